import type { Bench } from './client';

/** Accounts, items and a customer of an invented studio. */
export interface Studio {
	readonly card: string;
	readonly cash: string;
	readonly tips: string;
	readonly massage: string;
	readonly oil: string;
	readonly tipItem: string;
	readonly cashItem: string;
	readonly customer: string;
	/** Accounts of QuickBooks' own. */
	readonly receivable: string;
	readonly payable: string;
	readonly taxCentre: string;
}

export async function openStudio({ make, quickBooks }: Bench): Promise<Studio> {
	const own = (name: string) => String(quickBooks.accounts().find(({ Name }) => Name === name)?.Id);
	const account = (Name: string, AccountType: string) => make('/account', { Name, AccountType });
	const item = (Name: string, income: string) => make('/item', { Name, IncomeAccountRef: { value: income } });
	const card = await account('Card at the Desk', 'Other Current Asset');
	const cash = await account('Cash at the Desk', 'Other Current Asset');
	const tips = await account('Tips Owed', 'Other Current Liability');
	const income = await account('Treatments', 'Income');
	return {
		card,
		cash,
		tips,
		massage: await item('Hot stone', income),
		oil: await item('Almond oil', income),
		tipItem: await item('Tip', tips),
		cashItem: await item('Paid in coins', cash),
		receivable: own('Accounts Receivable (A/R)'),
		payable: own('Accounts Payable (A/P)'),
		taxCentre: own('Sales Tax Payable'),
		customer: await make('/customer', { DisplayName: 'Walk-in Guests', Notes: 'No person' }),
	};
}

export interface LineOptions {
	readonly code?: string;
	readonly qty?: number;
	readonly price?: number;
	readonly text?: string;
	readonly classId?: string;
}

export function itemLine(item: string | null, amount: number, options: LineOptions = {}) {
	const { code = 'NON', qty, price, text, classId } = options;
	return {
		...(text === undefined ? {} : { Description: text }),
		Amount: amount,
		DetailType: 'SalesItemLineDetail',
		SalesItemLineDetail: {
			...(item === null ? {} : { ItemRef: { value: item } }),
			...(qty === undefined ? {} : { Qty: qty }),
			...(price === undefined ? {} : { UnitPrice: price }),
			...(classId === undefined ? {} : { ClassRef: { value: classId } }),
			TaxCodeRef: { value: code },
		},
	};
}

/** Debit positive. */
export function journalLine(account: string, amount: number, detail: object = {}) {
	return {
		Amount: Math.abs(amount),
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: {
			PostingType: amount < 0 ? 'Credit' : 'Debit',
			AccountRef: { value: account },
			...detail,
		},
	};
}

export function journal(lines: readonly object[], fields: object = {}) {
	return { DocNumber: 'ZD-PIER-260704-1', TxnDate: '2026-07-04', Line: lines, ...fields };
}

export function receipt(lines: readonly object[], fields: object = {}) {
	return { DocNumber: 'ZN-PIER-310', TxnDate: '2026-07-04', Line: lines, ...fields };
}

/** A journal entry that is accepted: card takings against tips. */
export function goodJournal({ card, tips }: Studio, fields: object = {}) {
	return journal([journalLine(card, 18.5), journalLine(tips, -18.5)], fields);
}

/** A sale that is accepted: 64.00 by card. */
export function goodReceipt({ massage, card }: Studio, fields: object = {}) {
	return receipt([itemLine(massage, 64)], { DepositToAccountRef: { value: card }, ...fields });
}
