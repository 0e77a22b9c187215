import { keyLabel, type DefaultRow, type Gap, type JournalLine } from '../../core/books';
import { genericCustomer } from './api';
import type { Account } from './chart';

/** Everything that can be missing before a journal is posted, in words that say what to do. */

const setUp = 'Run this node once with the operation Set Up';

export const unmapped = (key: string): Gap => ({
	code: 'UNMAPPED',
	subject: key,
	message: `${keyLabel(key)} has no account.`,
	hint: 'Add a line for it under Accounts in this node.',
});

export const defaultMissing = ({ key, label, account }: DefaultRow): Gap => ({
	code: 'ACCOUNT_MISSING',
	subject: account.name,
	message: `QuickBooks has no account “${account.name}” (${label}).`,
	hint: `${setUp}, or choose an account of your own for ${keyLabel(key)} under Accounts.`,
});

export const chosenMissing = (key: string, id: string): Gap => ({
	code: 'ACCOUNT_MISSING',
	subject: key,
	message: `The account chosen for ${keyLabel(key)} (id ${id}) is not in this QuickBooks company.`,
	hint: `Choose the account for ${keyLabel(key)} again in this node.`,
});

export const inactive = (key: string, { fullName }: Account): Gap => ({
	code: 'ACCOUNT_INACTIVE',
	subject: fullName,
	message: `The account “${fullName}” for ${keyLabel(key)} is inactive in QuickBooks.`,
	hint: 'Make it active in the chart of accounts, or choose another account in this node.',
});

export const notAllowed = ({ fullName, type }: Account, why: string): Gap => ({
	code: 'ACCOUNT_NOT_ALLOWED',
	subject: fullName,
	message: `The account “${fullName}” (${type}) cannot be used: ${why}.`,
	hint: 'Choose an account of another type in this node.',
});

export const customerMissing = ({ fullName }: Account): Gap => ({
	code: 'CUSTOMER_MISSING',
	subject: fullName,
	message: `The account “${fullName}” needs a customer, and QuickBooks has no “${genericCustomer}”.`,
	hint: `${setUp}, or choose a customer in this node.`,
});

export const itemMissing = ({ fullName }: Pick<Account, 'fullName'>): Gap => ({
	code: 'ITEM_MISSING',
	subject: fullName,
	message: `No active product or service posts to “${fullName}”; lines of a sales receipt need one.`,
	hint: `${setUp}: it makes one for each account in use.`,
});

export const taxCodeMissing = (line: Pick<JournalLine, 'taxed'>): Gap => ({
	code: 'TAX_CODE_MISSING',
	subject: line.taxed ? 'taxed' : 'untaxed',
	message: `This company needs a tax code for lines ${line.taxed ? 'with' : 'without'} tax.`,
	hint: `Choose the tax code for ${line.taxed ? 'taxed' : 'untaxed'} lines in this node.`,
});

export const trackingOff = (what: 'Locations' | 'Classes'): Gap => ({
	code: what === 'Locations' ? 'LOCATIONS_OFF' : 'CLASSES_OFF',
	subject: what,
	message: `A center has a ${what === 'Locations' ? 'location' : 'class'}, but QuickBooks does not track ${what.toLowerCase()}.`,
	hint: `Turn on ${what.toLowerCase()} in QuickBooks (Account and settings → Advanced → Categories), or leave it empty in this node.`,
});

export const trackingMissing = (what: 'location' | 'class', id: string): Gap => ({
	code: what === 'location' ? 'LOCATION_MISSING' : 'CLASS_MISSING',
	subject: id,
	message: `The ${what} with the id ${id} is not in QuickBooks, or is inactive.`,
	hint: `Choose the ${what} of the center again in this node.`,
});

/** Without this setting QuickBooks numbers sales forms itself, and nothing could be found again (Intuit "SalesReceipt", DocNumber). */
export const ownNumbersOff: Gap = {
	code: 'CUSTOM_NUMBERS_OFF',
	subject: 'Custom transaction numbers',
	message: 'QuickBooks numbers sales receipts itself; ours would be lost, and a second run would post twice.',
	hint: 'In QuickBooks turn on Account and settings → Sales → Sales form content → Custom transaction numbers, then run again. Posting by day does not need it.',
};
