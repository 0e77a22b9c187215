import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { accountKeys } from '../../../core/books';
import { customTenderKey } from '../settings/accounts';

const keyOptions: INodePropertyOptions[] = accountKeys.map(({ key, label, account, otherwise }) => ({
	name: label,
	value: key,
	description:
		account === null
			? otherwise === null
				? 'Has no default account'
				: `No default account of its own: ${otherwise}`
			: `Default account: ${account.name}`,
}));

/** Which money goes to which account, where the default accounts are not wanted. */
export const accountsProperty: INodeProperties = {
	displayName: 'Accounts',
	name: 'accounts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Account',
	default: {},
	description:
		'One line for each kind of money that should go to an account of your own. The rest goes to the default accounts.',
	options: [
		{
			displayName: 'Account',
			name: 'values',
			values: [
				{
					displayName: 'For',
					name: 'key',
					type: 'options',
					options: keyOptions,
					default: 'revenue.service',
					description: 'The kind of money: what was sold, how it was paid, or what is owed',
				},
				{
					displayName: 'Tender Name',
					name: 'tenderName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Klarna',
					displayOptions: { show: { key: [customTenderKey] } },
					description:
						'Name of the payment method as the studio system shows it. Leave empty to use the account for all custom tenders without a line of their own.',
				},
				{
					displayName: 'Account Name or ID',
					name: 'account',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getAccounts',
						loadOptionsDependsOn: ['system', 'tenantId'],
					},
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Only for Center',
					name: 'locationId',
					type: 'string',
					default: '',
					description:
						'Center ID as in the table Centers, when only that center uses this account. Leave empty for all centers.',
				},
			],
		},
	],
};
