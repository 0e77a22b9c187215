import {
	NodeConnectionTypes,
	NodeOperationError,
	UnexpectedError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { safeText } from '../../core/http';
import { reconcile } from '../../core/reconcile';
import { comparisonProperties } from './description/comparison';
import { optionsProperty } from './description/options';
import { recordProperties } from './description/records';
import { sideProperties } from './description/sides';
import { parametersOf } from './settings/read';
import { readReconcileSettings } from './settings/reconcileSettings';
import { firstOf, outputNames, summaryOutput, toOutputs, type Inputs } from './toItems';

export class StudioReconcile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Studio Reconcile',
		name: 'studioReconcile',
		icon: { light: 'file:studioReconcile.svg', dark: 'file:studioReconcile.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ "Compare with " + { crmRecords: "CRM records", events: "studio events", ledgerDocuments: "ledger documents", outcomes: "outcomes", records: "other records" }[$parameter["otherSide"]] }}',
		description:
			'Compares what the studio says with what the CRM or the books hold: what is missing, different or extra, and proof of what is complete',
		defaults: { name: 'Studio Reconcile' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		inputNames: ['Source', 'Other Side'],
		// n8n runs the node when one side has items: a side without any is a finding, not a reason to stay silent.
		requiredInputs: 1,
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames,
		usableAsTool: true,
		properties: [...sideProperties, ...recordProperties, ...comparisonProperties, optionsProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return compare(this);
		} catch (problem) {
			const error = problem instanceof Error ? problem : new UnexpectedError(String(problem));
			// n8n would pass the source on as if it had been matched
			if (this.continueOnFail()) return failedOutputs(this, error);
			throw new NodeOperationError(this.getNode(), error);
		}
	}
}

function compare(context: IExecuteFunctions): INodeExecutionData[][] {
	const inputs = inputsOf(context);
	const [source, other] = [inputs.source, inputs.other].map((items) => items.map(({ json }) => json));
	const settings = readReconcileSettings(parametersOf(context), other ?? []);
	if (!settings.ok) {
		const { message, description } = settings.problem;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
	return toOutputs(reconcile(source ?? [], other ?? [], settings.value), inputs);
}

function inputsOf(context: IExecuteFunctions): Inputs {
	return { source: context.getInputData(0), other: context.getInputData(1) };
}

/** In the shape that n8n sends to the error output; without one it stands where the summary would. */
function failedOutputs(context: IExecuteFunctions, error: Error): INodeExecutionData[][] {
	const message = safeText(error.message);
	const details =
		error instanceof NodeOperationError && typeof error.description === 'string' ? error.description : '';
	const item = { json: { error: message, message, details }, pairedItem: firstOf(inputsOf(context)) };
	return outputNames.map((_, output) => (output === summaryOutput ? [item] : []));
}
