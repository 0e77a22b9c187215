import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { optionsProperty } from './description/options';
import { syncProperties } from './description/syncProperties';
import { loadOptions } from './loadOptions';
import type { Operation } from './operations/operation';
import { setup } from './operations/setup';
import { syncEvents } from './operations/syncEvents';
import { findSystem, openOutside, systemOptions } from './systems';

const operations: ReadonlyMap<string, Operation> = new Map([
	['setup', setup],
	['syncEvents', syncEvents],
]);

export class StudioCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Studio CRM',
		name: 'studioCrm',
		icon: { light: 'file:studioCrm.svg', dark: 'file:studioCrm.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle:
			'={{ ($parameter["operation"] === "setup" ? "Set up " : "Sync events to ") + $parameter["system"].replace("hubSpot", "HubSpot") }}',
		description: 'Turns studio events into contacts and deals, exactly once, with the fewest calls',
		defaults: { name: 'Studio CRM' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// No `show`: a field named in a credential's `show` is taken out of the panel by the editor.
		credentials: [{ name: 'studioHubSpotApi', required: true }],
		properties: [
			{
				displayName: 'System',
				name: 'system',
				type: 'options',
				noDataExpression: true,
				options: systemOptions,
				default: 'hubSpot',
				description: 'The CRM to write to',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Set Up',
						value: 'setup',
						description: 'Make or check the custom fields of the account; run it once',
						action: 'Set up the account',
					},
					{
						name: 'Sync Events',
						value: 'syncEvents',
						description: 'Write studio events to contacts and deals',
						action: 'Sync studio events',
					},
				],
				default: 'syncEvents',
			},
			...syncProperties,
			optionsProperty,
		],
	};

	methods = { loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (this.getInputData().length === 0) return [[]];
		const system = findSystem(this.getNodeParameter('system', 0));
		const operation = operations.get(this.getNodeParameter('operation', 0));
		if (system === null || operation === undefined) {
			throw new NodeOperationError(this.getNode(), 'This system or operation is not known to this version');
		}
		const isCancelled = () => this.getExecutionCancelSignal()?.aborted === true;
		const opened = await openOutside(this, system, isCancelled);
		if (!opened.ok) throw new NodeOperationError(this.getNode(), opened.problem);
		return [await operation(this, system, opened.outside)];
	}
}
