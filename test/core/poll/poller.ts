import {
	emptyPollState,
	readPollState,
	runPoll,
	storePollState,
	type Place,
	type PollProfile,
	type PollResult,
	type PollSettings,
	type PollState,
} from '../../../core/poll';
import { place, type FakeSource } from './fake-source';

/** Polls a fake source as the node does, with the state put away as text between two polls. */
export class Poller {
	state: PollState = emptyPollState;

	places: readonly Place[] = [place('p1')];

	profile: PollProfile;

	constructor(
		readonly source: FakeSource,
		readonly settings: Partial<PollSettings> = {},
	) {
		this.profile = source.profile;
	}

	/** One poll; kept is what the node would keep. */
	async poll(changes: Partial<PollSettings> = {}): Promise<PollResult> {
		const { profile, places, source } = this;
		const result = await runPoll({
			profile,
			caller: source.caller,
			places,
			state: this.state,
			settings: { ...usual, ...this.settings, ...changes },
			nowMs: () => source.clock.nowMs,
		});
		this.state = this.restarted(result.state);
		return result;
	}

	/** Types and things of the events, `created a`. */
	async told(changes: Partial<PollSettings> = {}): Promise<readonly string[]> {
		return tellings(await this.poll(changes));
	}

	/** The events of so many polls, a minute apart. */
	async toldIn(polls: number): Promise<readonly string[]> {
		const told: string[] = [];
		for (let poll = 0; poll < polls; poll += 1) {
			this.source.clock.nowMs += 60_000;
			told.push(...(await this.told()));
		}
		return told;
	}

	private restarted(state: PollState): PollState {
		const read = readPollState(JSON.parse(JSON.stringify(storePollState(state))));
		if (read === null) throw new Error('the stored state could not be read');
		return read;
	}
}

const usual: PollSettings = {
	resources: ['things'],
	lookbackDays: null,
	firstRun: 'lookBack',
	includeRaw: false,
	deadlineMs: Number.MAX_SAFE_INTEGER,
	mostEvents: 1_000,
	mostSeen: 1_000,
};

export function tellings({ events }: PollResult): readonly string[] {
	return events.map(({ type, subject }) => `${type.split('.')[2]} ${subject.split('/')[1]}`);
}

export const start = Date.parse('2026-11-20T12:00:00Z');
