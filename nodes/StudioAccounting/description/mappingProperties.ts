import type { INodeProperties } from 'n8n-workflow';
import { accountsProperty } from './accounts';
import { centersProperty } from './centers';

/** What a bookkeeper decides once, the same for every operation. */
export const mappingProperties: INodeProperties[] = [
	{
		displayName:
			'Every kind of money has a default account, which Set Up makes; cards and cash go to clearing accounts that return to zero when the bank has them. <a href="https://github.com/studio-ops/n8n-nodes-studio-ops#what-is-posted-where">What is posted where</a> lists them all. What has no account stops its day and is named; nothing is put somewhere to make it fit. Expressions in the settings are read from the first item only.',
		name: 'accountsNotice',
		type: 'notice',
		default: '',
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
	centersProperty,
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
		description:
			'What counts as revenue when it is sold. The rest is owed to the client until it is used; gift and prepaid cards always are.',
	},
	{
		displayName: 'Tax for Taxed Lines Name or ID',
		name: 'taxed',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTaxCodes', loadOptionsDependsOn: ['system', 'tenantId'] },
		default: '',
		description:
			'Tax code (QuickBooks sales documents) or tax type (Xero) of lines on which tax was charged. The amount is always the one the studio charged. Empty: the usual one of the country, where it has one. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Tax for Untaxed Lines Name or ID',
		name: 'untaxed',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTaxCodes', loadOptionsDependsOn: ['system', 'tenantId'] },
		default: '',
		description:
			'Tax code or tax type of lines without tax, such as tips and gift cards. Empty: the usual one of the country. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];
