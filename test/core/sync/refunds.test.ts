import { describe, expect, it } from 'vitest';
import { mergeRefunds, parseRefunds, refundsText } from '../../../core/sync/deal-refunds';
import { syncEvents, type DealStatus, type Outcome, type SyncSettings } from '../../../core/sync';
import { memoryCrm, type MemoryCrm } from '../../support/memory-crm';
import { booking, clientRef, sale, studioEvent } from '../../support/studio-events';

const stages: ReadonlyArray<readonly [DealStatus, string]> = [
	['booked', 'booked'],
	['completed', 'visited'],
	['sale_closed', 'won'],
	['sale_refunded', 'refunded'],
	['sale_voided', 'void'],
];
const settings: SyncSettings = {
	pipeline: { id: 'p', stages: new Map(stages) },
	owned: { contact: new Set(), deal: new Set() },
	ownerId: null,
	leadSource: null,
};
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const ana = clientRef('g1');
const closed = (hour: number, gross: number) =>
	studioEvent(
		'studio.sale.closed',
		{ sale: sale('s1', gross, { client: ana, bookingGroupId: 'v1' }) },
		{ time: at(hour) },
	);
const refund = (id: string, hour: number, gross: number | null) =>
	studioEvent(
		'studio.sale.refunded',
		{ sale: sale(id, gross, { client: ana, isRefund: true, refundOfId: 's1', bookingGroupId: 'v1' }) },
		{ time: at(hour) },
	);
const voided = (hour: number, changes = {}) =>
	studioEvent(
		'studio.sale.voided',
		{ sale: sale('s1', 138, { status: 'voided', client: ana, bookingGroupId: 'v1', ...changes }) },
		{ time: at(hour) },
	);
const booked = studioEvent(
	'studio.booking.created',
	{ booking: booking('v1', { client: ana, price: 90 }) },
	{ time: at(8) },
);
const completed = studioEvent(
	'studio.booking.completed',
	{ booking: booking('v1', { client: ana, status: 'completed' }) },
	{ time: at(12) },
);

const run = async (
	crm: MemoryCrm,
	events: readonly unknown[],
	used = settings,
): Promise<readonly Outcome[]> => await syncEvents(events, crm.target, used, () => Date.parse(at(20)));
const dealOf = (crm: MemoryCrm) => Object.fromEntries(crm.deals[0]?.values ?? []);

const cases: ReadonlyArray<
	[title: string, events: readonly unknown[], stage: string, amount: string | undefined]
> = [
	['the whole sale', [closed(9, 138), refund('r1', 10, -138)], 'refunded', '138'],
	['a part of the sale', [closed(9, 138), refund('r1', 10, -69)], 'won', '138'],
	[
		'two parts that are less than all',
		[closed(9, 138), refund('r1', 10, -69), refund('r2', 11, -68.99)],
		'won',
		'138',
	],
	[
		'two parts that are all',
		[closed(9, 138), refund('r1', 10, -69), refund('r2', 11, -69)],
		'refunded',
		'138',
	],
	[
		'three parts whose floats do not add up',
		[closed(9, 0.3), refund('r1', 10, -0.1), refund('r2', 10, -0.1), refund('r3', 10, -0.1)],
		'refunded',
		'0.3',
	],
	['a sum nobody told', [closed(9, 138), refund('r1', 10, null)], 'refunded', '138'],
	[
		'a sale that was closed anew afterwards',
		[closed(9, 138), refund('r1', 10, -138), closed(11, 140)],
		'won',
		'140',
	],
	[
		'a part, then the sale made smaller',
		[closed(9, 138), refund('r1', 11, -69), closed(10, 69)],
		'refunded',
		'69',
	],
	['a sale with its visit', [booked, closed(9, 138), refund('r1', 10, -138), completed], 'refunded', '138'],
	[
		'a part of a sale with its visit',
		[booked, closed(9, 138), refund('r1', 10, -90), completed],
		'won',
		'138',
	],
	['a sale voided after a part', [closed(9, 138), refund('r1', 10, -69), voided(11)], 'void', '138'],
	[
		'nothing, by a refund that was voided',
		[closed(9, 138), refund('r1', 10, -138), voided(11, { id: 'r1', isRefund: true, refundOfId: 's1' })],
		'won',
		'138',
	],
	['a sale that was voided before it reached us', [closed(9, 138), voided(10)], 'void', '138'],
];

describe('a refund ends the same in every order of delivery, one by one or together', () => {
	it.each(cases)('when it gives back %s', async (_title, events, stage, amount) => {
		const states = new Map<string, string>();
		for (const order of permutationsOf(events)) {
			for (const size of [1, 2, order.length]) {
				const crm = memoryCrm();
				for (let from = 0; from < order.length; from += size) {
					const outcomes = await run(crm, order.slice(from, from + size));
					expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
				}
				expect(crm.deals).toHaveLength(1);
				const { stage: ended, amount: worth, closedAt, refunds } = dealOf(crm);
				states.set(
					JSON.stringify({ stage: ended, amount: worth, closedAt, refunds }),
					JSON.stringify(order.map((one) => events.indexOf(one))),
				);
			}
		}
		expect([...states.values()]).toHaveLength(1);
		expect(JSON.parse([...states.keys()][0] ?? '{}')).toMatchObject({ stage, amount });
	});

	it.each(cases)('and a second delivery of all of it changes nothing: %s', async (_title, events) => {
		const crm = memoryCrm();
		await run(crm, events);
		const before = dealOf(crm);
		for (const event of [...events, ...events].reverse()) await run(crm, [event]);
		expect({ ...dealOf(crm), correlationId: '' }).toEqual({ ...before, correlationId: '' });
	});
});

describe('a refund', () => {
	it('opens the deal of the sale it names, and none when it names neither sale nor visit', async () => {
		const alone = memoryCrm();
		const stray = studioEvent('studio.sale.refunded', {
			sale: sale('r9', -5, { client: ana, isRefund: true }),
		});
		const [outcome] = await run(alone, [stray]);
		expect(outcome?.note).toContain('No deal was opened');
		expect(alone.deals).toHaveLength(0);
		const linked = memoryCrm();
		await run(linked, [refund('r1', 10, -69)]);
		expect(dealOf(linked)).toMatchObject({ key: 'zenoti:visit:v1', stage: 'refunded', lastEventAt: at(10) });
	});

	it('is updated when new, unchanged when it comes again, stale when the sale was closed anew after it', async () => {
		const crm = memoryCrm();
		const kinds = async (event: unknown) => (await run(crm, [event])).map(({ outcome }) => outcome);
		await run(crm, [closed(9, 138)]);
		expect(await kinds(refund('r1', 10, -69))).toEqual(['updated']);
		expect(await kinds(refund('r1', 10, -69))).toEqual(['unchanged']);
		await run(crm, [closed(12, 138)]);
		expect(await kinds(refund('r2', 11, -138))).toEqual(['stale']);
		expect(dealOf(crm).stage).toBe('won');
	});

	it('makes a sale that comes after it stale, unless the sale was larger', async () => {
		for (const [gross, outcome] of [
			[69, 'stale'],
			[138, 'updated'],
		] as const) {
			const crm = memoryCrm();
			await run(crm, [refund('r1', 10, -69)]);
			const nameless = studioEvent(
				'studio.sale.closed',
				{ sale: sale('s1', gross, { bookingGroupId: 'v1' }) },
				{ time: at(9) },
			);
			expect((await run(crm, [nameless])).map((one) => one.outcome)).toEqual([outcome]);
		}
	});

	it('leaves the stage to the CRM when the CRM owns it, yet remembers what was given back', async () => {
		const crm = memoryCrm();
		const owned = { ...settings, owned: { contact: new Set<never>(), deal: new Set(['stage' as const]) } };
		await run(crm, [closed(9, 138)], owned);
		await run(crm, [refund('r1', 10, -138)], owned);
		expect(dealOf(crm)).toMatchObject({ stage: 'won', refunds: `r1 138 ${at(10)}` });
	});

	it('does not bring its stage back when a salesperson moved the deal and only the calendar speaks', async () => {
		const crm = memoryCrm();
		await run(crm, [closed(9, 138), refund('r1', 10, -138)]);
		crm.deals[0]?.values.set('stage', 'by hand');
		await run(crm, [completed]);
		expect(dealOf(crm).stage).toBe('by hand');
	});

	it('moves nothing and is not remembered when refunds have no stage', async () => {
		const crm = memoryCrm();
		const few = stages.filter(([status]) => status !== 'sale_refunded');
		const used = { ...settings, pipeline: { id: 'p', stages: new Map(few) } };
		await run(crm, [closed(9, 138)], used);
		await run(crm, [refund('r1', 10, -138)], used);
		expect(dealOf(crm)).toMatchObject({ stage: 'won' });
		expect(dealOf(crm)).not.toHaveProperty('refunds');
	});
});

describe('the memory of refunds', () => {
	const one = { id: 'a; b %/ü', amount: '69.5', time: at(10) };
	const unknown = { id: 'r2', amount: null, time: at(11) };

	it('reads back what it wrote, whatever an id holds, in one order', () => {
		const text = refundsText([unknown, one]);
		expect(text).toBe(refundsText([one, unknown]));
		expect(parseRefunds(text)).toEqual([one, unknown]);
	});

	it.each([
		['', []],
		['who knows', []],
		['r1 69', []],
		[`%E0%A4%A 5 ${at(9)}`, [{ id: '%E0%A4%A', amount: '5', time: at(9) }]],
		[`nonsense; r2 ? ${at(11)}`, [unknown]],
	])('leaves out what somebody has spoilt: %j', (text, expected) => {
		expect(parseRefunds(text)).toEqual(expected);
	});

	it('keeps the newer word about the same refund', () => {
		const newer = { ...one, amount: '0', time: at(12) };
		expect(mergeRefunds([newer], [one])).toEqual([newer]);
		expect(mergeRefunds([one], [newer])).toEqual([newer]);
	});
});

function permutationsOf<T>(list: readonly T[]): ReadonlyArray<readonly T[]> {
	if (list.length < 2) return [list];
	return list.flatMap((one, index) =>
		permutationsOf(list.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
	);
}
