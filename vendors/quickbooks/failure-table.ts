import type { FailureKind, FailureReach } from '../../core/http';

export interface FailureRow {
	readonly code: string;
	readonly hint: string;
	readonly kind?: FailureKind;
	readonly reach?: FailureReach;
}

const ourFault = 'This is a mistake of the node: report it with the text above.';
export const runAgain = 'Run the failed items again; what is written already stays as it is.';
export const reconnect =
	'Reconnect the QuickBooks credential: its access has run out or was withdrawn, or another workflow renewed the token.';

const badRequest: FailureRow = { code: 'BAD_REQUEST', hint: ourFault };
const unknownReference: FailureRow = {
	code: 'UNKNOWN_REFERENCE',
	hint: 'An account, item, customer, location or class named above was deleted or made inactive. Choose it again in this node, or make it active in QuickBooks, then run again.',
};
const noPermission: FailureRow = {
	code: 'NO_PERMISSION',
	hint: 'Open the credential, click Switch account, and choose the company to post to as one of its administrators; check that Environment (Production or Sandbox) fits the company.',
	reach: 'account',
};

export const rateLimit: FailureRow = {
	code: 'RATE_LIMIT',
	hint: 'QuickBooks takes no more calls just now. Run the failed items again in a few minutes; if it stays like this, the monthly reads of the app are used up.',
	kind: 'transient',
};
export const unexpected: FailureRow = { code: 'UNEXPECTED', hint: runAgain, kind: 'transient' };
export const duplicateNumber: FailureRow = {
	code: 'DUPLICATE_NUMBER',
	hint: 'Another document holds this number. Open it in QuickBooks: if it is not ours, give it another number; if somebody changed ours, undo the change. Then run again.',
};
export const closedPeriod: FailureRow = {
	code: 'CLOSED_PERIOD',
	hint: 'The books are closed for this date. Reopen the period in QuickBooks (Account and settings → Advanced → Accounting), or let this node post on the first open day.',
};
export const outOfBalance: FailureRow = { code: 'OUT_OF_BALANCE', hint: ourFault };
export const negativeTotal: FailureRow = {
	code: 'NEGATIVE_TOTAL',
	hint: 'A sales form may not come to less than zero. Post this day as a day instead of sale by sale.',
};
export const businessRule: FailureRow = {
	code: 'BUSINESS_RULE',
	hint: 'Correct in QuickBooks or in the settings of this node what QuickBooks names above, then run again.',
};
export const tokenExpired: FailureRow = { code: 'TOKEN_EXPIRED', hint: reconnect, reach: 'account' };

/** What Intuit's codes mean for whoever has to act on them (its "Error codes" page, and what live companies answer). */
export const failureTable: Readonly<Record<string, FailureRow>> = {
	'120': noPermission,
	'610': unknownReference,
	'2010': badRequest,
	'2020': badRequest,
	'2050': badRequest,
	'2300': outOfBalance,
	'2500': unknownReference,
	'3001': rateLimit,
	'3100': noPermission,
	'3200': tokenExpired,
	'4000': badRequest,
	'4001': badRequest,
	'5010': {
		code: 'STALE_OBJECT',
		hint: 'Somebody changed the record at the same moment. Run the failed items again.',
		kind: 'transient',
	},
	'6000': businessRule,
	'6070': badRequest,
	'6140': duplicateNumber,
	'6190': {
		code: 'SUBSCRIPTION_ENDED',
		hint: 'The QuickBooks subscription of this company has ended or has a billing problem. Renew it in QuickBooks, then run again.',
		reach: 'account',
	},
	'6210': closedPeriod,
	'6240': {
		code: 'NAME_TAKEN',
		hint: 'The name is in use already, perhaps by something inactive, a vendor or an employee. Rename one of them in QuickBooks, then run Set Up again.',
	},
	'6430': {
		code: 'ACCOUNT_NOT_ALLOWED',
		hint: 'QuickBooks does not take an account of this type here. Choose another account in this node, then run again.',
	},
	'10000': unexpected,
};

/** Texts that say more than their code; the first that fits wins. */
export const textRules: ReadonlyArray<{
	readonly codes: readonly string[];
	readonly text: RegExp;
	readonly row: FailureRow;
}> = [
	// an old article of Intuit's gives 6210 to duplicate numbers
	{ codes: ['6210', '6000'], text: /duplicate document number/i, row: duplicateNumber },
	{
		codes: ['6000'],
		text: /period closed|closing date|books (are|have been) closed/i,
		row: closedPeriod,
	},
	{
		codes: ['6000'],
		text: /debits? .*(equal|match).*credits?|not balance|out of balance/i,
		row: outOfBalance,
	},
	{ codes: ['6000'], text: /amount must be (0|zero) or greater/i, row: negativeTotal },
	{
		codes: ['6000', '2300', '6210'],
		text: /unexpected (internal )?error|wait a few minutes|try again later/i,
		row: unexpected,
	},
];
