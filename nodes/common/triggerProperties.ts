import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { eventLabelOf, type EventType } from '../../core/event';

/** Menu entries for event types, in the order of their labels. */
export function eventOptions(types: readonly EventType[]): INodePropertyOptions[] {
	const entries = types.map((value) => ({ name: eventLabelOf(value), value }));
	entries.sort((left, right) => left.name.localeCompare(right.name, 'en'));
	return [{ name: 'All Events', value: '*' }, ...entries];
}

export function authenticationProperty(vendor: string): INodeProperties {
	return {
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Signature',
				value: 'signature',
				description: `Only deliveries that ${vendor} has signed with your secret get in`,
			},
			{
				name: 'Accept Unverified (Unsafe)',
				value: 'acceptUnverified',
				description: 'Anybody who knows the URL can send events. Only for a vendor account that cannot sign.',
			},
		],
		default: 'signature',
	};
}

export const unverifiedNotice: INodeProperties = {
	displayName:
		'Deliveries are not checked: whoever learns this URL can create clients and sales in your systems. Choose <b>Signature</b> as soon as you have a secret.',
	name: 'unverifiedNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { authentication: ['acceptUnverified'] } },
};

export function eventsProperty(types: readonly EventType[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		noDataExpression: true,
		options: eventOptions(types),
		default: ['*'],
		description: 'Which events start the workflow. Others are acknowledged to the sender and ignored.',
	};
}

export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. USD',
			description: 'Three-letter code to use where the delivery names no currency',
		},
		{
			displayName: 'Include Original Payload',
			name: 'includeRaw',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to add the untouched delivery as <code>data.raw</code>. It can hold personal data, such as birth dates and notes.',
		},
		{
			displayName: 'Location IDs',
			name: 'locationIds',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. 5528ee09-5321-4153-8ca7-31c78d757dcb',
			description:
				'Only events of these locations (Zenoti: centers), separated by commas. Run once without this to find the ID in an event, as <code>location</code>. Events that name no location always pass.',
		},
		{
			displayName: 'Remember Events For (Hours)',
			name: 'dedupeWindowHours',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 1, maxValue: 720 },
			default: 168,
			description:
				'How long an event is remembered, so that a second delivery of it starts no second execution. Keep it longer than the vendor retries.',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. America/New_York',
			description: 'Time zone of the studio, for local times that the delivery sends without a zone',
		},
	],
};
