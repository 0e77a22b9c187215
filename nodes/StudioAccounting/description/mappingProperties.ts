import type { INodeProperties } from 'n8n-workflow';
import { accountsProperty } from './accounts';
import { centersProperty } from './centers';

/** Set Up makes accounts; how sales are read does not concern it. */
const show = { operation: ['postDay', 'postSales', 'previewDay'] };

const accountsList =
	'<a href="https://github.com/studio-ops/n8n-nodes-studio-ops/blob/main/docs/books-accounts.md">The accounts of the books</a>';

/** What a bookkeeper decides once, the same for every operation that reads sales. */
export const mappingProperties: INodeProperties[] = [
	{
		displayName: `Every kind of money has a default account, which Set Up makes; cards and cash go to clearing accounts that return to zero when the bank has them. ${accountsList} lists them all. What has no account stops its day and is named; nothing is put somewhere to make it fit. Expressions in the settings are read from the first item only.`,
		name: 'accountsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	{
		displayName: `Makes the default accounts that are missing, except those you replace under Accounts. ${accountsList} lists them all. It changes nothing that is there and posts nothing.`,
		name: 'setupNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['setup'] } },
	},
	{
		displayName: 'Organization Name or ID',
		name: 'tenantId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTenants', loadOptionsDependsOn: ['system'] },
		default: '',
		displayOptions: { show: { system: ['xero'] } },
		description:
			'Xero organization to post to. Can stay empty when the connection reaches only one; choosing it saves a call per run. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{ ...centersProperty, displayOptions: { show } },
	accountsProperty,
	{
		displayName: 'Revenue When Sold',
		name: 'revenueWhenSold',
		type: 'multiOptions',
		options: [
			{
				name: 'Memberships',
				value: 'membership',
				description: 'Dues are revenue on the day they are charged',
			},
			{
				name: 'Packages',
				value: 'package',
				description: 'Packages are revenue on the day they are sold, not when their visits are used',
			},
		],
		default: ['membership'],
		displayOptions: { show },
		description:
			'What counts as revenue when it is sold. The rest is owed to the client until it is used; gift and prepaid cards always are.',
	},
	{
		displayName: 'Tax for Taxed Lines Name or ID',
		name: 'taxed',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTaxCodes', loadOptionsDependsOn: ['system', 'tenantId'] },
		default: '',
		displayOptions: { show },
		description:
			'Tax code (QuickBooks sales documents) or tax type (Xero) of lines on which tax was charged. The amount is always the one the studio charged. Empty: the usual one of the country, where it has one. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Tax for Untaxed Lines Name or ID',
		name: 'untaxed',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTaxCodes', loadOptionsDependsOn: ['system', 'tenantId'] },
		default: '',
		displayOptions: { show },
		description:
			'Tax code or tax type of lines without tax, such as tips and gift cards. Empty: the usual one of the country. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];
