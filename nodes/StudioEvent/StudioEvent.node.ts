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
import { normalize } from './operations/normalize';
import type { Operation } from './operations/operation';
import { sign } from './operations/sign';
import { sourceOptions } from './sources';

const operations: Readonly<Record<string, Operation>> = { normalize, sign };

export class StudioEvent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Studio Event',
		name: 'studioEvent',
		icon: { light: 'file:studioEvent.svg', dark: 'file:studioEvent.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ ($parameter["operation"] === "sign" ? "Sign for " : "Normalize from ") + ($parameter["system"] === "zenoti" ? "Zenoti" : "WellnessLiving") }}',
		description:
			'Turns raw Zenoti and WellnessLiving deliveries into studio events, and signs test deliveries',
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
				displayOptions: { hide: { operation: ['normalize'], system: ['zenoti'] } },
			},
			{
				name: 'zenotiWebhookApi',
				required: true,
				testedBy: 'zenotiWebhookTest',
				displayOptions: { hide: { operation: ['normalize'], system: ['wellnessLiving'] } },
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
						name: 'Normalize',
						value: 'normalize',
						description: 'Turn a raw delivery into studio events, exactly as the trigger nodes do',
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
				description: 'Whose payload it is',
			},
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
		const operation = operations[this.getNodeParameter('operation', 0)];
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			try {
				results.push(...((await operation?.run(this, itemIndex)) ?? []));
			} catch (problem) {
				const error =
					problem instanceof NodeOperationError
						? problem
						: new NodeApiError(this.getNode(), { message: String(problem) }, { itemIndex });
				if (!this.continueOnFail()) throw error;
				results.push({
					json: { error: error.message, details: error.description },
					pairedItem: { item: itemIndex },
				});
			}
		}
		return [results];
	}
}
