import { saleLabel } from './book-sale';
import { centreIdOf } from './centre-of';
import type { FoldedSale } from './fold-sales';
import type { Gap } from './journal';
import type { CentreRule } from './mapping';
import { gapOf, type JournalGapCode } from './sale-problem';

/** Which books a sale belongs to. */
export interface Place {
	readonly centreId: string;
	/** `YYYY-MM-DD`. */
	readonly businessDay: string;
	/** ISO 4217. */
	readonly currency: string;
}

export type Placing =
	{ readonly ok: true; readonly place: Place } | { readonly ok: false; readonly gaps: readonly Gap[] };

/** None of the three is ever assumed: a sale that lacks one cannot be posted, and says all that it lacks. */
export function placeSale(folded: FoldedSale, rule: CentreRule): Placing {
	const { sale } = folded;
	const centreId = centreIdOf(folded, rule);
	const { businessDay, currency } = sale;
	if (centreId !== null && businessDay !== null && currency !== null) {
		return { ok: true, place: { centreId, businessDay, currency } };
	}
	const lacks = (value: string | null, code: JournalGapCode, what: string): readonly Gap[] =>
		value === null ? [gapOf(code, sale.number ?? sale.id, `${saleLabel(sale)} names no ${what}.`)] : [];
	return {
		ok: false,
		gaps: [
			...lacks(centreId, 'NO_CENTRE', 'location'),
			...lacks(businessDay, 'NO_BUSINESS_DAY', 'business day'),
			...lacks(currency, 'NO_CURRENCY', 'currency'),
		],
	};
}
