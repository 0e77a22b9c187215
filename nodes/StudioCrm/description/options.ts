import type { INodeProperties } from 'n8n-workflow';
import { defaultOwnedProperties } from '../../../vendors/hubspot';

const onlySync = { show: { '/operation': ['syncEvents'] } };

/** Everything that has a sensible default. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Add Record Links',
			name: 'recordLinks',
			type: 'boolean',
			default: false,
			displayOptions: onlySync,
			description: 'Whether to add the page of each record to the output, for one more call per run',
		},
		{
			displayName: 'Attempts per Call',
			name: 'maxAttempts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 5,
			description:
				'How often a call is tried when the CRM is busy or does not answer. It is never called earlier than it asks for.',
		},
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 100,
			displayOptions: onlySync,
			description: 'How many records go into one call',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to only read, and to output the planned changes and the number of calls',
		},
		{
			displayName: 'Fields the CRM Owns',
			name: 'crmOwnedFields',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getOwnableFields', loadOptionsDependsOn: ['system'] },
			default: [...defaultOwnedProperties],
			displayOptions: onlySync,
			description:
				'These fields are filled when empty and never overwritten. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Lead Source',
			name: 'leadSource',
			type: 'string',
			default: '',
			placeholder: 'e.g. Walk-in',
			displayOptions: onlySync,
			description: 'Lead source of clients whose studio system tells none',
		},
		{
			displayName: 'Opt-Out Subscription Type Name or ID',
			name: 'subscriptionId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getSubscriptionTypes', loadOptionsDependsOn: ['system'] },
			default: '',
			displayOptions: onlySync,
			description:
				'When a client withdraws consent to marketing mail, also opt out here, for one call per client. Nobody is ever subscribed. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Owner Name or ID',
			name: 'ownerId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getOwners', loadOptionsDependsOn: ['system'] },
			default: '',
			displayOptions: onlySync,
			description:
				'Who contacts and deals without an owner are given to. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};
