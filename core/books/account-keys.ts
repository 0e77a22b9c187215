import type { JournalLine } from './journal';

/** What kind of account a bookkeeper expects; each ledger has its own word for it. */
export type AccountNature =
	'income' | 'contraIncome' | 'expense' | 'currentLiability' | 'clearing' | 'receivable';

/** One row of the mapping from journal to ledger. */
export interface AccountKey {
	/** `revenue.service`, `tender.card`, `tax`; a mapping row may add a sub of its own, `tender.custom:klarna`. */
	readonly key: string;
	/** For people. */
	readonly label: string;
	/** The account that is used when the mapping names none; made by Set Up. `null`: has to be mapped. */
	readonly account: { readonly name: string; readonly nature: AccountNature } | null;
	/** Where it goes when it is not mapped and has no account of its own, in words; `null`: nowhere. */
	readonly otherwise: string | null;
}

const row = (key: string, label: string, name: string, nature: AccountNature): AccountKey => ({
	key,
	label,
	account: { name, nature },
	otherwise: null,
});
const unmapped = (key: string, label: string, otherwise: string | null = null): AccountKey => ({
	key,
	label,
	account: null,
	otherwise,
});

/** Every key with its default. Nothing falls back to revenue: what has no row and no mapping stops the day. */
export const accountKeys: readonly AccountKey[] = [
	row('revenue.service', 'Services', 'Studio Services', 'income'),
	row('revenue.class', 'Classes', 'Studio Classes', 'income'),
	row('revenue.product', 'Products', 'Studio Products', 'income'),
	row('revenue.membership', 'Memberships, Revenue When Sold', 'Studio Memberships', 'income'),
	row('revenue.package', 'Packages, Revenue When Sold', 'Studio Packages', 'income'),
	row('revenue.fee', 'Fees Sold as Items (No-Show, Cancellation)', 'Studio Fees', 'income'),
	unmapped('revenue.other', 'Items of Unknown Kind'),
	row('discount', 'Discounts', 'Studio Discounts', 'contraIncome'),
	row('returns', 'Returns', 'Studio Returns', 'contraIncome'),
	row('liability.gift_card', 'Gift Cards', 'Studio Gift Cards Outstanding', 'currentLiability'),
	row(
		'liability.prepaid_card',
		'Prepaid Cards and Client Accounts',
		'Studio Prepaid Cards Outstanding',
		'currentLiability',
	),
	row(
		'liability.package',
		'Packages, Liability Until Used',
		'Studio Packages Outstanding',
		'currentLiability',
	),
	row(
		'liability.membership',
		'Memberships, Liability Until Used',
		'Studio Memberships Outstanding',
		'currentLiability',
	),
	unmapped('liability.unspecified', 'Stored Value Used, Kind Not Told', 'as packages'),
	row('liability.donation', 'Donations', 'Studio Donations Payable', 'currentLiability'),
	row('tax', 'Sales Tax', 'Studio Sales Tax Collected', 'currentLiability'),
	row('tips', 'Tips', 'Studio Tips Payable', 'currentLiability'),
	row('service_charge', 'Service Charge', 'Studio Service Charge Payable', 'currentLiability'),
	row('fees', 'Fees Charged Beside the Items', 'Studio Other Fees', 'income'),
	row('tender.cash', 'Paid in Cash', 'Studio Cash Clearing', 'clearing'),
	row('tender.card', 'Paid by Card', 'Studio Card Clearing', 'clearing'),
	row('tender.check', 'Paid by Check', 'Studio Check Clearing', 'clearing'),
	row('tender.bank', 'Paid by Bank Debit', 'Studio Bank Debit Clearing', 'clearing'),
	row('tender.unspecified', 'Refunded, Tender Not Told', 'Studio Refund Clearing', 'clearing'),
	unmapped('tender.custom', 'Paid Otherwise (Custom Tender)'),
	row('promotion', 'Loyalty Points, Cashback, Complimentary', 'Studio Promotions', 'expense'),
	row('receivable', 'Client Balances Still Open', 'Studio Client Balances', 'receivable'),
	row('rounding', 'Rounding', 'Studio Rounding', 'expense'),
];

/** Stored value that may count as revenue when it is sold; gift and prepaid cards never do. */
export const deferrableKinds = ['membership', 'package'] as const;
export type DeferrableKind = (typeof deferrableKinds)[number];

const byKey = new Map(accountKeys.map((entry) => [entry.key, entry]));

export function accountKeyOf(key: string): AccountKey | null {
	return byKey.get(key) ?? null;
}

/** How a key is called in the node's menu, with the name of a tender of the studio's own: `Tips (tips)`. */
export function keyLabel(key: string): string {
	const [general = key, own] = key.split(':');
	const label = accountKeyOf(general)?.label;
	if (label === undefined) return key;
	return own === undefined ? `${label} (${key})` : `${label} “${own}”`;
}

/**
 * The keys to look a line's account up by, most specific first: `tender.custom:klarna` before `tender.custom`,
 * `discount.service` before `discount`. Stored value used goes where it was put when it was sold: to its liability, or
 * to the revenue it was counted as (`revenueWhenSold`), so that nothing is revenue twice.
 */
export function keysOf(
	line: Pick<JournalLine, 'role' | 'sub'>,
	revenueWhenSold: ReadonlySet<string>,
): readonly string[] {
	const { role, sub } = line;
	if (sub === null || role === 'tax') return [role];
	if (role === 'liability' || role === 'redeemed') return storedValueKeys(sub, revenueWhenSold);
	const exact = `${role}.${sub}`;
	const general = role === 'tender' && sub.includes(':') ? `tender.${sub.slice(0, sub.indexOf(':'))}` : null;
	if (general !== null) return [exact, general];
	return role === 'revenue' || role === 'tender' ? [exact] : [exact, role];
}

function storedValueKeys(sub: string, revenueWhenSold: ReadonlySet<string>): readonly string[] {
	if (revenueWhenSold.has(sub)) return [`revenue.${sub}`];
	if (sub !== 'unspecified') return [`liability.${sub}`];
	const sameAsPackages = revenueWhenSold.has('package') ? ['revenue.package'] : ['liability.package'];
	return ['liability.unspecified', ...sameAsPackages];
}
