import type { IExecuteFunctions } from 'n8n-workflow';
import { shortHash } from '../../core/books';

/**
 * Part of every idempotency key of a run. The execution's id: when n8n tries the node again within the execution, the
 * ledger knows the request of the first try. A later execution has its own, so that no old refusal is replayed.
 */
export function runIdOf(context: IExecuteFunctions, nowMs: () => number): string {
	const executionId = context.getExecutionId();
	if (typeof executionId === 'string' && executionId !== '') return executionId;
	return shortHash([context.getNode().id, String(context.getInputData().length), String(nowMs())], 16);
}
