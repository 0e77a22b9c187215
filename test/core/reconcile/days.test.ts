import { describe, expect, it } from 'vitest';
import { studioEvent, client } from '../../support/studio-events';
import { againstEvents, againstOutcomes, keysOf, outcomeOf, reconcile, saleEvent } from './support';

const north = { id: 'n', name: 'North' };
const on = (id: string, businessDay: string | null, gross = 10) =>
	saleEvent(id, gross, { businessDay, location: north });
const within = (from: string | null, to: string | null) => ({ compare: { window: { from, to } } });

describe('the window of business days', () => {
	const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'];
	const sales = days.map((day) => on(day, day));

	it.each([
		['2026-11-19', '2026-11-20', 2],
		['2026-11-20', '2026-11-20', 1],
		['2026-11-20', null, 2],
		[null, '2026-11-18', 1],
		[null, null, 4],
		['2026-12-01', '2026-12-31', 0],
	])('from %s through %s holds %i of the sales, both days included', (from, to, inside) => {
		const { summary, missing } = reconcile(sales, [], againstOutcomes(within(from, to)));
		expect([summary.counts.source, summary.counts.outsideWindow]).toEqual([inside, 4 - inside]);
		expect(missing).toHaveLength(inside);
		expect(summary.window).toEqual({ from, to });
	});

	it('goes by the day of the source, because the other side may be dated later', () => {
		const source = on('1', '2026-11-20');
		const later = on('1', '2026-11-23');
		const { different } = reconcile(
			[source],
			[later],
			againstEvents('entity', within('2026-11-20', '2026-11-20')),
		);
		expect(different[0]?.finding.differences.map(({ field }) => field)).toEqual(['data.sale.businessDay']);
	});

	it('does not call extra what belongs to a sale outside of it', () => {
		const [source, other] = [on('1', '2026-11-23'), on('1', '2026-11-20')];
		const result = reconcile([source], [other], againstEvents('entity', within('2026-11-20', '2026-11-20')));
		expect(keysOf(result)).toEqual({ matched: [], missing: [], different: [], extra: [] });
		expect(result.summary.counts.outsideWindow).toBe(1);
	});

	it('compares what tells no day, and names it', () => {
		const change = studioEvent('studio.client.updated', { client: client('g1') }, { id: 'change' });
		const settings = againstOutcomes(within('2026-11-20', '2026-11-20'));
		const { summary } = reconcile([change, on('1', '2026-11-20')], [], settings);
		expect(summary.counts.source).toBe(2);
		expect(summary.withoutDay).toEqual({ count: 1, keys: ['change'] });
	});

	it('gives a day to what tells an instant only, in the time zone the user names', () => {
		const time = '2026-11-21T03:30:00.000Z';
		const change = studioEvent('studio.client.updated', { client: client('g1') }, { time });
		const settings = (timeZone: string) =>
			againstOutcomes({ ...within('2026-11-20', '2026-11-20'), reading: { timeZone } });
		const insideAt = (zone: string) => reconcile([change], [], settings(zone)).summary.counts.source;
		expect([insideAt('America/Chicago'), insideAt('Europe/London')]).toEqual([1, 0]);
	});
});

describe('the totals of a day', () => {
	it('stand beside each other by centre and day, to the cent', () => {
		const south = saleEvent('5', 0.1, { location: { id: 's', name: null } });
		const source = [on('1', '2026-11-20', 0.1), on('2', '2026-11-20', 0.2), on('3', '2026-11-21', 5), south];
		const other = [on('1', '2026-11-20', 0.1), on('3', '2026-11-21', 4.99), on('4', '2026-11-21', 7), south];
		const { days } = reconcile(source, other, againstEvents('entity')).summary;
		expect(days).toEqual([
			{
				center: 'n',
				centerName: 'North',
				day: '2026-11-20',
				source: 2,
				matched: 1,
				missing: 1,
				different: 0,
				extra: 0,
				sourceTotal: 0.3,
				otherTotal: 0.1,
				difference: 0.2,
				missingTotal: 0.2,
				currency: 'USD',
			},
			{
				center: 'n',
				centerName: 'North',
				day: '2026-11-21',
				source: 1,
				matched: 0,
				missing: 0,
				different: 1,
				extra: 1,
				sourceTotal: 5,
				otherTotal: 11.99,
				difference: -6.99,
				missingTotal: 0,
				currency: 'USD',
			},
			expect.objectContaining({ center: 's', centerName: null, sourceTotal: 0.1, difference: 0 }),
		]);
	});

	it('are not invented where the other side tells none', () => {
		const sale = on('1', '2026-11-20', 10);
		const [day] = reconcile([sale], [outcomeOf(sale)], againstOutcomes()).summary.days;
		expect(day).toMatchObject({ sourceTotal: 10, otherTotal: null, difference: null, currency: 'USD' });
	});

	it('hold a sale once that was closed and then updated, and a voided one not at all', () => {
		const later = { time: '2026-11-20T18:00:00.000Z' };
		const source = [
			saleEvent('1', 10),
			saleEvent('1', 12, {}, { ...later, type: 'studio.sale.updated' }),
			saleEvent('2', 99),
			saleEvent('2', 99, { status: 'voided' }, { ...later, type: 'studio.sale.voided' }),
			saleEvent('3', -5, { isRefund: true }),
		];
		for (const items of [source, source.toReversed()]) {
			const [day] = reconcile(items, [], againstOutcomes()).summary.days;
			expect(day).toMatchObject({ source: 5, sourceTotal: 7, missingTotal: 7 });
		}
	});

	it('of several currencies are not added up', () => {
		const source = [saleEvent('1', 10), saleEvent('2', 10, { currency: 'EUR' })];
		const [day] = reconcile(source, [], againstOutcomes()).summary.days;
		expect(day).toMatchObject({ source: 2, sourceTotal: null, otherTotal: null, currency: null });
	});

	it('are exact for more sales than binary fractions stand', () => {
		const source = Array.from({ length: 1000 }, (_, index) => saleEvent(`s${index}`, 0.1));
		const [day] = reconcile(source, source, againstEvents('event')).summary.days;
		expect([day?.sourceTotal, day?.difference]).toEqual([100, 0]);
	});
});
