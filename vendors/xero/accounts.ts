import { accountKeys, type BookMapping } from '../../core/books';
import type { XeroAccount, XeroChart } from './chart';

/** Control accounts that Xero keeps for itself: no line of ours may name them. */
const controlAccounts: ReadonlySet<string> = new Set(['DEBTORS', 'CREDITORS', 'RETAINEDEARNINGS']);

/** May stand on a line of an invoice or credit note. */
export function takesLines({ type, system }: XeroAccount): boolean {
	return type !== 'BANK' && (system === null || !controlAccounts.has(system));
}

/** Payments may go to it. */
export function takesMoney({ type, takesPayments }: XeroAccount): boolean {
	return type === 'BANK' || takesPayments;
}

/** `200 Sales`; bank accounts may have no code. */
export function accountLabel({ code, name }: XeroAccount): string {
	return code === null ? name : `${code} ${name}`;
}

export function accountById(chart: XeroChart, id: string): XeroAccount | null {
	return chart.accounts.find((account) => account.id === id) ?? null;
}

/** An active one rather than an archived one of the same name. */
export function accountByName(chart: Pick<XeroChart, 'accounts'>, name: string): XeroAccount | null {
	const named = chart.accounts.filter((account) => account.name === name);
	return named.find(({ isActive }) => isActive) ?? named[0] ?? null;
}

/**
 * Accounts that payments of ours may go to or come from, so that they are compared as a whole: those of tenders, stored
 * value, client balances and promotions, for every centre, and those that payments found in the ledger name.
 */
export function settlingAccounts(
	chart: XeroChart,
	mapping: BookMapping,
	usedByPayments: Iterable<string>,
): ReadonlySet<string> {
	const chosen = [...mapping.accounts].map(([key, id]) => [key, accountById(chart, id)] as const);
	const usual = accountKeys.map(
		({ key, account }) => [key, account === null ? null : accountByName(chart, account.name)] as const,
	);
	const settling = [...chosen, ...usual].flatMap(([key, account]) =>
		account !== null && isSettling(key, account, mapping) ? [account.id] : [],
	);
	return new Set([...settling, ...usedByPayments]);
}

/**
 * Stored value that was revenue when sold is taken from that revenue when it is used: by payments where the account
 * takes them, else by lines, which are compared line by line.
 */
function isSettling(keyAtCentre: string, account: XeroAccount, { revenueWhenSold }: BookMapping): boolean {
	const [key = ''] = keyAtCentre.split('@');
	const [role = '', sub = ''] = key.split('.');
	return (
		['tender', 'liability', 'receivable', 'promotion'].includes(role) ||
		(role === 'revenue' && revenueWhenSold.has(sub) && takesMoney(account))
	);
}
