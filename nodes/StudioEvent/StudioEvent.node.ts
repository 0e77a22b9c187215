import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { secretTest } from '../common/secretTest';
import { wellnessLivingSource } from '../WellnessLiving/source';
import { zenotiSource } from '../Zenoti/source';
import { fromRows } from './operations/fromRows';
import { normalize } from './operations/normalize';
import type { Operation, WholeOperation } from './operations/operation';
import { sign } from './operations/sign';
import { sourceOptions } from './sources';

const operations: ReadonlyMap<string, Operation | WholeOperation> = new Map<
	string,
	Operation | WholeOperation
>([
	['fromRows', fromRows],
	['normalize', normalize],
	['sign', sign],
]);

export class StudioEvent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Studio Event',
		name: 'studioEvent',
		icon: { light: 'file:studioEvent.svg', dark: 'file:studioEvent.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ $parameter["operation"] === "fromRows" ? "Import rows" : ($parameter["operation"] === "sign" ? "Sign for " : "Normalize from ") + ($parameter["system"] === "zenoti" ? "Zenoti" : "WellnessLiving") }}',
		description:
			'Turns raw deliveries and exported rows of Zenoti and WellnessLiving into studio events, and signs test deliveries',
		defaults: { name: 'Studio Event' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// `hide`, not `show`: a field named in a credential's `show` is taken out of the panel by the editor.
		credentials: [
			{
				name: 'wellnessLivingWebhookApi',
				required: true,
				testedBy: 'wellnessLivingWebhookTest',
				displayOptions: { hide: { operation: ['fromRows', 'normalize'], system: ['zenoti'] } },
			},
			{
				name: 'zenotiWebhookApi',
				required: true,
				testedBy: 'zenotiWebhookTest',
				displayOptions: { hide: { operation: ['fromRows', 'normalize'], system: ['wellnessLiving'] } },
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'From Rows',
						value: 'fromRows',
						description:
							'Turn the rows of a CSV or Excel export of bookings, sales or clients into studio events',
						action: 'Turn exported rows into studio events',
					},
					{
						name: 'Normalize',
						value: 'normalize',
						description:
							'Turn a raw delivery into the studio events the triggers would give. Checks no signature.',
						action: 'Turn a raw delivery into studio events',
					},
					{
						name: 'Sign',
						value: 'sign',
						description: 'Make a correctly signed test delivery',
						action: 'Make a signed test delivery',
					},
				],
				default: 'normalize',
			},
			{
				displayName: 'System',
				name: 'system',
				type: 'options',
				noDataExpression: true,
				options: sourceOptions,
				default: 'zenoti',
				displayOptions: { hide: { operation: ['fromRows'] } },
				description: 'The studio system the payload comes from, or is meant to come from',
			},
			...fromRows.properties,
			...normalize.properties,
			...sign.properties,
		],
	};

	methods = {
		credentialTest: {
			wellnessLivingWebhookTest: secretTest(wellnessLivingSource),
			zenotiWebhookTest: secretTest(zenotiSource),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = operations.get(this.getNodeParameter('operation', 0));
		if (operation === undefined) {
			throw new NodeOperationError(this.getNode(), 'This operation does not exist', {
				description: 'Choose From Rows, Normalize or Sign.',
			});
		}
		if ('runAll' in operation) return [runWhole(this, operation)];
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			try {
				results.push(...(await operation.run(this, itemIndex)));
			} catch (problem) {
				const error =
					problem instanceof NodeOperationError
						? problem
						: new NodeApiError(
								this.getNode(),
								{ message: problem instanceof Error ? problem.message : 'unknown' },
								{ itemIndex, description: 'Check the payload and the credential of this node.' },
							);
				if (!this.continueOnFail()) throw error;
				results.push({
					json: { error: error.message, message: error.message, details: error.description },
					pairedItem: { item: itemIndex },
				});
			}
		}
		return [results];
	}
}

/** n8n passes the input of a node that throws on as if all were well, so with "continue" the failure is the only item. */
function runWhole(context: IExecuteFunctions, operation: WholeOperation): INodeExecutionData[] {
	try {
		return operation.runAll(context);
	} catch (problem) {
		const error =
			problem instanceof NodeOperationError
				? problem
				: new NodeOperationError(context.getNode(), problem instanceof Error ? problem : 'unknown');
		if (!context.continueOnFail()) throw error;
		const { message, description } = error;
		return [{ json: { error: message, message, details: description }, pairedItem: { item: 0 } }];
	}
}
