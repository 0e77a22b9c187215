/** What one of Xero's sentences means. There are no stable codes for business errors, so the words have to do. */
export interface TextRule {
	readonly words: RegExp;
	readonly code: string;
	readonly hint: string;
}

/** First match wins. Values in the sentences (dates, codes) are not matched, because they change. */
export const textRules: readonly TextRule[] = [
	{
		words: /lock date/i,
		code: 'CLOSED_PERIOD',
		hint: 'The books are closed for this day. Move the lock date in Xero (Accounting → Advanced → Lock dates), or let this node post to the first open day.',
	},
	{
		words: /contact name .*(already assigned|must be unique)/i,
		code: 'CONTACT_NAME_TAKEN',
		hint: 'Another contact in Xero has this name: choose it in this node as the customer, or rename it, then run Set Up again.',
	},
	{
		words: /(#|number).* must be unique|number .*already (exists|in use)/i,
		code: 'DUPLICATE_NUMBER',
		hint: 'Another document in Xero carries this number. Look at it: if it is not from this node, renumber it, then run the item again.',
	},
	{
		words: /idempotency key/i,
		code: 'IDEMPOTENCY_CONFLICT',
		hint: 'Run the item again in a new execution; if it stays, report it as a fault of this node.',
	},
	{
		words: /archived,? or deleted|is archived/i,
		code: 'ACCOUNT_ARCHIVED',
		hint: 'Make the account active again in Xero (Accounting → Chart of accounts → Archive), or choose another one in this node.',
	},
	{
		words: /not a valid code for this document/i,
		code: 'ACCOUNT_NOT_ALLOWED',
		hint: 'Xero takes no bank, receivable, payable or retained-earnings account here: choose another account in this node.',
	},
	{
		words: /account code .*(not valid|does not exist|not a valid)|account .* could not be found/i,
		code: 'ACCOUNT_MISSING',
		hint: 'The account is not in Xero any more: choose another one in this node, or run Set Up.',
	},
	{
		words: /tax ?type .*cannot be used with/i,
		code: 'TAX_TYPE_NOT_ALLOWED',
		hint: 'Choose another tax type for taxed or untaxed lines in this node, or another account: this pair does not fit in Xero.',
	},
	{
		words: /tax ?type .*(does not exist|not valid|not a valid)/i,
		code: 'NO_TAX_TYPE',
		hint: 'Choose the tax types for taxed and untaxed lines again in this node: Xero does not know this one.',
	},
	{
		words: /exceeds the amount outstanding/i,
		code: 'OVERPAID',
		hint: 'The document is paid in Xero already, at least in part. Look at its payments; remove what was entered by hand, then run the item again.',
	},
	{
		words: /only be made against authorised/i,
		code: 'NOT_AUTHORISED_DOCUMENT',
		hint: 'The document is a draft, void or paid in Xero. Look at it there, then run the item again.',
	},
	{
		words: /payments?.* to this account|account .*(enable|accept).* payments/i,
		code: 'ACCOUNT_NOT_ALLOWED',
		hint: 'Tick "Enable payments to this account" for it in Xero, or choose a bank account in this node.',
	},
	{
		words: /tracking/i,
		code: 'TRACKING_MISSING',
		hint: 'Choose the tracking option of the center again in this node: Xero does not know it, or it is archived.',
	},
	{
		words: /currency/i,
		code: 'CURRENCY_NOT_TAKEN',
		hint: 'The organisation keeps its books in another currency: choose the organisation this center belongs to.',
	},
	{
		words: /unique name/i,
		code: 'NAME_TAKEN',
		hint: 'An account of this name stands in Xero already, perhaps archived: make it active again or rename it.',
	},
	{
		words: /unique code/i,
		code: 'CODE_TAKEN',
		hint: 'Another account in Xero has this code: change it there, or make the account by hand and choose it in this node.',
	},
];
