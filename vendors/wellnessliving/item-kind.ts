import type { LineKind } from '../../core/event/sale';
import { own, textOf, type UnknownRecord } from '../../core/event/read';
import { enumOf, letters } from './values';

/**
 * The purchase-item enumeration (`WlPurchaseItemSid`). An account top-up is stored value, a liability, like the
 * payments by "Account" that use it up. A promotion is a pass unless its category calls it a membership. Deposits,
 * instalments and debts have no kind of their own here: what they are for the studio's books is a setting.
 * Numbers 11, 16, 17 and 23 are WellnessLiving's own billing.
 */
export const itemKinds: readonly {
	readonly number: number;
	readonly word: string;
	readonly kind: LineKind;
}[] = [
	{ number: 1, word: 'promotion', kind: 'package' },
	{ number: 2, word: 'single class', kind: 'class' },
	{ number: 3, word: 'membership', kind: 'membership' },
	{ number: 4, word: 'enrollment', kind: 'class' },
	{ number: 6, word: 'service', kind: 'service' },
	{ number: 7, word: 'account', kind: 'prepaid_card' },
	{ number: 8, word: 'appointment', kind: 'service' },
	{ number: 9, word: 'product', kind: 'product' },
	{ number: 10, word: 'coupon', kind: 'gift_card' },
	{ number: 12, word: 'renewal', kind: 'membership' },
	{ number: 13, word: 'comment', kind: 'other' },
	{ number: 14, word: 'instalment', kind: 'other' },
	{ number: 15, word: 'asset', kind: 'service' },
	{ number: 18, word: 'appointment deposit', kind: 'other' },
	{ number: 19, word: 'enrollment deposit', kind: 'other' },
	{ number: 20, word: 'asset deposit', kind: 'other' },
	{ number: 21, word: 'enrollment discount', kind: 'other' },
	{ number: 22, word: 'tip', kind: 'tip' },
	{ number: 24, word: 'debt collection', kind: 'other' },
	{ number: 25, word: 'early cancel fee', kind: 'fee' },
	{ number: 26, word: 'tuition', kind: 'class' },
	{ number: 27, word: 'tuition fee', kind: 'fee' },
];

/** Words of `text_category`, for lines whose number is missing or means any pass. */
const categoryKinds: ReadonlyMap<string, LineKind> = new Map([
	['pass', 'package'],
	['classpass', 'package'],
	['package', 'package'],
	['membership', 'membership'],
	['giftcard', 'gift_card'],
	['product', 'product'],
	['service', 'service'],
	['appointment', 'service'],
	['class', 'class'],
	['event', 'class'],
	['tip', 'tip'],
]);

const byNumber = new Map<number | null, LineKind>(itemKinds.map((row) => [row.number, row.kind]));
const byWord = new Map(itemKinds.map((row) => [letters(row.word), row.kind]));

/** The kind of one purchase item; `other` when nothing tells it. */
export function itemKindOf(item: UnknownRecord): LineKind {
	const { number, label } = enumOf(own(item, 'purchase_item'));
	const kind = byNumber.get(number) ?? byWord.get(letters(label));
	if (kind !== undefined && kind !== 'package') return kind;
	const category = categoryKinds.get(letters(textOf(own(item, 'text_category'))));
	return kind === undefined || category === 'membership' ? (category ?? 'other') : kind;
}
