import { dayOfGroup, type Pair } from './compare';
import type { Group } from './group';
import { majorIn, moneyOf, unitsIn, type Money } from './money';
import { compareTexts } from './order';
import type { Place } from './row';

/** One centre and business day. */
export interface DayRow {
	readonly center: string | null;
	readonly centerName: string | null;
	/** `YYYY-MM-DD`; `null` for everything that tells none. */
	readonly day: string | null;
	readonly source: number;
	readonly matched: number;
	readonly missing: number;
	readonly different: number;
	readonly extra: number;
	/** Major units; `null` where a side does not tell, or several currencies meet. */
	readonly sourceTotal: number | null;
	readonly otherTotal: number | null;
	/** Source less other side. */
	readonly difference: number | null;
	/** What the missing ones come to. */
	readonly missingTotal: number | null;
	readonly currency: string | null;
}

interface Cell {
	readonly day: string | null;
	centre: Place | null;
	readonly pairs: Pair[];
}

/** Sorted by centre and day, what tells none last. `otherTellsAmounts`: outcomes do not. */
export function dayRows(pairs: readonly Pair[], otherTellsAmounts: boolean): readonly DayRow[] {
	const cells = new Map<string, Cell>();
	for (const pair of pairs) {
		const group = pair.source ?? pair.other;
		if (group === null) continue;
		const [centre, day] = [centreOfGroup(group), dayOfGroup(group)];
		const place = JSON.stringify([centre?.id ?? null, day]);
		const cell = cells.get(place) ?? { day, centre, pairs: [] };
		cell.pairs.push(pair);
		cell.centre = namedFirst(cell.centre, centre);
		cells.set(place, cell);
	}
	return [...cells.values()].map((cell) => toDayRow(cell, otherTellsAmounts)).sort(byCentreAndDay);
}

function centreOfGroup({ facts, newest }: Group): Place | null {
	return newest.centre ?? facts.find(({ centre }) => centre !== null)?.centre ?? null;
}

/** Some events name their centre and others only its id: the first name of the alphabet, whatever the order. */
function namedFirst(one: Place | null, other: Place | null): Place | null {
	if (one?.name == null) return other ?? one;
	return other?.name != null && other.name < one.name ? other : one;
}

function toDayRow({ day, centre, pairs }: Cell, otherTellsAmounts: boolean): DayRow {
	const count = (test: (pair: Pair) => boolean): number => pairs.filter(test).length;
	const source = count((pair) => pair.source !== null);
	const matched = count(({ status }) => status === 'matched');
	const missing = count(({ status }) => status === 'missing');
	return {
		center: centre?.id ?? null,
		centerName: centre?.name ?? null,
		day,
		source,
		matched,
		missing,
		different: source - matched - missing,
		extra: count(({ status }) => status === 'extra'),
		...totalsOf(pairs, otherTellsAmounts),
	};
}

type Totals = Pick<DayRow, 'sourceTotal' | 'otherTotal' | 'difference' | 'missingTotal' | 'currency'>;

const noTotals: Totals = {
	sourceTotal: null,
	otherTotal: null,
	difference: null,
	missingTotal: null,
	currency: null,
};

function totalsOf(pairs: readonly Pair[], otherTellsAmounts: boolean): Totals {
	const sums = pairs.map((pair) => ({
		source: moneyOf(pair.source, pair.sourceAmount),
		other: moneyOf(pair.other, pair.otherAmount),
		isMissing: pair.status === 'missing',
		isUntold: pair.isThere && pair.sourceAmount !== null && pair.otherAmount === null,
	}));
	const amounts = sums.flatMap(({ source, other }) => [source ?? [], other ?? []].flat());
	const currencies = new Set(amounts.flatMap(({ currency }) => currency ?? []));
	const [currency = null] = currencies;
	if (amounts.length === 0 || currencies.size > 1) return noTotals;
	const total = (list: ReadonlyArray<Money | null>): bigint =>
		list.reduce((sum, money) => sum + (money === null ? 0n : unitsIn(currency, money)), 0n);
	const source = total(sums.map((sum) => sum.source));
	const isTold = otherTellsAmounts && !sums.some(({ isUntold }) => isUntold);
	const other = isTold ? total(sums.map((sum) => sum.other)) : null;
	return {
		sourceTotal: majorIn(currency, source),
		otherTotal: other === null ? null : majorIn(currency, other),
		difference: other === null ? null : majorIn(currency, source - other),
		missingTotal: majorIn(
			currency,
			total(sums.filter(({ isMissing }) => isMissing).map((sum) => sum.source)),
		),
		currency,
	};
}

function byCentreAndDay(one: DayRow, other: DayRow): number {
	return nullsLast(one.center, other.center) || nullsLast(one.day, other.day);
}

function nullsLast(one: string | null, other: string | null): number {
	if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
	return compareTexts(one, other);
}
