import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { guarded, refuse, settingsFailure } from '../common/outcomes';
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
		description: 'Writes studio events to HubSpot as contacts and deals; a second run changes nothing',
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
		return [await guarded(this, runOperation)];
	}
}

async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const system = findSystem(context.getNodeParameter('system', 0));
	const operation = operations.get(context.getNodeParameter('operation', 0));
	if (system === null || operation === undefined) {
		const hint = 'Choose system and operation again, or update the package.';
		return refuse(context, settingsFailure('This system or operation is not known to this version.', hint));
	}
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted === true;
	const opened = await openOutside(context, system, isCancelled);
	if (opened.ok) return await operation(context, system, opened.outside);
	const hint = 'Correct Environment and Base URL in the credential.';
	return refuse(context, settingsFailure(opened.problem, hint));
}
