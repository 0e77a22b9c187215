import type { INodeProperties } from 'n8n-workflow';

/** Where items of any other shape hold what is compared. */
function recordFields(): INodeProperties[] {
	return [
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'string',
			default: '',
			placeholder: 'e.g. total',
			description: 'Compared to the cent, and added up for each day',
		},
		{
			displayName: 'Center',
			name: 'center',
			type: 'string',
			default: '',
			placeholder: 'e.g. center.ID',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. currency',
		},
		{
			displayName: 'Day',
			name: 'day',
			type: 'string',
			default: '',
			placeholder: 'e.g. date',
			description: 'Business day, beginning with the date as in 2026-11-20',
		},
		{
			displayName: 'Record ID',
			name: 'id',
			type: 'string',
			default: '',
			placeholder: 'e.g. ID',
			description: 'Two records under one key with different IDs are there twice',
		},
	];
}

function keyField(name: string, displayName: string, show: Record<string, string[]>): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. invoice.number',
		displayOptions: { show },
		description: 'Place of the field that identifies a record',
	};
}

function moreFields(name: string, displayName: string, show: Record<string, string[]>): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show },
		options: recordFields(),
	};
}

const source = { sourceHolds: ['records'] };
const other = { otherSide: ['records'] };

/** Fields of records that are neither studio events nor of a system we know. */
export const recordProperties: INodeProperties[] = [
	keyField('sourceKeyField', 'Source Key Field', source),
	moreFields('sourceFields', 'Source Fields', source),
	keyField('otherKeyField', 'Other Side Key Field', other),
	moreFields('otherFields', 'Other Side Fields', other),
];
