import type { INodeProperties } from 'n8n-workflow';

const posting = ['postDay', 'postSales', 'previewDay'];

/** Everything that has a sensible default. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Allow Fewer Sales',
			name: 'allowFewerSales',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['postDay', 'previewDay'] } },
			description:
				'Whether a day may shrink: when the input has fewer sales of a day than the books, the day stops, because the input is most likely not the whole day',
		},
		{
			displayName: 'Attempts per Call',
			name: 'maxAttempts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 5,
			description:
				'How often a call is tried when the system is busy or does not answer. It is never called earlier than it asks for.',
		},
		{
			displayName: 'Closed Period',
			name: 'closedPeriod',
			type: 'options',
			options: [
				{
					name: 'Post on the First Open Day',
					value: 'firstOpenDay',
					description: 'The entry names the business day in its number and memo',
				},
				{
					name: 'Stop',
					value: 'stop',
					description: 'The day fails and names the last closed day',
				},
			],
			default: 'stop',
			displayOptions: { show: { '/operation': posting } },
			description: 'What to do with a day that the books have closed',
		},
		{
			displayName: 'Customer Name or ID',
			name: 'customerId',
			type: 'options',
			typeOptions: {
				loadOptionsMethod: 'getCustomers',
				loadOptionsDependsOn: ['system', 'tenantId'],
			},
			default: '',
			description:
				'Customer in QuickBooks or contact in Xero whom sales are posted under; Studio Sales, which Set Up makes, if empty. Clients are not sent to the books. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Default Location ID',
			name: 'defaultLocationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 48278001',
			displayOptions: { show: { '/operation': posting } },
			description:
				'Location of sales that name none: webhooks of WellnessLiving do not, polls and exports do. With it both are one center in the books. Use it with one location only. A day that was posted without it stops and says so.',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['setup'] } },
			description: 'Whether to only look, and to name the accounts that would be made',
		},
		{
			displayName: 'Largest Rounding',
			name: 'largestRounding',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0.05,
			displayOptions: { show: { '/operation': posting } },
			description:
				'The most that the studio system may round one sale by. A sale that is rounded by more stops its day, because that is more often a mistake.',
		},
		{
			displayName: 'Link to Sale',
			name: 'linkPrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/sales/',
			displayOptions: { show: { '/operation': ['postSales'] } },
			description:
				"Beginning of the address of a sale in the studio system. With the sale's ID added it goes into the memo of its document.",
		},
	],
};
