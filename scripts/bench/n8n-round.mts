import type { Execution } from '../n8n/executions.mts';
import type { N8nInstance } from '../n8n/instance.mts';
import { listAt } from '../n8n/records.mts';
import { parseExecution } from '../n8n/executions.mts';
import { waitUntil } from '../n8n/waiting.mts';
import { newDeliveries, sendAll } from './n8n-deliveries.mts';
import type { Subject } from './n8n-subjects.mts';

/** Deliveries per second of one round. */
export interface Pace {
	/** Until the last one was answered. */
	readonly answered: number;
	/** Until the last execution had run to its end. */
	readonly completed: number;
}

const finishTimeoutMs = 60_000;
const lookEveryMs = 50;

/** The newest successful executions of a workflow, of which n8n lists at the most 250. */
async function newestSuccesses(
	n8n: N8nInstance,
	{ workflow }: Subject,
	limit: number,
): Promise<readonly Execution[]> {
	const query = new URLSearchParams({ workflowId: workflow.id, status: 'success', limit: String(limit) });
	return listAt(await n8n.api().call('GET', `executions?${query}`), 'data').map(parseExecution);
}

const startOf = ({ startedAt }: Execution): number => Date.parse(startedAt ?? '');
const endOf = ({ stoppedAt }: Execution): number => Date.parse(stoppedAt ?? '');

/** When the last of so many executions that began after `sinceMs` ended, by n8n's own clock, which is ours. */
async function lastEnd(n8n: N8nInstance, subject: Subject, count: number, sinceMs: number): Promise<number> {
	let seen = 0;
	const look = async (): Promise<number | undefined> => {
		const ofThisRound = (await newestSuccesses(n8n, subject, count)).filter((run) => startOf(run) >= sinceMs);
		seen = ofThisRound.length;
		return seen === count ? Math.max(...ofThisRound.map(endOf)) : undefined;
	};
	return waitUntil(`${count} successful executions of "${subject.title}"`, look, {
		timeoutMs: finishTimeoutMs,
		intervalMs: lookEveryMs,
		explain: () => `Seen: ${seen}. n8n printed last:\n${n8n.logTail()}`,
	});
}

/** Sends so many new deliveries to one workflow and waits until each has run, once and successfully. */
export async function runRound(n8n: N8nInstance, subject: Subject, count: number): Promise<Pace> {
	const deliveries = newDeliveries(count);
	const startedAtMs = Date.now();
	await sendAll(`${n8n.baseUrl}${subject.path}`, deliveries);
	const answeredMs = Date.now() - startedAtMs;
	const completedMs = (await lastEnd(n8n, subject, count, startedAtMs)) - startedAtMs;
	return { answered: (count / answeredMs) * 1000, completed: (count / completedMs) * 1000 };
}
