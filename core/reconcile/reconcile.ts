import { compareSides, type CompareOptions } from './compare';
import { readSide } from './read-side';
import { resultsOf, type Results } from './results';
import type { Reader } from './row';
import { summaryOf, type Summary, type SummarySettings } from './summary';

export interface ReconcileSettings extends Omit<SummarySettings, 'window'> {
	readonly readSource: Reader;
	readonly readOther: Reader;
	readonly compare: CompareOptions;
}

export interface Reconciliation extends Results {
	readonly summary: Summary;
}

/**
 * Compares what the studio says with what another system holds: the items of each output, and the proof. Time and memory
 * grow with the number of items, not with its square.
 */
export function reconcile(
	sourceItems: Iterable<unknown>,
	otherItems: Iterable<unknown>,
	settings: ReconcileSettings,
): Reconciliation {
	const source = readSide(sourceItems, settings.readSource);
	const other = readSide(otherItems, settings.readOther);
	const comparison = compareSides(source.rows, other.rows, settings.compare);
	const { window } = settings.compare;
	return {
		...resultsOf(comparison.pairs, settings.words.place),
		summary: summaryOf(comparison, source, other, { ...settings, window }),
	};
}
