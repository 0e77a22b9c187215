import type { INodeProperties } from 'n8n-workflow';

/** How each center is called and told apart in the books. */
export const centersProperty: INodeProperties = {
	displayName: 'Centers',
	name: 'centers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Center',
	default: {},
	description:
		'One line per center. A center without a line is posted too, under a code made from its ID, and without location or class.',
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
					description: 'ID of the center in the studio system, as Preview a Day shows it',
				},
				{
					displayName: 'Class Name or ID',
					name: 'classId',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getClasses', loadOptionsDependsOn: ['system'] },
					default: '',
					displayOptions: { show: { '/system': ['quickBooks'] } },
					description:
						'QuickBooks class of the center, set on every line. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'Code',
					name: 'code',
					type: 'string',
					default: '',
					placeholder: 'e.g. NORTH',
					description:
						'Up to 8 letters and digits, part of every document number, such as ZD-NORTH-261120-1. Do not change it later: everything would be posted again under the new one.',
				},
				{
					displayName: 'Location Name or ID',
					name: 'unit',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getUnits',
						loadOptionsDependsOn: ['system', 'tenantId'],
					},
					default: '',
					description:
						'The center in the books, set on every line: a location in QuickBooks, a tracking option in Xero. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. North',
					description: 'How the center is called in the books; its name in the studio system if empty',
				},
			],
		},
	],
};
