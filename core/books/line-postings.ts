import type { LineKind } from '../event';
import { deferrableKinds } from './account-keys';
import type { JournalLine, Role } from './journal';
import type { PricedLine, PricedSale } from './priced-sale';

/** One amount of one sale; those of a whole sale add up to zero. */
export type Posting = Pick<JournalLine, 'role' | 'sub' | 'taxed' | 'amount'>;

/** Money that is owed back as goods: a liability until used. */
const storedKinds: ReadonlySet<LineKind> = new Set<LineKind>(['gift_card', 'prepaid_card', 'donation']);
const ownRoles: ReadonlyMap<LineKind, Role> = new Map<LineKind, Role>([
	['tip', 'tips'],
	['service_charge', 'service_charge'],
]);

/** The items' side: list prices, what was taken off them, and the tax on them. */
export function linePostings(
	priced: PricedSale,
	isRefund: boolean,
	revenueWhenSold: ReadonlySet<string>,
): readonly Posting[] {
	const ofLines = priced.lines.flatMap((line) =>
		postingsOf(line, roleOf(line.kind, isRefund, revenueWhenSold)),
	);
	const isTaxed = priced.lines.some(({ tax }) => tax !== 0);
	return [...ofLines, { role: 'discount', sub: 'sale', taxed: isTaxed, amount: priced.discount }];
}

function postingsOf({ kind, list, discount, redeemed, tax }: PricedLine, role: Role): readonly Posting[] {
	const isTaxed = tax !== 0;
	const sold: Posting = ownRoles.has(kind)
		? { role, sub: null, taxed: false, amount: -list }
		: { role, sub: kind, taxed: isTaxed, amount: -list };
	return [
		sold,
		{ role: 'discount', sub: kind, taxed: isTaxed, amount: discount },
		{ role: 'redeemed', sub: 'unspecified', taxed: false, amount: redeemed },
		{ role: 'tax', sub: kind, taxed: false, amount: -tax },
	];
}

function roleOf(kind: LineKind, isRefund: boolean, revenueWhenSold: ReadonlySet<string>): Role {
	const own = ownRoles.get(kind);
	if (own !== undefined) return own;
	const isDeferred = deferrableKinds.some((known) => known === kind) && !revenueWhenSold.has(kind);
	if (isDeferred || storedKinds.has(kind)) return 'liability';
	return isRefund ? 'returns' : 'revenue';
}
