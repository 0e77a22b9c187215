import { sleep, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import type { StudioEvent } from '../../core/event';
import type { Failure } from '../../core/http';
import {
	emptyPollState,
	failuresOf,
	hasBegun,
	problemText,
	readPollState,
	runPoll,
	storePollState,
	type Findings,
	type PollResult,
	type PollState,
} from '../../core/poll';
import { dedupeMemory, triggerScope } from './dedupeMemory';
import { claimForPoll } from './pollClaims';
import { pollError, settingError } from './pollError';
import { PollMemory } from './pollMemory';
import { PollPlaces } from './pollPlaces';
import { showSample } from './pollSample';
import { readPollSettings, type PollNodeSettings } from './pollSettings';
import { attempts, budgetOf, toPlace, toPollSettings, type PollSource } from './pollSource';
import { PollTurns, type PollTurn } from './pollTurns';
import { toItem } from './toItem';

/** How long a poll waits for deliveries of its events that n8n is just taking. */
const longestTwinWaitMs = 9_000;

const now = () => Date.now();
const turns = new PollTurns(now);
const listedPlaces = new PollPlaces(now);
const memory = new PollMemory();

/** The `poll` of a polling trigger. */
export async function pollOnce(
	context: IPollFunctions,
	source: PollSource,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const settings = readPollSettings(node, source.profile);
	const [problem] = settings.problems;
	if (problem !== undefined) throw settingError(node, problem);
	if (context.getMode() === 'manual') return await showSample(context, source, settings);
	const workflowId = context.getWorkflow().id ?? '';
	const turn = turns.begin(triggerScope(workflowId, node.id));
	if (turn === null) {
		context.logger.debug(`${node.name}: the last poll is still under way, so this one is left out`);
		return null;
	}
	try {
		return await new Poll(context, source, settings, turn, workflowId).run();
	} finally {
		turn.end();
	}
}

class Poll {
	private readonly startedMs = now();

	private readonly scope: string;

	constructor(
		private readonly context: IPollFunctions,
		private readonly source: PollSource,
		private readonly settings: PollNodeSettings,
		private readonly turn: PollTurn,
		private readonly workflowId: string,
	) {
		this.scope = triggerScope(workflowId, context.getNode().id);
	}

	async run(): Promise<INodeExecutionData[][] | null> {
		const { context, source, settings } = this;
		const restsUntilMs = memory.restsUntil(this.scope, this.startedMs);
		if (restsUntilMs !== null) return this.leftOut(source.profile.label, restsUntilMs);
		const connected = await source.connect(context, attempts, () => !this.turn.isCurrent());
		if (!connected.ok) throw pollError(context.getNode(), connected.failure);
		const { caller } = connected.value;
		const state = this.storedState();
		const listed = await listedPlaces.read(this.scope, caller, source.profile, settings.locationIds);
		memory.rest(this.scope, caller.halted());
		if (!listed.ok) return this.withoutPlaces(state, listed.failure);
		const deadlineMs = this.startedMs + budgetOf(context, state.lanes.size === 0);
		const result = await runPoll({
			profile: source.profile,
			caller,
			places: listed.value.map((place) => toPlace(place, settings)),
			state,
			settings: toPollSettings(settings, deadlineMs),
			nowMs: now,
		});
		memory.rest(this.scope, caller.halted());
		return this.turn.isCurrent() ? await this.handOn(result, state) : null;
	}

	private leftOut(vendor: string, untilMs: number): null {
		const until = new Date(untilMs).toISOString();
		this.context.logger.info(this.line(`${vendor} asks to be left alone until ${until}, so no poll before`));
		return null;
	}

	private storedState(): PollState {
		const { poll: stored } = this.context.getWorkflowStaticData('node');
		const state = readPollState(stored);
		if (state === null && stored !== undefined) {
			this.context.logger.warn(
				this.line('what was remembered is of another version, so this is a first run'),
			);
		}
		return state ?? emptyPollState;
	}

	private withoutPlaces(state: PollState, failure: Failure): null {
		const timesInARow = state.placeFailures + 1;
		this.context.logger.warn(this.line(`${failure.message} ${failure.hint}`));
		this.raiseIfDue({ failures: [{ failure, timesInARow }], hasProgress: false });
		this.keep({ ...state, placeFailures: timesInARow });
		return null;
	}

	private async handOn(result: PollResult, before: PollState): Promise<INodeExecutionData[][] | null> {
		const { events, windows, problems, isComplete, state } = result;
		for (const problem of problems) this.context.logger.warn(this.line(problemText(problem)));
		if (!isComplete) this.context.logger.info(this.line('the next poll goes on where this one stopped'));
		this.raiseIfDue({ failures: failuresOf(problems), hasProgress: windows > 0 || events.length > 0 });
		const fresh = await this.claim(events);
		this.keep(state);
		if (fresh.length > 0) this.context.logger.debug(this.line(`${fresh.length} events`));
		const mustSave = memory.mustSave(this.scope, fresh.length, events.length - fresh.length);
		return fresh.length > 0 || mustSave || hasBegun(before, state) ? [fresh.map(toItem)] : null;
	}

	private async claim(events: readonly StudioEvent[]): Promise<readonly StudioEvent[]> {
		if (!this.settings.skipSeenByWebhook) return events;
		const wait = { sleep, longestMs: longestTwinWaitMs };
		return await claimForPoll(dedupeMemory, this.workflowId, events, wait);
	}

	/** An error leaves everything as it was before this poll, so that the next one finds the same. */
	private raiseIfDue(findings: Findings): void {
		const due = memory.reportOf(this.scope, findings, now());
		if (findings.failures.some(({ failure }) => failure.kind === 'permanent'))
			listedPlaces.forget(this.scope);
		if (due !== null) throw pollError(this.context.getNode(), due);
	}

	/** As a whole, because n8n does not notice a change inside it. */
	private keep(state: PollState): void {
		this.context.getWorkflowStaticData('node').poll = storePollState(state);
	}

	private line(text: string): string {
		return `${this.context.getNode().name}: ${text}`;
	}
}
