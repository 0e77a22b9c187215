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
import { zenotiResources } from './actions';
import { connect } from './actions/account';
import { lists } from './actions/lists';
import { zenotiKeyTest } from './keyTest';

export class Zenoti implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zenoti',
		name: 'zenoti',
		icon: { light: 'file:zenoti.svg', dark: 'file:zenoti.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(zenotiResources),
		description:
			'Reads guests, appointments, classes, invoices and reports of Zenoti, and creates and updates guests',
		defaults: { name: 'Zenoti' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'zenotiApi', required: true, testedBy: 'zenotiKeyTest' }],
		properties: describeResources(zenotiResources, 'guest'),
	};

	methods = { ...lists, credentialTest: { zenotiKeyTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			await guarded(this, async (context) =>
				runNode(context, { system: 'zenoti', resources: zenotiResources, connect }),
			),
		];
	}
}
