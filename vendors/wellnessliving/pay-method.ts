import type { PaymentMethod } from '../../core/event/sale';

export interface PayMethodRule {
	/** Lower-case words as receipts print them. */
	readonly phrases: readonly string[];
	readonly method: PaymentMethod;
	readonly isRedemption: boolean;
}

/**
 * Receipts name the method in text only (`text_pay_method`: `Visa`, `Virtual Terminal (Mastercard ****-1234)`).
 * "Account" is the client's account balance (`id_pay_method` 7): stored value bought earlier, so it is a redemption
 * of a prepaid card and no new money. Coupons are WellnessLiving's gift cards (`id_pay_method` 8).
 */
export const payMethodRules: readonly PayMethodRule[] = [
	{
		phrases: ['client account', 'account balance', 'account', 'store credit'],
		method: 'prepaid_card',
		isRedemption: true,
	},
	{ phrases: ['gift card', 'gift certificate', 'coupon'], method: 'gift_card', isRedemption: true },
	{
		phrases: ['bank account', 'bank transfer', 'ach', 'direct entry', 'direct debit', 'echeck', 'echecking'],
		method: 'bank',
		isRedemption: false,
	},
	{ phrases: ['cash'], method: 'cash', isRedemption: false },
	{ phrases: ['check', 'cheque'], method: 'check', isRedemption: false },
	{
		phrases: [
			...['visa', 'mastercard', 'master card', 'american express', 'amex', 'discover', 'diners club', 'jcb'],
			...['maestro', 'unionpay', 'interac', 'credit card', 'debit card', 'card'],
			...[
				'virtual terminal',
				'external terminal',
				'terminal',
				'point of sale',
				'pos',
				'apple pay',
				'google pay',
			],
		],
		method: 'card',
		isRedemption: false,
	},
];

export type PayMethod = Pick<PayMethodRule, 'method' | 'isRedemption'>;

/** Longest first: a "bank account" is a bank and no client account, a "gift card" no bank card. */
const phrases = payMethodRules
	.flatMap((rule) => rule.phrases.map((phrase) => ({ phrase, padded: ` ${phrase} `, rule })))
	.sort((left, right) => right.phrase.length - left.phrase.length);
const byPhrase = new Map(phrases.map(({ phrase, rule }) => [phrase, rule]));
const unknownMethod: PayMethod = { method: 'custom', isRedemption: false };

const longestName = 200;

/** The method a receipt's text means; `custom` when it is none of the known ones. */
export function payMethodOf(name: string | null): PayMethod {
	if (name === null) return unknownMethod;
	const text = name
		.slice(0, longestName)
		.toLowerCase()
		.replace(/[^a-z]+/g, ' ')
		.trim();
	const padded = ` ${text} `;
	return byPhrase.get(text) ?? phrases.find((entry) => padded.includes(entry.padded))?.rule ?? unknownMethod;
}
