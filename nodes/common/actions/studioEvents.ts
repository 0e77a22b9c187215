import type { INodeProperties } from 'n8n-workflow';
import type { StudioEvent } from '../../../core/event';
import type { Caller, Failure } from '../../../core/http';
import {
	emptyPollState,
	failuresOf,
	runPoll,
	type Place,
	type PolledResource,
	type PollProfile,
	type PollResult,
	type Read,
	type Sighting,
} from '../../../core/poll';
import { lookForProperty } from '../pollProperties';
import type { Input } from './input';
import { operation, type Operation } from './operation';
import type { Progress } from './progress';
import {
	longestDaysBack,
	readWantedEvents,
	studioEventOptions,
	type WantedEvents,
} from './studioEventSettings';

/** An account whose resources can be polled. */
export interface PolledAccount {
	readonly caller: Caller;
	readonly progress: (what: string) => Progress;
	readonly warn: (line: string) => void;
}

/** What is the vendor's own in reading its account as studio events. */
export interface EventSource<Account> {
	readonly profile: PollProfile;
	/** Where to read: a field named `placeIds`, which chooses several. */
	readonly placesField: INodeProperties;
	/** The chosen places, or all the credential may see. */
	readonly places: (account: Account, ids: readonly string[]) => Promise<Read<readonly Place[]>>;
}

/**
 * The account as studio events of its present state: what the first run of the polling trigger tells, with the same ids,
 * and nothing remembered. All or nothing: what is compared with this must not take a part for the whole.
 */
export function getStudioEvents<Account extends PolledAccount>(
	source: EventSource<Account>,
): Operation<Account> {
	return operation<Account, WantedEvents>({
		option: {
			name: 'Get Many',
			value: 'getAll',
			description: 'Read what is there as studio events of its present state, to compare or repair with',
			action: 'Get many studio events',
		},
		properties: fieldsOf(source),
		read: (input: Input) => readWantedEvents(input, Object.keys(source.profile.resources)),
		run: async (account, wanted) => {
			const listed = await source.places(account, wanted.placeIds);
			if (!listed.ok) return listed;
			if (listed.value.length === 0) return { ok: false, failure: noPlaces };
			const places = listed.value.map((place) => ({
				...place,
				timeZone: place.timeZone ?? wanted.timeZone,
				currency: place.currency ?? wanted.currency,
			}));
			return await new EventReading(account, source.profile, places, wanted).run();
		},
	});
}

function fieldsOf<Account>({ profile, placesField }: EventSource<Account>): readonly INodeProperties[] {
	return [
		{
			...lookForProperty(profile),
			noDataExpression: false,
			description: 'What to read. Each choice costs at least one call per location.',
		},
		{
			displayName: 'Days Back',
			name: 'daysBack',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: longestDaysBack },
			default: 7,
			description:
				'How far back to read: clients by their last change or the day they joined, bookings by their day, sales by the day of the sale. Bookings ahead are read, too.',
		},
		placesField,
		studioEventOptions,
	];
}

/** Resource after resource and place after place, as the polling trigger goes, but ended by the first failure. */
class EventReading {
	private readonly events = new Map<string, StudioEvent>();

	private records = 0;

	/** Why the whole content of some records may not be read; they are told as the list has them. */
	private readonly refusals: Failure[] = [];

	private readonly progress: Progress;

	/** Of all events: they are as of one moment. */
	private readonly startedMs = Date.now();

	constructor(
		private readonly account: PolledAccount,
		private readonly profile: PollProfile,
		private readonly places: readonly Place[],
		private readonly wanted: WantedEvents,
	) {
		this.progress = account.progress('records');
	}

	async run(): Promise<Read<readonly StudioEvent[]>> {
		for (const name of this.wanted.resources) {
			for (const place of this.places) {
				const result = await this.read(name, place);
				const failure = failureIn(result);
				if (failure !== null) return { ok: false, failure };
				this.tellRefusals(name, place);
				for (const event of result.events) if (!this.events.has(event.id)) this.events.set(event.id, event);
			}
		}
		return { ok: true, value: [...this.events.values()] };
	}

	private tellRefusals(resource: string, { id, name }: Place): void {
		const refusals = this.refusals.splice(0);
		const [first] = refusals;
		if (first === undefined) return;
		const label = this.profile.resources[resource]?.label ?? resource;
		const what = `${refusals.length} ${label} of ${name ?? id}`;
		this.account.warn(
			`${what} are told as the list has them, because they may not be read one by one: ${first.message} ${first.hint}`,
		);
	}

	private async read(name: string, place: Place): Promise<PollResult> {
		const { account, profile, wanted, startedMs } = this;
		const resources = Object.entries(profile.resources).flatMap(([key, resource]) =>
			key === name ? [[key, this.counted(resource)] as const] : [],
		);
		return await runPoll({
			profile: { ...profile, resources: Object.fromEntries(resources) },
			caller: account.caller,
			places: [place],
			state: emptyPollState,
			settings: {
				resources: [name],
				lookbackDays: wanted.daysBack,
				firstRun: 'lookBack',
				includeRaw: wanted.includeRaw,
				deadlineMs: Number.POSITIVE_INFINITY,
				mostEvents: Number.POSITIVE_INFINITY,
				mostSeen: Number.POSITIVE_INFINITY,
			},
			nowMs: () => startedMs,
		});
	}

	/** The same, and the log is told of each record: one of a sale may take a call of its own. */
	private counted(resource: PolledResource): PolledResource {
		return {
			...resource,
			read: async (...input) => {
				const read = await resource.read(...input);
				return read.ok ? { ok: true, value: read.value.map((sighting) => this.noted(sighting)) } : read;
			},
		};
	}

	private noted(sighting: Sighting): Sighting {
		const { complete } = sighting;
		const note = (): void => {
			this.records += 1;
			this.progress(this.records, null);
		};
		if (complete === undefined) {
			return {
				...sighting,
				events: (...asked) => {
					note();
					return sighting.events(...asked);
				},
			};
		}
		return {
			...sighting,
			complete: async (...asked) => {
				note();
				const read = await complete(...asked);
				if (!read.ok && read.failure.kind === 'permanent') this.refusals.push(read.failure);
				return read;
			},
		};
	}
}

/** Why not all was read: a part of an account must not pass for the whole. */
function failureIn({ problems, isComplete }: PollResult): Failure | null {
	const [failed] = failuresOf(problems);
	if (failed !== undefined) return failed.failure;
	return isComplete ? null : incomplete;
}

const noPlaces: Failure = {
	kind: 'permanent',
	code: 'NO_LOCATIONS',
	message: 'The credential may see no location.',
	hint: 'Give it the right to at least one location, or enter their ids in this node by an expression.',
};

const incomplete: Failure = {
	kind: 'transient',
	code: 'INCOMPLETE',
	message: 'Not everything was read.',
	hint: 'Run the node again.',
};
