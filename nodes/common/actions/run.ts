import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { safeText, type Failure } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { failAll } from '../../../core/sync';
import { unexpectedFailure } from '../outcomes';
import { Input } from './input';
import type { Operation } from './operation';

/**
 * Item after item: the vendor's calls are few a minute, and shared. With "stop" a failed read ends the run at once, a
 * failed write only after the other items were written; with "continue" a failed item has exactly the keys `error`,
 * `message` and `details`, which n8n sends to the error output.
 */
export async function runItems<Account>(
	context: IExecuteFunctions,
	operation: Operation<Account>,
	account: Account,
	system: string,
): Promise<INodeExecutionData[]> {
	const good: INodeExecutionData[] = [];
	const failed: FailedItem[] = [];
	const all: INodeExecutionData[] = [];
	const inputs = context.getInputData();
	for (const item of inputs.keys()) {
		const result = await attempt(context, operation, account, item);
		const found = result.ok
			? result.value.map((value) => ({ json: toJson(value), pairedItem: { item } }))
			: [failedItem(inputs[item]?.json, result.failure, system, item)];
		if (result.ok) good.push(...found);
		else failed.push({ item, failure: result.failure, found });
		all.push(...found);
		if (!result.ok && !operation.isWrite && !context.continueOnFail()) break;
	}
	if (failed.length > 0 && !context.continueOnFail()) stop(context, failed, inputs.length);
	if (context.getNode().onError !== 'continueErrorOutput') return all;
	// Retry On Fail runs everything again when the first item of all carries an error
	return [...good, ...failed.flatMap(({ found }) => found)];
}

/** When nothing can be done for one reason that concerns all items: with "continue" each is a failed one. */
export function refuseItems(
	context: IExecuteFunctions,
	failure: Failure,
	system: string,
): INodeExecutionData[] {
	const inputs = context.getInputData();
	const found = inputs.map(({ json }, item) => failedItem(json, failure, system, item));
	if (!context.continueOnFail()) stop(context, [{ item: 0, failure, found }], 1);
	return found;
}

interface FailedItem {
	readonly item: number;
	readonly failure: Failure;
	readonly found: readonly INodeExecutionData[];
}

/** A parameter that n8n cannot evaluate, or a bug, fails its own item only. */
async function attempt<Account>(
	context: IExecuteFunctions,
	operation: Operation<Account>,
	account: Account,
	item: number,
): Promise<Read<readonly object[]>> {
	// n8n throws for a parameter that the panel hides, unless there is a fallback that is not undefined
	const input = new Input((name) => context.getNodeParameter(name, item, null));
	try {
		return await operation.carryOut(account, input);
	} catch (problem) {
		const error = new NodeOperationError(context.getNode(), asError(problem), { itemIndex: item });
		context.logger.debug(`${context.getNode().name}: item ${item} failed`, { problem: error.message });
		return { ok: false, failure: unexpectedFailure(error) };
	}
}

function asError(problem: unknown): Error | string {
	return problem instanceof Error ? problem : String(problem);
}

function failedItem(
	json: IDataObject | undefined,
	failure: Failure,
	system: string,
	item: number,
): INodeExecutionData {
	const [outcome] = failAll([json ?? {}], system, failure, Date.now);
	const message = `${failure.message} ${failure.hint}`;
	return {
		json: { error: failure.message, message, details: { ...outcome } },
		pairedItem: { item },
	};
}

function stop(context: IExecuteFunctions, failed: readonly FailedItem[], count: number): never {
	const [first] = failed;
	const reason = first?.failure.message ?? '';
	const message = count === 1 ? reason : `${failed.length} of ${count} items failed: ${reason}`;
	throw new NodeOperationError(context.getNode(), safeText(message), {
		itemIndex: first?.item ?? 0,
		description: first?.failure.hint ?? '',
	});
}

/** Its own object: entities are shared, items may be changed by the nodes that follow. */
function toJson(value: object): IDataObject {
	return Object.fromEntries(Object.entries(value));
}
