import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeResources } from '../common/actions/describe';
import { runNode } from '../common/actions/runNode';
import { guarded } from '../common/outcomes';
import { operationSubtitle } from '../common/subtitle';
import { wellnessLivingResources } from './actions';
import { connect } from './actions/account';
import { lists } from './actions/lists';
import { wellnessLivingApplicationTest } from './applicationTest';

export class WellnessLiving implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WellnessLiving',
		name: 'wellnessLiving',
		icon: { light: 'file:wellnessLiving.svg', dark: 'file:wellnessLiving.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(wellnessLivingResources),
		description: 'Reads clients, classes, attendance, appointments, purchases and sales of WellnessLiving',
		defaults: { name: 'WellnessLiving' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'wellnessLivingApi', required: true, testedBy: 'wellnessLivingApplicationTest' }],
		properties: describeResources(wellnessLivingResources, 'client'),
	};

	methods = { ...lists, credentialTest: { wellnessLivingApplicationTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			await guarded(this, async (context) =>
				runNode(context, { system: 'wellnessLiving', resources: wellnessLivingResources, connect }),
			),
		];
	}
}
