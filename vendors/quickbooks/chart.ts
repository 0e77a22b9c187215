import { flagOf, idOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';

export interface Account {
	readonly id: string;
	readonly name: string;
	/** With its parents in front, `Income:Studio Services`. */
	readonly fullName: string;
	/** `Bank`, `Other Current Asset`, `Accounts Receivable` … */
	readonly type: string;
	readonly subType: string;
	readonly isActive: boolean;
}

export interface Item {
	readonly id: string;
	readonly name: string;
	/** `Service`, `NonInventory`, `Inventory`, `Category`, `Group` … */
	readonly type: string;
	/** Where its sales are posted. */
	readonly accountId: string | null;
	readonly isActive: boolean;
}

export function parseAccount(row: UnknownRecord): Account | null {
	const id = idOf(own(row, 'Id'));
	const name = textOf(own(row, 'Name'));
	if (id === null || name === null) return null;
	return {
		id,
		name,
		fullName: textOf(own(row, 'FullyQualifiedName')) ?? name,
		type: textOf(own(row, 'AccountType')) ?? '',
		subType: textOf(own(row, 'AccountSubType')) ?? '',
		isActive: flagOf(own(row, 'Active')) !== false,
	};
}

export function parseItem(row: UnknownRecord): Item | null {
	const id = idOf(own(row, 'Id'));
	const name = textOf(own(row, 'Name'));
	if (id === null || name === null) return null;
	return {
		id,
		name,
		type: textOf(own(row, 'Type')) ?? '',
		accountId: idOf(own(recordOf(own(row, 'IncomeAccountRef')), 'value')),
		isActive: flagOf(own(row, 'Active')) !== false,
	};
}

/** The account of this name: one without a parent before one that was moved under another. */
export function accountNamed(accounts: Iterable<Account>, name: string): Account | null {
	const named = [...accounts].filter((account) => account.name === name);
	const active = named.filter(({ isActive }) => isActive);
	return (
		active.find(({ fullName }) => fullName === name) ??
		active.sort((a, b) => Number(a.id) - Number(b.id))[0] ??
		named[0] ??
		null
	);
}

const amountTypes: readonly string[] = ['Service', 'NonInventory'];

/**
 * The product or service whose sales are posted to the account: the one named like it first, then the oldest. Inventory
 * is never taken, because selling it moves stock.
 */
export function itemFor(items: Iterable<Item>, account: Pick<Account, 'id' | 'name'>): Item | null {
	const fit = [...items].filter(
		({ accountId, type, isActive }) => isActive && accountId === account.id && amountTypes.includes(type),
	);
	const oldestFirst = fit.sort((a, b) => Number(a.id) - Number(b.id));
	return (
		oldestFirst.find(({ name }) => name === account.name) ??
		oldestFirst.find(({ name }) => name.startsWith(account.name)) ??
		oldestFirst[0] ??
		null
	);
}

export const receivableType = 'Accounts Receivable';
/** Journal lines there need a vendor, which no studio sale has. */
export const payableType = 'Accounts Payable';
/** Where money of a sales form may go (Intuit "SalesReceipt", DepositToAccountRef). */
const moneyTypes: readonly string[] = ['Bank', 'Other Current Asset'];

export const takesMoney = ({ type }: Pick<Account, 'type'>): boolean => moneyTypes.includes(type);
/** An item may not post to these (fault 6430). */
export const takesItems = ({ type }: Pick<Account, 'type'>): boolean =>
	type !== receivableType && type !== payableType;
