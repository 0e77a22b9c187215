import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { refuse, settingsFailure } from '../../common/outcomes';
import { connect } from '../connect';
import { findSystem } from '../ledgers';
import { runIdOf } from '../runId';
import { readMapping, toRunOptions } from '../settings/bookSettings';
import { parametersOf } from '../settings/rows';
import type { Operation } from './operation';
import { postDay, postSales } from './post';
import { previewDay } from './previewDay';
import { setup } from './setup';

/** By value of the parameter Operation. */
const operations: ReadonlyMap<unknown, Operation> = new Map<unknown, Operation>([
	['postDay', postDay],
	['postSales', postSales],
	['previewDay', previewDay],
	['setup', setup],
]);

/** Reads the settings, finds the company and works; what keeps it from that concerns every item. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const parameterOf = parametersOf(context);
	const system = findSystem(parameterOf('system'));
	const operation = operations.get(parameterOf('operation'));
	if (system === null || operation === undefined) {
		const hint = 'Choose system and operation again, or update the package.';
		return refuse(context, settingsFailure('This system or operation is not known to this version.', hint));
	}
	const mapping = readMapping(parameterOf);
	if (!mapping.ok) return refuse(context, mapping.failure);
	const { maxAttempts } = toRunOptions(parameterOf);
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted === true;
	const connected = await connect(context, { system, parameterOf, maxAttempts, isCancelled });
	if (!connected.ok) return refuse(context, connected.failure);
	const company = await system.open(connected.value);
	if (!company.ok) return refuse(context, company.failure);
	const nowMs = Date.now;
	const runId = runIdOf(context, nowMs);
	const run = { context, parameterOf, mapping: mapping.value, maxAttempts, runId, nowMs };
	return await operation(run, company.value);
}
