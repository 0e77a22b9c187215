import { sumOf, type BookPayment, type BookSale } from './book-sale';
import type { Posting } from './line-postings';
import { imbalance, type SaleProblem } from './sale-problem';

/** What was paid beside the items. */
export interface Beside {
	readonly tip: number;
	readonly serviceCharge: number;
	readonly fees: number;
}

export interface Paid {
	readonly postings: readonly Posting[];
	readonly money: number;
	readonly problems: readonly SaleProblem[];
}

const besideNames = ['tip', 'serviceCharge', 'fees'] as const;

/** By the totals, or by the payments where the totals do not tell. */
export function besideOf({ totals, payments }: BookSale): Beside {
	const sum = (name: keyof Beside): number =>
		totals[name] ?? sumOf(payments.map((payment) => payment[name] ?? 0));
	return { tip: sum('tip'), serviceCharge: sum('serviceCharge'), fees: sum('fees') };
}

/** The payments' side, each checked against the totals as far as these tell. */
export function paymentPostings(sale: BookSale): Paid {
	const payments = withCharges(sale);
	if (payments.length === 0 && isRefundOfUnknownTender(sale)) return unspecifiedRefund(sale);
	const problems = [...sumProblems(sale), ...payments.flatMap(contradiction)];
	const postings = payments.map((payment): Posting => ({
		...placeOf(payment),
		taxed: false,
		amount: moneyOf(payment),
	}));
	return { postings, money: sumOf(postings.map(({ amount }) => amount)), problems };
}

/** A single payment took the charges that only the totals tell. */
function withCharges({ payments, totals }: BookSale): readonly BookPayment[] {
	const [only, ...others] = payments;
	if (only === undefined || others.length > 0) return payments;
	return [
		{
			...only,
			serviceCharge: only.serviceCharge ?? totals.serviceCharge,
			fees: only.fees ?? totals.fees,
		},
	];
}

function moneyOf({ amount, tip, serviceCharge, fees }: BookPayment): number {
	return amount + (tip ?? 0) + (serviceCharge ?? 0) + (fees ?? 0);
}

/** WellnessLiving does not say how a refund was paid out; a source that does would say what was paid. */
function isRefundOfUnknownTender({ isRefund, totals }: BookSale): boolean {
	return isRefund && totals.paid === null && totals.redeemed === null;
}

function unspecifiedRefund(sale: BookSale): Paid {
	const { gross } = sale.totals;
	if (gross === null) {
		const problem: SaleProblem = {
			code: 'UNREADABLE_SALE',
			text: 'names neither its total nor its payments',
		};
		return { postings: [], money: 0, problems: [problem] };
	}
	const { tip, serviceCharge, fees } = besideOf(sale);
	const money = gross + tip + serviceCharge + fees;
	const postings: readonly Posting[] = [{ role: 'tender', sub: 'unspecified', taxed: false, amount: money }];
	return { postings, money, problems: [] };
}

/** Payments have to add up to what the totals say of them, kind by kind. */
function sumProblems(sale: BookSale): readonly SaleProblem[] {
	const { payments, totals } = sale;
	const amountsOf = (isRedemption: boolean): number =>
		sumOf(payments.filter((payment) => payment.isRedemption === isRedemption).map(({ amount }) => amount));
	const checks = [
		{ name: 'paid', told: totals.paid, found: amountsOf(false) },
		{ name: 'redeemed', told: totals.redeemed, found: amountsOf(true) },
		...besideNames.map((name) => {
			const parts = payments.flatMap((payment) => payment[name] ?? []);
			return { name, told: parts.length === 0 ? null : totals[name], found: sumOf(parts) };
		}),
	];
	return checks.flatMap(({ name, told, found }) =>
		told === null || told === found
			? []
			: [
					imbalance(
						sale,
						{ name: `total ${words[name] ?? name}`, units: told },
						{ name: 'payments', units: found },
					),
				],
	);
}

const words: Readonly<Record<string, string>> = { serviceCharge: 'service charge' };

type Place = Pick<Posting, 'role' | 'sub'>;

const promotions: ReadonlyMap<string, string> = new Map([
	['loyalty', 'loyalty'],
	['cashback', 'cashback'],
	['custom', 'complimentary'],
]);
const storedValue: ReadonlySet<string> = new Set(['gift_card', 'prepaid_card', 'package', 'membership']);

function placeOf({ method, name, isRedemption }: BookPayment): Place {
	if (!isRedemption) return { role: 'tender', sub: method === 'custom' ? customTenderSub(name) : method };
	const promotion = promotions.get(method);
	return promotion === undefined ? { role: 'redeemed', sub: method } : { role: 'promotion', sub: promotion };
}

/** Money is no stored value, and stored value no money: such a payment was changed on its way. */
function contradiction({ method, isRedemption }: BookPayment): readonly SaleProblem[] {
	const isFitting = isRedemption
		? promotions.has(method) || storedValue.has(method)
		: method === 'custom' || !(promotions.has(method) || storedValue.has(method));
	if (isFitting) return [];
	const what = isRedemption ? 'stored value' : 'money';
	return [
		{ code: 'UNREADABLE_SALE', text: `has a payment by ${method.replace('_', ' ')} that is told as ${what}` },
	];
}

const longestName = 40;

/** `custom:klarna`: one account key for all spellings of a studio's own tender; `custom` without a name. */
export function customTenderSub(name: string | null): string {
	const plain = (name ?? '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	const short = Array.from(plain).slice(0, longestName).join('').trim();
	return short === '' ? 'custom' : `custom:${short}`;
}
