import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { eventTypes } from '../../../core/event';

/** Payments are part of their sale, and what nobody understood is of no kind. */
const withoutMenu: ReadonlySet<string> = new Set(['payment', 'unrecognized']);

const labels: ReadonlyMap<string, string> = new Map([
	['business', 'Businesses'],
	['feedback', 'Feedback'],
	['staff', 'Staff'],
]);

const kinds: INodePropertyOptions[] = [...new Set(eventTypes.map((type) => type.split('.')[1] ?? ''))]
	.filter((value) => !withoutMenu.has(value))
	.map((value) => ({
		name: labels.get(value) ?? `${value.charAt(0).toUpperCase()}${value.slice(1)}s`,
		value,
	}))
	.sort((one, other) => (one.name < other.name ? -1 : 1));

const centerCodes: INodeProperties = {
	displayName: 'Centers',
	name: 'centers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Center',
	default: {},
	displayOptions: {
		show: { '/otherSide': ['ledgerDocuments'], '/matchBy': ['dayDocument', 'saleDocument'] },
	},
	description: 'The same codes as in Studio Accounting, because they are part of the document numbers',
	options: [
		{
			displayName: 'Center',
			name: 'values',
			values: [
				{
					displayName: 'Center ID',
					name: 'locationId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 5528ee09-1c5b-4a7e-8f0d-3f1f6a1b2c3d',
					description: 'ID of the center in the studio system',
				},
				{
					displayName: 'Code',
					name: 'code',
					type: 'string',
					default: '',
					placeholder: 'e.g. NORTH',
					description: 'Up to 8 letters and digits',
				},
			],
		},
	],
};

/** Everything that has a sensible default. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		centerCodes,
		{
			displayName: 'Compare Usual Fields',
			name: 'usualFields',
			type: 'boolean',
			default: true,
			description:
				'Whether totals, tax, paid amount, status and day of sales, name, email and phone of clients, and status and start of bookings have to agree, as far as the other side tells them. Off: only being there counts.',
		},
		{
			displayName: 'Count Skipped as There',
			name: 'countSkipped',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/otherSide': ['outcomes'] } },
			description:
				'Whether events that Studio CRM or Studio Accounting skipped count as written, for example those no CRM keeps',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. USD',
			description: 'Three-letter code to use where a side names no currency',
		},
		{
			displayName: 'Extra Is Fine',
			name: 'extraIsFine',
			type: 'boolean',
			default: false,
			description:
				'Whether the verdict may be complete when the other side has something the source does not tell. Without this option it may for CRM records only, because a CRM knows more clients than one night tells.',
		},
		{
			displayName: 'Kinds to Compare',
			name: 'kinds',
			type: 'multiOptions',
			options: kinds,
			default: [],
			description: 'Leave out all other events. Nothing chosen compares all.',
		},
		{
			displayName: 'Place in Words',
			name: 'place',
			type: 'string',
			default: '',
			placeholder: 'e.g. in the newsletter list',
			description: 'Where the other side is, for the text of the summary',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. America/New_York',
			description:
				'IANA name; gives a business day to events that tell only an instant, such as client changes',
		},
	],
};
