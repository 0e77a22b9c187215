import { centreIdOf } from './centre-of';
import type { PlacedSale } from './journal-group';
import type { CentreRule } from './mapping';
import { groupBy } from './ordering';
import type { SaleState } from './read-item';

/**
 * The sale where its newest state has it, and, as voided, wherever earlier states had it: there it may be posted and has
 * to be taken back. Each item goes with the place that its own state told. `numbersBegin`: places whose documents are
 * numbered alike are one to the ledger.
 */
export function withLeftPlaces(
	placed: PlacedSale,
	rule: CentreRule,
	numbersBegin: (placed: PlacedSale) => string,
): readonly PlacedSale[] {
	const { place, folded } = placed;
	if (folded.earlier.length === 0) return [placed];
	const here = numbersBegin(placed);
	const earlier = folded.earlier.flatMap((state) => placedEarlier(placed, state, rule));
	const left = [...groupBy(earlier, numbersBegin)]
		.filter(([base]) => base !== here)
		.flatMap(([, [newest, ...others]]) => (newest === undefined ? [] : [withItemsOf(newest, others)]));
	const gone = new Set(left.flatMap((member) => member.folded.items));
	const items = folded.items.filter((item) => !gone.has(item));
	return [{ place, folded: { ...folded, items } }, ...left];
}

/** None for a state that could not be posted, because it did not name its place. */
function placedEarlier(
	{ place, folded }: PlacedSale,
	state: SaleState,
	rule: CentreRule,
): readonly PlacedSale[] {
	const { location, businessDay, currency } = state.sale;
	const centreId = centreIdOf(state, rule);
	if (centreId === null || businessDay === null) return [];
	const sale = { ...folded.sale, location, businessDay };
	return [
		{
			place: { centreId, businessDay, currency: currency ?? place.currency },
			folded: { ...folded, sale, isVoided: true, items: [state.item] },
		},
	];
}

function withItemsOf(one: PlacedSale, others: readonly PlacedSale[]): PlacedSale {
	const items = [one, ...others].flatMap(({ folded }) => folded.items);
	return { ...one, folded: { ...one.folded, items } };
}
