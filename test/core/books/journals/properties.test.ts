import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayJournals, flows, saleJournals, type JournalLine, type JournalSet } from '../../../../core/books';
import { amountOf, currencyDigits, type Sale, type StudioEvent } from '../../../../core/event';
import { eventsFor, randomSales, salesIn } from './random-day';
import { keyOf, mapping, sum } from './support';

const journalText = (set: JournalSet): string =>
	JSON.stringify(set.groups.map(({ label, journal, gaps }) => ({ label, journal, gaps })));
const linesOf = (set: JournalSet): readonly JournalLine[] =>
	set.groups.flatMap(({ journal, gaps }) => {
		if (journal === null) throw new Error(gaps.map(({ message }) => message).join(' '));
		return journal.lines;
	});
/** What is sold on each day; days that hold nothing any more left out. */
const soldText = (set: JournalSet): string =>
	JSON.stringify(
		set.groups.flatMap(({ label, journal, gaps }) =>
			journal?.sales.length === 0 ? [] : { label, lines: journal?.lines, sales: journal?.sales, gaps },
		),
	);
const shuffled = <T>(entries: readonly T[]): fc.Arbitrary<T[]> =>
	fc.shuffledSubarray([...entries], { minLength: entries.length });
const totals = (
	lines: readonly JournalLine[],
	key: (line: JournalLine) => string,
): ReadonlyMap<string, number> => {
	const found = new Map<string, number>();
	for (const line of lines) found.set(key(line), (found.get(key(line)) ?? 0) + line.amount);
	return new Map([...found].filter(([, amount]) => amount !== 0).sort());
};

describe('any day of balanced sales', () => {
	it('I1: adds up to zero, in each flow for itself, with each account key once and none of zero', () => {
		fc.assert(
			fc.property(randomSales, (sales) => {
				for (const { journal } of dayJournals(eventsFor(sales), mapping).groups) {
					const lines = journal?.lines ?? [];
					expect(journal).not.toBeNull();
					for (const flow of flows) {
						expect(sum(lines.filter((line) => line.flow === flow).map(({ amount }) => amount))).toBe(0);
					}
					expect(new Set(lines.map(keyOf)).size).toBe(lines.length);
					expect(lines.every(({ amount }) => Number.isSafeInteger(amount) && amount !== 0)).toBe(true);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('gives the same journals byte for byte in whatever order the events come', () => {
		const inAnyOrder = randomSales.chain((sales) =>
			fc.tuple(fc.constant(eventsFor(sales)), shuffled(eventsFor(sales))),
		);
		fc.assert(
			fc.property(inAnyOrder, ([one, other]) => {
				expect(journalText(dayJournals(other, mapping))).toBe(journalText(dayJournals(one, mapping)));
				expect(journalText(saleJournals(other, mapping))).toBe(journalText(saleJournals(one, mapping)));
			}),
			{ numRuns: 1_500 },
		);
	});

	it('gives the same journals when events are delivered again and again', () => {
		const repeated = randomSales.chain((sales) => {
			const events = eventsFor(sales);
			return fc.tuple(fc.constant(events), fc.array(fc.constantFrom(...events), { maxLength: 12 }));
		});
		fc.assert(
			fc.property(repeated, ([events, again]) => {
				const items = [...again, ...events];
				const set = dayJournals(items, mapping);
				expect(journalText(set)).toBe(journalText(dayJournals(events, mapping)));
				const placed = set.groups.flatMap((group) => group.items).sort((one, other) => one - other);
				expect(placed).toEqual([...items.keys()]);
			}),
			{ numRuns: 1_500 },
		);
	});

	it('I5: is the sum of its sales, role by role', () => {
		fc.assert(
			fc.property(randomSales, (sales) => {
				const events = eventsFor(sales);
				const [days, single] = [dayJournals(events, mapping), saleJournals(events, mapping)];
				expect(single.groups).toHaveLength(sales.length);
				expect(totals(linesOf(days), keyOf)).toEqual(totals(linesOf(single), keyOf));
				const counts = (set: JournalSet) =>
					set.groups.reduce((all, { journal }) => all + (journal?.sales.length ?? 0), 0);
				expect(counts(days)).toBe(counts(single));
			}),
			{ numRuns: 1_500 },
		);
	});

	it('I3: carries the tax of the headers, to the last unit', () => {
		fc.assert(
			fc.property(randomSales, (sales) => {
				const digits = currencyDigits(sales[0]?.currency ?? null);
				const charged = sum(sales.map(({ totals: { tax } }) => Math.round((tax ?? 0) * 10 ** digits)));
				const taxes = linesOf(dayJournals(eventsFor(sales), mapping)).filter(({ role }) => role === 'tax');
				expect(sum(taxes.map(({ amount }) => amount))).toBe(charged === 0 ? 0 : -charged);
			}),
			{ numRuns: 500 },
		);
	});
});

/** The same sale with one amount a minor unit off; only amounts that the source tells and that can be checked. */
function spoiled(sale: Sale): ReadonlyArray<(sign: 1 | -1) => Sale> {
	const digits = currencyDigits(sale.currency);
	const off = (amount: number, sign: number): number =>
		amountOf(BigInt(Math.round(amount * 10 ** digits) + sign), digits);
	const isTold = sale.lines.every(({ tax }) => tax !== null);
	const inTotals = (['gross', 'tip', 'serviceCharge', 'fees', 'rounding', 'paid', 'redeemed', 'due'] as const)
		.filter((name) => sale.totals[name] !== null)
		.map((name) => (sign: number) => ({
			...sale,
			totals: { ...sale.totals, [name]: off(sale.totals[name] ?? 0, sign) },
		}));
	const inPayments = sale.payments.flatMap((entry, index) =>
		(['amount', 'tip', 'serviceCharge', 'fees'] as const).map((name) => (sign: number) => ({
			...sale,
			payments: sale.payments.with(index, { ...entry, [name]: off(entry[name] ?? 0, sign) }),
		})),
	);
	const inLines = sale.lines.flatMap((line, index) =>
		(isTold ? (['net', 'tax', 'gross'] as const) : (['net', 'gross'] as const))
			.filter((name) => line[name] !== null)
			.map((name) => (sign: number) => ({
				...sale,
				lines: sale.lines.with(index, { ...line, [name]: off(line[name] ?? 0, sign) }),
			})),
	);
	return [...inTotals, ...inPayments, ...inLines];
}

describe('one sale among others', () => {
	it('I2: a cent anywhere keeps its day back and names it, and no other day', () => {
		const oneOff = fc.tuple(randomSales, fc.nat(), fc.nat(), fc.constantFrom(1 as const, -1 as const));
		fc.assert(
			fc.property(oneOff, ([sales, which, where, sign]) => {
				const index = which % sales.length;
				const sale = sales[index];
				if (sale === undefined) return;
				const ways = spoiled(sale);
				const wrong = ways[where % ways.length]?.(sign) ?? sale;
				const set = dayJournals(eventsFor(sales.with(index, wrong)), mapping);
				for (const { items, journal, gaps } of set.groups) {
					expect(journal === null).toBe(items.includes(index));
					expect(new Set(gaps.map(({ subject }) => subject))).toEqual(
						new Set(items.includes(index) ? [sale.number] : []),
					);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('I6: and its full refund on the same day leave nothing on any account', () => {
		const sameAccount = new Set(['revenue', 'returns']);
		const accountOf = ({ role, sub, taxed }: JournalLine): string =>
			`${sameAccount.has(role) ? 'revenue' : role}.${sub}.${taxed}`;
		fc.assert(
			fc.property(randomSales, (sales) => {
				const sold = sales.filter(({ isRefund, totals: { due } }) => !isRefund && (due ?? 0) === 0);
				const back = sold.map((sale) => reversed(sale));
				expect(totals(linesOf(dayJournals(eventsFor([...sold, ...back]), mapping)), accountOf)).toEqual(
					new Map(),
				);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('replaces what it was when it is closed again, and counts as void on a day it left', () => {
		const north = salesIn('USD').map((sales) =>
			sales.map((sale) => ({ ...sale, location: { id: 'c1', name: null } })),
		);
		fc.assert(
			fc.property(north, north, (before, after) => {
				const early = eventsFor(before).map((event) => at(event, '2026-11-20T01:00:00.000Z'));
				const late = eventsFor(after).map((event) => at(event, '2026-11-20T02:00:00.000Z'));
				const ids = new Set(after.map(({ id }) => id));
				const untouched = early.filter((_, index) => !ids.has(before[index]?.id ?? ''));
				const all = dayJournals([...late, ...early], mapping);
				expect(soldText(all)).toBe(soldText(dayJournals([...late, ...untouched], mapping)));
				const dayOf = new Map(before.map(({ id, businessDay }) => [id, businessDay]));
				const moved = after.filter(({ id, businessDay }) => (dayOf.get(id) ?? businessDay) !== businessDay);
				expect(sum(all.groups.map(({ journal }) => journal?.voided ?? 0))).toBe(moved.length);
			}),
			{ numRuns: 500 },
		);
	});
});

function at(event: StudioEvent, time: string): StudioEvent {
	return { ...event, time, id: `${event.id}@${time}` };
}

/** Everything given back, as a sale of its own. */
function reversed(sale: Sale): Sale {
	const turned = <T extends object>(record: T): T =>
		Object.fromEntries(
			Object.entries(record).map(([name, value]) => [name, typeof value === 'number' ? 0 - value : value]),
		) as T;
	return {
		...sale,
		id: `${sale.id}-back`,
		isRefund: true,
		status: 'refunded',
		lines: sale.lines.map(turned),
		payments: sale.payments.map(turned),
		totals: turned(sale.totals),
	};
}
