import { sumAmounts, type Payment, type PaymentMethod } from '../../../core/event';
import type { AccrualLine } from './accrual-row';
import type { NamedTender } from './tender-text';

/** How the lines of an invoice were paid, as far as the report tells. */
export interface ReportedTenders {
	readonly payments: readonly Payment[];
	/** By position of the line: stored value that is taken out of its price, as invoices do with credits. */
	readonly redeemedOnLine: readonly number[];
	/** False when a line names several tenders, or none, for one amount. */
	readonly isClear: boolean;
}

/** Credits of these are taken out of the price on the invoice itself; of all others it shows a transaction. */
export const credits: ReadonlySet<PaymentMethod> = new Set<PaymentMethod>(['package', 'membership']);

interface Share {
	readonly tender: NamedTender;
	readonly isRedemption: boolean;
	readonly amount: number;
}

interface LineShares {
	readonly shares: readonly Share[];
	readonly redeemedOnLine: number;
	readonly isClear: boolean;
}

export function reportedTenders(
	saleId: string,
	lines: readonly AccrualLine[],
	currency: string | null,
): ReportedTenders {
	const perLine = lines.map(sharesOf);
	const groups = new Map<string, Share[]>();
	for (const share of perLine.flatMap(({ shares }) => shares)) {
		const { method, name } = share.tender;
		// cards of several makes are all cards; the studio's own tenders are told apart by their names
		const key = `${method}${method === 'custom' ? ` ${name}` : ''} ${share.isRedemption}`;
		groups.set(key, [...(groups.get(key) ?? []), share]);
	}
	const locationId = lines[0]?.locationId ?? null;
	return {
		payments: [...groups.values()].flatMap((shares, index) =>
			toPayment(shares, { id: `${saleId}-${index + 1}`, saleId, locationId }, currency),
		),
		redeemedOnLine: perLine.map((line) => line.redeemedOnLine),
		isClear: perLine.every((line) => line.isClear),
	};
}

function sharesOf({ tenders, tenderText, collected, redeemed }: AccrualLine): LineShares {
	const shares: Share[] = [];
	let isClear = true;
	if (collected !== null && collected !== 0) {
		const money = tenders.filter(({ isRedemption }) => isRedemption !== true);
		isClear = isOneKind(money);
		const tender = isClear ? money[0] : undefined;
		shares.push({ tender: tender ?? unknownTender(tenderText), isRedemption: false, amount: collected });
	}
	if (redeemed === null || redeemed === 0) return { shares, redeemedOnLine: 0, isClear };
	const isMoneyToo = shares.length > 0;
	const stored = tenders.filter(({ isRedemption }) => isRedemption ?? !isMoneyToo);
	const [first] = stored;
	const isKnown = isOneKind(stored);
	if (first === undefined || !isKnown || credits.has(first.method)) {
		const isCredit = stored.length > 0 && stored.every(({ method }) => credits.has(method));
		return { shares, redeemedOnLine: redeemed, isClear: isClear && isCredit };
	}
	shares.push({ tender: first, isRedemption: true, amount: redeemed });
	return { shares, redeemedOnLine: 0, isClear };
}

function isOneKind(tenders: readonly NamedTender[]): boolean {
	const [first, ...others] = tenders;
	if (first === undefined) return false;
	return others.every(({ method }) => method === first.method && method !== 'custom');
}

function unknownTender(text: string | null): NamedTender {
	return { method: 'custom', isRedemption: false, name: text ?? 'not told' };
}

function toPayment(
	shares: readonly Share[],
	place: Pick<Payment, 'id' | 'saleId' | 'locationId'>,
	currency: string | null,
): readonly Payment[] {
	const [first] = shares;
	if (first === undefined) return [];
	return [
		{
			...place,
			method: first.tender.method,
			name: first.tender.name,
			amount: sumAmounts(
				shares.map(({ amount }) => amount),
				currency,
			),
			// the report has neither: they are known from the invoice, or from the collections report
			tip: null,
			serviceCharge: null,
			fees: null,
			isRedemption: first.isRedemption,
			paidAt: null,
		},
	];
}
