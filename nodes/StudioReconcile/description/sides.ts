import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const notice: INodeProperties = {
	displayName:
		'Connect what the studio says to <b>Source</b> and what the other system holds to <b>Other Side</b>. To repair, connect <b>Missing</b> and <b>Different</b> to Studio CRM or Studio Accounting. Expressions are read from the first item only.',
	name: 'reconcileNotice',
	type: 'notice',
	default: '',
};

const sourceHolds: INodeProperties = {
	displayName: 'Source Holds',
	name: 'sourceHolds',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Studio Events',
			value: 'events',
			description: 'From our triggers and from Studio Event; webhooks and polls may be mixed',
		},
		{
			name: 'Other Records',
			value: 'records',
			description: 'Rows of a report or a spreadsheet. They cannot be sent to Studio CRM for repair.',
		},
	],
	default: 'events',
};

const otherSide: INodeProperties = {
	displayName: 'Other Side Holds',
	name: 'otherSide',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'CRM Records',
			value: 'crmRecords',
			description: 'Contacts or deals of HubSpot that Studio CRM wrote',
		},
		{
			name: 'Ledger Documents',
			value: 'ledgerDocuments',
			description: 'Journal entries, receipts or invoices of QuickBooks or Xero',
		},
		{
			name: 'Other Records',
			value: 'records',
			description: 'Items of any shape; you name the field that identifies them',
		},
		{
			name: 'Outcomes',
			value: 'outcomes',
			description: 'What Studio CRM or Studio Accounting gave out, the error output included',
		},
		{
			name: 'Studio Events',
			value: 'events',
			description: 'For example those that came by webhook, to be compared with those from polling',
		},
	],
	default: 'outcomes',
};

const eventId: INodePropertyOptions = {
	name: 'Event ID',
	value: 'event',
	description: 'Every single event; the same one has the same ID by webhook and by poll',
};
const correlation: INodePropertyOptions = {
	name: 'Correlation ID',
	value: 'correlation',
	description: 'One visit with its sale, whatever happened to it',
};
const entity: INodePropertyOptions = {
	name: 'Client, Booking or Sale',
	value: 'entity',
	description: 'The newest state of each',
};
const saleNumber: INodePropertyOptions = {
	name: 'Sale Number',
	value: 'saleNumber',
	description: 'The invoice number of the studio system, or the part of a document number it is in',
};
const field: INodePropertyOptions = { name: 'Other Field', value: 'field' };

function matchBy(
	options: INodePropertyOptions[],
	value: string,
	show: NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>,
): INodeProperties {
	return {
		displayName: 'Match By',
		name: 'matchBy',
		type: 'options',
		noDataExpression: true,
		options,
		default: value,
		displayOptions: { show },
		description: 'What both sides have in common',
	};
}

const ledgerMatches: INodePropertyOptions[] = [
	{
		name: 'Document of the Day',
		value: 'dayDocument',
		description: 'What Studio Accounting posts with Post a Day, such as ZD-NORTH-261120-1',
	},
	{
		name: 'Document of the Sale',
		value: 'saleDocument',
		description: 'What Studio Accounting posts with Post Sales, such as ZN-NORTH-7448',
	},
	saleNumber,
];

/** What the two inputs hold, and how they are matched. */
export const sideProperties: INodeProperties[] = [
	notice,
	sourceHolds,
	otherSide,
	matchBy([eventId, correlation], 'event', { otherSide: ['outcomes'] }),
	matchBy([entity, correlation, eventId, field, saleNumber], 'event', { otherSide: ['events'] }),
	matchBy(ledgerMatches, 'dayDocument', { otherSide: ['ledgerDocuments'] }),
	matchBy([correlation, eventId, field, saleNumber], 'saleNumber', {
		otherSide: ['records'],
		sourceHolds: ['events'],
	}),
	{
		displayName: 'Record Type',
		name: 'recordType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Contacts', value: 'contact', description: 'One for each client' },
			{ name: 'Deals', value: 'deal', description: 'One for each visit or sale' },
		],
		default: 'contact',
		displayOptions: { show: { otherSide: ['crmRecords'] } },
		description:
			'What the HubSpot node reads. Have it return the property <code>studio_client_id</code> for contacts, <code>studio_deal_key</code> for deals.',
	},
	{
		displayName: 'Event Field',
		name: 'matchField',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. data.sale.receiptNumber',
		displayOptions: { show: { matchBy: ['field'], otherSide: ['events', 'records'] } },
		description: 'Place of the field in the studio event',
	},
];
