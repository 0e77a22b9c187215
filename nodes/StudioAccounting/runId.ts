import type { IExecuteFunctions, WorkflowExecuteMode } from 'n8n-workflow';
import { shortHash } from '../../core/books';

/** Xero keeps the answer to a key for six minutes. */
const twinWindowMs = 5 * 60_000;

/** Runs that n8n starts by itself, and sometimes starts twice for one delivery (its issues 31837 and 38083). */
const startedByN8n: ReadonlySet<WorkflowExecuteMode> = new Set<WorkflowExecuteMode>(['webhook', 'trigger']);

/**
 * Part of every idempotency key of a run; the rest is what is written. Runs that n8n starts by itself share it for five
 * minutes, also in different worker processes: of twins that both look before either has written, the ledger carries
 * out one. A run that a person starts or tries again has its own, so that no refusal of before is replayed.
 */
export function runIdOf(context: IExecuteFunctions, nowMs: () => number): string {
	if (startedByN8n.has(context.getMode())) return `within-${Math.floor(nowMs() / twinWindowMs)}`;
	const executionId = context.getExecutionId();
	if (typeof executionId === 'string' && executionId !== '') return executionId;
	return shortHash([context.getNode().id, String(context.getInputData().length), String(nowMs())], 16);
}
