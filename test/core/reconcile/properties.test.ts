import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, type StudioEvent } from '../../../core/event';
import { reconcile as compare, type Reconciliation, type ReconcileSettings } from '../../../core/reconcile';
import { againstEvents, againstLedger, againstOutcomes, keysOf, outcomeOf, saleEvent, seen } from './support';

/** A sale of one of three days and two centres, told by webhook, by poll, or by both. */
const fact = fc.record({
	id: fc.integer({ min: 1, max: 60 }).map(String),
	gross: fc.integer({ min: 0, max: 9_999 }).map((cents) => cents / 100),
	day: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21'),
	centre: fc.constantFrom('n', 's'),
	ways: fc.constantFrom<ReadonlyArray<'webhook' | 'poll'>>(['webhook'], ['poll'], ['webhook', 'poll']),
	isWritten: fc.boolean(),
});
const week = fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 40 });
type Fact = typeof fact extends fc.Arbitrary<infer Value> ? Value : never;

const eventOf = ({ id, gross, day, centre }: Fact): StudioEvent =>
	saleEvent(id, gross, { businessDay: day, location: { id: centre, name: null } });
const toldOf = (facts: readonly Fact[]) =>
	facts.flatMap((one) => one.ways.map((way) => seen(eventOf(one), way)));

/** All that is said, with the order of the input and the positions taken out. */
function saidBy(result: Reconciliation): unknown {
	const { summary, different, missing, extra } = result;
	const findings = [...different, ...missing, ...extra].map(({ finding }) => JSON.stringify(finding)).sort();
	return { ...keysOf(result), findings, summary: { ...summary, unreadable: summary.unreadable.length } };
}

describe('whatever was dropped', () => {
	it('is exactly what is missing, and every number of the proof is the simulator’s', () => {
		fc.assert(
			fc.property(week, (facts) => {
				const written = facts.filter(({ isWritten }) => isWritten);
				const dropped = facts.filter(({ isWritten }) => !isWritten);
				const outcomes = written.map((one) => outcomeOf(eventOf(one)));
				const result = compare(toldOf(facts), outcomes, againstOutcomes());
				expect(keysOf(result)).toEqual({
					matched: written.map((one) => eventOf(one).id).sort(),
					missing: dropped.map((one) => eventOf(one).id).sort(),
					different: [],
					extra: [],
				});
				const { summary } = result;
				const by = (ways: string) => facts.filter((one) => one.ways.join() === ways).length;
				expect(summary.bySource).toMatchObject({
					webhookOnly: by('webhook'),
					pollOnly: by('poll'),
					both: by('webhook,poll'),
				});
				const cents = (list: readonly Fact[]) =>
					list.reduce((sum, { gross }) => sum + Math.round(gross * 100), 0);
				const total = (amounts: readonly (number | null)[]) =>
					amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0);
				expect(total(summary.days.map(({ sourceTotal }) => sourceTotal))).toBe(cents(facts));
				expect(total(summary.days.map(({ missingTotal }) => missingTotal))).toBe(cents(dropped));
				expect(summary.verdict).toBe(dropped.length === 0 ? 'complete' : 'incomplete');
			}),
		);
	});

	it('is there after the missing ones were written: the second night is complete', () => {
		fc.assert(
			fc.property(week, (facts) => {
				const source = toldOf(facts);
				const first = facts.filter(({ isWritten }) => isWritten).map((one) => outcomeOf(eventOf(one)));
				const { missing } = compare(source, first, againstOutcomes());
				const repaired = missing.map(({ origin }) =>
					outcomeOf(source[origin.source ?? -1] ?? saleEvent('?', 0)),
				);
				expect(compare(source, [...first, ...repaired], againstOutcomes()).summary.verdict).toBe('complete');
			}),
		);
	});
});

describe('the order of the input', () => {
	const settings: readonly [name: string, settings: ReconcileSettings][] = [
		['by event', againstEvents('event')],
		['by sale', againstEvents('entity')],
		['by correlation', againstEvents('correlation')],
		[
			'within a window',
			againstEvents('entity', { compare: { window: { from: '2026-11-20', to: '2026-11-20' } } }),
		],
		['against the books', { ...againstLedger('dayDocument'), readOther: againstEvents('event').readOther }],
	];

	it.each(settings)('changes nothing %s', (_name, chosen) => {
		const change = fc.record({
			gross: fc.integer({ min: 0, max: 500 }),
			hour: fc.constantFrom('08', '09'),
			type: fc.constantFrom('studio.sale.closed', 'studio.sale.updated', 'studio.sale.voided'),
			way: fc.constantFrom('webhook', 'poll'),
		});
		const states = fc.array(fc.tuple(fact, change), { maxLength: 25 });
		const told = states.map((list) =>
			list.map(([one, { gross, hour, type, way }]) => {
				const time = `2026-11-20T${hour}:00:00.000Z`;
				return seen(
					saleEvent(
						String(Number(one.id) % 6),
						gross,
						{ businessDay: one.day, location: { id: one.centre, name: `${one.centre}${gross % 2}` } },
						{ type, time },
					),
					way,
				);
			}),
		);
		const twoOrders = told.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
		fc.assert(
			fc.property(twoOrders, twoOrders, ([source, sourceAgain], [other, otherAgain]) => {
				expect(saidBy(compare(sourceAgain, otherAgain, chosen))).toEqual(
					saidBy(compare(source, other, chosen)),
				);
			}),
		);
	});

	function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
		return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
	}
});

describe('the counts', () => {
	it('add up: every key of the source is matched, missing or different', () => {
		fc.assert(
			fc.property(week, week, (one, two) => {
				const { summary } = compare(toldOf(one), toldOf(two), againstEvents('entity'));
				const { source, matched, missing, different, other, extra } = summary.counts;
				expect(source).toBe(matched + missing + different);
				expect(other).toBe(matched + different + extra);
				const ids = new Set([...one, ...two].map(({ id }) => id));
				expect(source + extra).toBe(ids.size);
				for (const day of summary.days) expect(dayOf(day.day)).toBe(day.day);
				const sums = summary.days.reduce((sum, day) => sum + day.source + day.extra, 0);
				expect(sums).toBe(ids.size);
			}),
		);
	});
});
