import { centreIdOf } from './centre-of';
import type { FoldedSale } from './fold-sales';
import type { Gap, JournalGroup } from './journal';
import type { CentreRule } from './mapping';
import type { Place } from './place-sale';

/** A sale that belongs to no books yet, with the group that its items are in. */
export interface UnplacedSale {
	readonly folded: FoldedSale;
	readonly group: JournalGroup;
}

/**
 * What keeps back a centre's day that unplaced sales may belong to: without them it would be posted as if it were whole.
 * One without a day may belong to any day of its centre. A voided one adds nothing, and what it takes from a day is told
 * by the number of sales.
 */
export function gapsAt(
	system: string,
	place: Pick<Place, 'centreId' | 'businessDay'>,
	unplaced: readonly UnplacedSale[],
	rule: CentreRule,
): readonly Gap[] {
	return unplaced
		.filter(({ folded }) => folded.system === system && !folded.isVoided && mayBeAt(place, folded, rule))
		.flatMap(({ group }) => group.gaps);
}

/** At the place of its newest state, or at that of an earlier one, which it may not have left. */
function mayBeAt(
	{ centreId, businessDay }: Pick<Place, 'centreId' | 'businessDay'>,
	folded: FoldedSale,
	rule: CentreRule,
): boolean {
	const day = folded.sale.businessDay;
	if (centreIdOf(folded, rule) === centreId && (day === null || day === businessDay)) return true;
	return folded.earlier.some(
		(state) => centreIdOf(state, rule) === centreId && state.sale.businessDay === businessDay,
	);
}
