import { currencyDigits } from '../event';
import { centreGaps, centreOf, formerCodesOf } from './centre-of';
import type { FoldedSale } from './fold-sales';
import type { Centre, Gap, Journal, JournalGroup, JournalSale } from './journal';
import type { BookMapping } from './mapping';
import { mergeLines } from './merge-lines';
import type { Place } from './place-sale';
import { gapOf, saleGap } from './sale-problem';
import { salePostings } from './sale-postings';

export interface PlacedSale {
	readonly place: Place;
	readonly folded: FoldedSale;
}

/** What all journals of one kind are called; the folded sale is any one of the group. */
export interface JournalKind {
	readonly identify: (heading: Heading, folded: FoldedSale) => Pick<Journal, 'kind' | 'key' | 'document'>;
	readonly label: (heading: Heading, folded: FoldedSale) => string;
	/** It holds all sales of its place, so one that may belong there and cannot be placed keeps it back. */
	readonly isWholePlace: boolean;
}

export interface Heading {
	readonly centre: Centre;
	readonly businessDay: string;
}

/** Everything the groups of one input share. */
export interface GroupContext {
	readonly mapping: BookMapping;
	readonly kind: JournalKind;
	/** Ids of the centres that share this centre's code. */
	readonly sharedBy: (system: string, centreId: string) => ReadonlySet<string>;
	/** Gaps of sales that may belong to this place, too, but do not say so. */
	readonly keptBackBy: (system: string, place: Place) => readonly Gap[];
}

/** One journal, or all that keeps it from being one: a day goes to the books as a whole or not at all. */
export function groupOf(
	members: readonly [PlacedSale, ...PlacedSale[]],
	context: GroupContext,
): JournalGroup {
	const [{ folded: first, place }] = members;
	const { mapping, kind } = context;
	const { system } = first;
	const sales = members.map(({ folded }) => folded);
	const standing = members.filter(({ folded }) => !folded.isVoided);
	const centre = centreOf(system, place.centreId, sales, mapping);
	const heading = { centre, businessDay: place.businessDay };
	const label = kind.label(heading, first);
	const counted = standing.length === 0 ? members : standing;
	const currencies = [...new Set(counted.map((member) => member.place.currency))].sort();
	const [currency = place.currency] = currencies;
	const read = standing.map(({ folded }) => ({
		folded,
		sale: folded.sale,
		...salePostings(folded.sale, mapping),
	}));
	const sound = read.filter(({ problems }) => problems.length === 0);
	const gaps = [
		...centreGaps(centre, context.sharedBy(system, place.centreId)),
		...currencyGaps(label, currencies),
		...read.flatMap(({ sale, problems }) => problems.map((problem) => saleGap(sale, problem))),
		...context.keptBackBy(system, place),
	];
	const items = sales.flatMap((folded) => folded.items).sort((one, other) => one - other);
	const journal: Journal = {
		...kind.identify(heading, first),
		source: system,
		...heading,
		currency,
		digits: currencyDigits(currency),
		lines: mergeLines(
			sound.map(({ sale, postings }) => ({ flow: sale.isRefund ? 'refund' : 'sale', postings })),
		),
		sales: sound.map(({ folded }) => toJournalSale(folded)),
		asOf: sales.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), first.asOf),
		voided: members.length - standing.length,
		formerCodes: formerCodesOf(centre, system, sales, mapping),
	};
	return gaps.length > 0
		? { label, items, journal: null, partial: currencies.length > 1 ? null : journal, gaps }
		: { label, items, journal, partial: null, gaps };
}

function currencyGaps(label: string, currencies: readonly string[]): readonly Gap[] {
	if (currencies.length <= 1) return [];
	return [gapOf('MIXED_CURRENCIES', label, `${label} holds sales in ${currencies.join(' and ')}.`)];
}

function toJournalSale({ sale: { id, number }, correlationId }: FoldedSale): JournalSale {
	return { id, number: number ?? id, correlationId };
}
