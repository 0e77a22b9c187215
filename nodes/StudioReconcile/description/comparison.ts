import type { INodeProperties } from 'n8n-workflow';

/** Which days and which fields. */
export const comparisonProperties: INodeProperties[] = [
	{
		displayName: 'From Day',
		name: 'fromDay',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-11-20',
		description:
			'First business day to compare; empty for no limit. What tells no day is compared in any case, and named in the summary.',
	},
	{
		displayName: 'Through Day',
		name: 'toDay',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-11-20',
		description: 'Last business day to compare; empty for no limit',
	},
	{
		displayName: 'Also Compare',
		name: 'fieldPairs',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Fields',
		default: {},
		description: 'Fields that have to agree besides the usual ones',
		options: [
			{
				displayName: 'Fields',
				name: 'values',
				values: [
					{
						displayName: 'Source Field',
						name: 'source',
						type: 'string',
						default: '',
						placeholder: 'e.g. data.sale.totals.gross',
						description: 'What is empty on the source is not compared',
					},
					{
						displayName: 'Other Side Field',
						name: 'other',
						type: 'string',
						default: '',
						placeholder: 'e.g. properties.amount',
					},
					{
						displayName: 'Compare As',
						name: 'kind',
						type: 'options',
						options: [
							{ name: 'Amount', value: 'amount', description: 'To the cent of the sale’s currency' },
							{ name: 'Automatic', value: 'automatic', description: 'By what the values look like' },
							{ name: 'Day', value: 'day' },
							{ name: 'Email', value: 'email' },
							{ name: 'Phone', value: 'phone', description: 'By digits, with or without the country' },
							{ name: 'Text', value: 'text' },
							{ name: 'Time', value: 'time', description: 'The instant, however it is written' },
						],
						default: 'automatic',
					},
				],
			},
		],
	},
];
