import type { JournalLine, Role } from './journal';

/** The only place for what a journal line is called in a ledger, a preview or a report: `Services (5)`. */
export function lineText(line: JournalLine): string {
	const text = texts[line.role](line);
	const taxed = line.taxed ? ', taxed' : '';
	const count = counted.has(line.role) ? ` (${line.count})` : '';
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}${taxed}${count}`;
}

/** Roles whose lines are single items, so that their number says something. */
const counted: ReadonlySet<Role> = new Set<Role>(['revenue', 'returns', 'liability', 'redeemed']);

type TextOf = (line: Pick<JournalLine, 'flow' | 'sub'>) => string;

const either =
	(sale: (what: string) => string, refund: (what: string) => string): TextOf =>
	({ flow, sub }) =>
		(flow === 'sale' ? sale : refund)(wordOf(sub));

const texts: Readonly<Record<Role, TextOf>> = {
	revenue: ({ sub }) => wordOf(sub),
	discount: either(
		(what) => `discounts on ${what}`,
		(what) => `discounts taken back on ${what}`,
	),
	returns: ({ sub }) => `returned ${wordOf(sub)}`,
	liability: either(
		(what) => `${what} sold`,
		(what) => `${what} taken back`,
	),
	redeemed: either(
		(what) => `${what} used`,
		(what) => `given back to ${what}`,
	),
	tax: either(
		(what) => `sales tax on ${what}`,
		(what) => `sales tax on returned ${what}`,
	),
	tips: either(
		() => 'tips',
		() => 'tips given back',
	),
	service_charge: either(
		() => 'service charge',
		() => 'service charge given back',
	),
	fees: either(
		() => 'other fees',
		() => 'other fees given back',
	),
	rounding: () => 'rounding',
	tender: ({ flow, sub }) =>
		sub === 'unspecified'
			? 'refunds, tender not told'
			: `${tenderOf(sub)} ${flow === 'sale' ? 'takings' : 'refunds'}`,
	promotion: either(
		(what) => `${what} used`,
		(what) => `${what} given back`,
	),
	receivable: () => 'client balances still open',
};

/** `custom:klarna` is called what the studio calls it. */
function tenderOf(sub: string | null): string {
	return sub?.startsWith('custom:') === true ? sub.slice('custom:'.length) : wordOf(sub);
}

const words: ReadonlyMap<string, string> = new Map([
	['service', 'services'],
	['class', 'classes'],
	['product', 'products'],
	['membership', 'memberships'],
	['package', 'packages'],
	['gift_card', 'gift cards'],
	['prepaid_card', 'prepaid cards'],
	['fee', 'fees'],
	['tip', 'tips'],
	['service_charge', 'service charge'],
	['donation', 'donations'],
	['other', 'items of unknown kind'],
	['sale', 'whole sales'],
	['unspecified', 'stored value of unknown kind'],
	['loyalty', 'loyalty points'],
	['complimentary', 'complimentary items'],
	['bank', 'bank debit'],
	['custom', 'other tender'],
]);

function wordOf(sub: string | null): string {
	return sub === null ? 'items' : (words.get(sub) ?? sub.replaceAll('_', ' '));
}
