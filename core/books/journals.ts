import { saleLabel } from './book-sale';
import { centreCodeOf, centreLabel, centreOf } from './centre-of';
import { foldSales, type FoldedSale } from './fold-sales';
import type { Gap, JournalGroup, JournalSet } from './journal';
import { groupOf, type GroupContext, type JournalKind, type PlacedSale } from './journal-group';
import { withLeftPlaces } from './left-places';
import type { BookMapping } from './mapping';
import { baseOf } from './numbers';
import { compare, groupBy } from './ordering';
import { placeSale } from './place-sale';
import { saleGap } from './sale-problem';
import { salePostings } from './sale-postings';
import { gapsAt, type UnplacedSale } from './unplaced-sale';

/**
 * One journal per source, centre and business day. Everything of a sale, its payments included, is on the sale's own
 * business day; a day that it was moved away from counts it as voided. Events may come in any order and any number of
 * times.
 */
export function dayJournals(items: readonly unknown[], mapping: BookMapping): JournalSet {
	const keyOf = ({ place, folded }: PlacedSale): string =>
		JSON.stringify([folded.system, place.centreId, place.businessDay]);
	return journalSet(items, mapping, keyOf, {
		identify: ({ centre, businessDay }, { system }) => ({
			kind: 'day',
			key: `${system}:${centre.id}:${businessDay}`,
			document: null,
		}),
		label: ({ centre, businessDay }) => `${centreLabel(centre)}, ${businessDay}`,
		isWholePlace: true,
	});
}

/** One journal per sale or refund; an empty one for a sale that was voided, so that its posting is taken back. */
export function saleJournals(items: readonly unknown[], mapping: BookMapping): JournalSet {
	const keyOf = ({ place, folded: { system, sale, source } }: PlacedSale): string =>
		JSON.stringify([system, sale.id, source, place.centreId]);
	return journalSet(items, mapping, keyOf, {
		identify: (_, { system, sale: { id, number, refundOfId } }) => ({
			kind: 'sale',
			key: `${system}:sale:${id}`,
			document: { id, number, refundOfId },
		}),
		label: (_, { sale }) => saleLabel(sale),
		isWholePlace: false,
	});
}

function journalSet(
	items: readonly unknown[],
	mapping: BookMapping,
	keyOf: (placed: PlacedSale) => string,
	kind: JournalKind,
): JournalSet {
	const { sales, skipped, unreadable } = foldSales(items);
	const numbersBegin = ({ place: { centreId, businessDay }, folded }: PlacedSale): string => {
		const centre = centreOf(folded.system, centreId, [folded], mapping);
		const heading = { centre, businessDay };
		return baseOf({ source: folded.system, ...heading, ...kind.identify(heading, folded) });
	};
	const placed: PlacedSale[] = [];
	const unplaced: UnplacedSale[] = [];
	for (const folded of sales) {
		const placing = placeSale(folded, mapping);
		if (placing.ok) placed.push(...withLeftPlaces({ place: placing.place, folded }, mapping, numbersBegin));
		else unplaced.push({ folded, group: groupWithout(folded, placing.gaps, mapping) });
	}
	const context: GroupContext = {
		mapping,
		kind,
		sharedBy: codeSharers(placed, mapping),
		keptBackBy: (system, place) => (kind.isWholePlace ? gapsAt(system, place, unplaced, mapping) : []),
	};
	const journals = [...groupBy(placed, keyOf)]
		.sort(([one], [other]) => compare(one, other))
		.flatMap(([, [first, ...others]]) => (first === undefined ? [] : [groupOf([first, ...others], context)]));
	return { groups: [...journals, ...unplaced.map(({ group }) => group)], skipped, unreadable };
}

/** A sale that belongs to no books yet says whatever else is wrong with it at once. */
function groupWithout(folded: FoldedSale, gaps: readonly Gap[], mapping: BookMapping): JournalGroup {
	const { sale, items, isVoided } = folded;
	const { problems } = salePostings(sale, mapping);
	const further = isVoided || sale.currency === null ? [] : problems.map((problem) => saleGap(sale, problem));
	return { label: saleLabel(sale), items, journal: null, partial: null, gaps: [...gaps, ...further] };
}

/** Document numbers begin with the centre's code, so two centres of one source must not share one. */
function codeSharers(placed: readonly PlacedSale[], mapping: BookMapping): GroupContext['sharedBy'] {
	const byCode = new Map<string, Set<string>>();
	const keyOf = (system: string, centreId: string): string =>
		`${system} ${centreCodeOf(system, centreId, mapping)}`;
	for (const { place, folded } of placed) {
		const key = keyOf(folded.system, place.centreId);
		byCode.set(key, (byCode.get(key) ?? new Set()).add(place.centreId));
	}
	return (system, centreId) => byCode.get(keyOf(system, centreId)) ?? new Set();
}
