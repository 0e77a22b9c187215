import { keyLabel, type Gap, type Journal } from '../../core/books';
import { genericContact } from './api';
import { accountLabel } from './accounts';
import type { XeroAccount } from './chart';

export function unmapped(key: string): Gap {
	return {
		code: 'UNMAPPED',
		subject: key,
		message: `${keyLabel(key)} has no account.`,
		hint: 'Add a line for it under Accounts in this node.',
	};
}

export function chosenAccountMissing(key: string): Gap {
	return {
		code: 'ACCOUNT_MISSING',
		subject: key,
		message: `The account chosen for ${keyLabel(key)} is not in this Xero organisation.`,
		hint: 'Choose it again in this node; ids differ from one organisation to the next.',
	};
}

export function usualAccountMissing(key: string, name: string): Gap {
	return {
		code: 'ACCOUNT_MISSING',
		subject: name,
		message: `Xero has no account "${name}" for ${keyLabel(key)}.`,
		hint: 'Run this node once with the operation Set Up, or choose an account of your own under Accounts.',
	};
}

export function archived(account: XeroAccount): Gap {
	return {
		code: 'ACCOUNT_ARCHIVED',
		subject: accountLabel(account),
		message: `The account ${accountLabel(account)} is archived in Xero.`,
		hint: 'Make it active again in Xero (Accounting → Chart of accounts → Archive), or choose another one.',
	};
}

export function takesNoLines(account: XeroAccount): Gap {
	return {
		code: 'ACCOUNT_NOT_ALLOWED',
		subject: accountLabel(account),
		message: `Xero takes no invoice lines on ${accountLabel(account)}: it is a bank or control account.`,
		hint: 'Choose a revenue, expense, asset or liability account for it under Accounts.',
	};
}

export function takesNoPayments(account: XeroAccount): Gap {
	return {
		code: 'ACCOUNT_NOT_ALLOWED',
		subject: accountLabel(account),
		message: `Xero takes no payments on ${accountLabel(account)}.`,
		hint: 'Tick "Enable payments to this account" for it in Xero, or choose a bank account.',
	};
}

export function noTaxType(taxed: boolean): Gap {
	const which = taxed ? 'with sales tax' : 'without sales tax';
	return {
		code: 'NO_TAX_TYPE',
		subject: taxed ? 'taxed' : 'untaxed',
		message: `There is no usable Xero tax type for lines ${which}.`,
		hint: `Choose the tax type of lines ${which} in this node.`,
	};
}

export function noTracking({ centre }: Journal): Gap {
	return {
		code: 'TRACKING_MISSING',
		subject: centre.name ?? centre.code,
		message: `The tracking option chosen for ${centre.name ?? centre.code} is not active in Xero.`,
		hint: 'Choose the option again under Centers in this node, or make it active in Xero.',
	};
}

export function noContact(): Gap {
	return {
		code: 'NO_CONTACT',
		subject: genericContact.name,
		message: `Xero has no contact with the number ${genericContact.number}.`,
		hint: 'Run this node once with the operation Set Up, or choose a customer in its options.',
	};
}
