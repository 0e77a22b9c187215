import type { INodeProperties } from 'n8n-workflow';
import type { RowExport } from '../../../core/rows';
import { wellnessLivingExports } from '../../../vendors/wellnessliving/rows';
import { zenotiExports } from '../../../vendors/zenoti/rows';

/** Every file that can be imported. */
export const rowExports: readonly RowExport[] = [...wellnessLivingExports, ...zenotiExports];

export const anyExport = 'recognize';

const show = { operation: ['fromRows'] };

const locations: INodeProperties = {
	displayName: 'Locations',
	name: 'locations',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Location',
	default: {},
	description:
		'Exports name centers and locations, books and reports go by their IDs: which ID belongs to which name',
	options: [
		{
			displayName: 'Location',
			name: 'values',
			values: [
				{
					displayName: 'Location ID',
					name: 'locationId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 5528ee09-1c5b-…',
					description: 'ID of the center or location in the studio system',
				},
				{
					displayName: 'Name in File',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Downtown',
					description: 'Name or code as the rows have it. Leave empty for rows that name no location.',
				},
			],
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show },
	options: [
		{
			displayName: 'Amounts',
			name: 'decimalMark',
			type: 'options',
			options: [
				{ name: 'Decimal Comma, Such as 1.234,50', value: 'comma' },
				{ name: 'Decimal Point, Such as 1,234.50', value: 'point' },
			],
			default: 'point',
			description:
				'How the file writes amounts. Amounts that do not fit are refused, not read in the other way.',
		},
		{
			displayName: 'Business ID',
			name: 'businessId',
			type: 'string',
			default: '',
			description:
				'Your business in WellnessLiving, whose exports do not name it. Part of the source of the events.',
		},
		{
			displayName: 'Client Rows',
			name: 'clientRows',
			type: 'options',
			options: [
				{
					name: 'Are What Is Known Now',
					value: 'state',
					description: 'Client Updated, as of the export',
				},
				{ name: 'Are New Clients', value: 'new', description: 'Client Created, on the day of creation' },
			],
			default: 'state',
			description: 'What a row of a client export stands for',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. USD',
			description: 'Three-letter code of the amounts, which exports do not name',
		},
		{
			displayName: 'Dates',
			name: 'dateOrder',
			type: 'options',
			options: [
				{ name: 'Day First, Such as 31/12/2026', value: 'dayFirst' },
				{ name: 'Month First, Such as 12/31/2026', value: 'monthFirst' },
				{
					name: 'Recognize',
					value: 'recognize',
					description: 'From all dates of the file. Stops when they do not tell.',
				},
			],
			default: 'recognize',
			description: 'How the file writes dates that begin with two numbers',
		},
		{
			displayName: 'Exported At',
			name: 'exportedAt',
			type: 'dateTime',
			default: '',
			description:
				'When the file was downloaded; now if empty. What a row tells without a time of its own counts as of then, so an old file does not pass for news.',
		},
		{
			displayName: 'Include Original Rows',
			name: 'includeRaw',
			type: 'boolean',
			default: false,
			description: 'Whether to add the untouched rows as <code>data.raw</code>',
		},
		locations,
		{
			displayName: 'Phone Country Code',
			name: 'dialCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description: 'Country code of telephone numbers that carry none',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. America/New_York',
			description:
				'IANA name of the studio’s time zone. Exports tell local times; without it they stay local.',
		},
	],
};

export const fromRowsFields: readonly INodeProperties[] = [
	{
		displayName:
			'Takes the rows of one CSV or Excel export, one item per row as <b>Extract from File</b> gives them, with the headings as field names',
		name: 'fromRowsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	{
		displayName: 'Export',
		name: 'export',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Recognize by Headings',
				value: anyExport,
				description: 'Stops when the headings fit none of the exports, or several',
			},
			...rowExports
				.map(({ label: name, name: value }) => ({ name, value }))
				.sort((one, other) => (one.name < other.name ? -1 : 1)),
		],
		default: anyExport,
		displayOptions: { show },
		description: 'Which report the rows come from',
	},
	options,
];
