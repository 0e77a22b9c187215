import { valueAt } from './records.mts';
import type { OwnerSession } from './session.mts';
import { waitUntil } from './waiting.mts';

/** When {@link waitForIdle} is satisfied. */
export interface IdleOptions {
	/** Only this workflow; all workflows when left out. */
	readonly workflowId?: string;
	/** Wait at least until so many executions are stored, running ones included. */
	readonly minExecutions?: number;
	readonly timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;
const intervalMs = 150;
/** How many looks in a row must show the same count and nothing running. */
const calmLooks = 3;
const unfinished = ['new', 'running'] as const;

async function countExecutions(session: OwnerSession, filter: object): Promise<number> {
	const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: '1' });
	const answer = await session.call('GET', `/rest/executions?${query}`);
	const count = valueAt(answer, 'data', 'count');
	if (typeof count !== 'number') throw new Error('n8n listed executions without a count.');
	return count;
}

/**
 * Waits until no execution is new or running and their number has stopped growing; returns that number.
 * An execution that waits (a Wait node) counts as finished.
 */
export async function waitForIdle(
	session: OwnerSession,
	{ workflowId, minExecutions = 0, timeoutMs = defaultTimeoutMs }: IdleOptions,
): Promise<number> {
	const scope = workflowId === undefined ? {} : { workflowId };
	let seen = { busy: -1, total: -1 };
	let calm = 0;
	const look = async (): Promise<number | undefined> => {
		const busy = await countExecutions(session, { ...scope, status: [...unfinished] });
		const total = await countExecutions(session, scope);
		calm = busy === 0 && total === seen.total && total >= minExecutions ? calm + 1 : 0;
		seen = { busy, total };
		return calm >= calmLooks ? total : undefined;
	};
	const explain = (): string =>
		`Last seen: ${seen.total} stored, ${seen.busy} of them unfinished; expected at least ${minExecutions}.`;
	return waitUntil('the executions to finish', look, { timeoutMs, intervalMs, explain });
}
