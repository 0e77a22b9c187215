import { beforeEach, describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { syncEvents, type CrmTarget, type Written } from '../../../core/sync';
import { stageIds, withDeals } from '../../support/hubspot-run';
import { memoryCrm, type MemoryCrm } from '../../support/memory-crm';
import { booking, client, clientRef, sale, studioEvent } from '../../support/studio-events';

let crm: MemoryCrm;
beforeEach(() => {
	crm = memoryCrm();
});

const nowMs = () => Date.parse('2026-11-20T18:00:00.000Z');
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const sync = async (...events: readonly StudioEvent[]) =>
	(await syncEvents(events, crm.target, withDeals, nowMs)).map(({ outcome }) => outcome);
/** As a dry run: nothing is written. */
const look = async (...events: readonly StudioEvent[]) => {
	const planOnly: CrmTarget['writeDeals'] & CrmTarget['writeContacts'] = async (changes) =>
		await Promise.resolve(
			new Map(
				changes.map(({ key, id, isNew }): [string, Written] => [
					key,
					{ kind: 'written', id: id ?? '', url: null, isNew, attempts: 0 },
				]),
			),
		);
	const target = {
		...crm.target,
		writeContacts: planOnly,
		writeDeals: planOnly,
		link: async () => await Promise.resolve({ failures: new Map() }),
		planned: () => new Map(),
	};
	return (await syncEvents(events, target, withDeals, nowMs)).map(({ outcome }) => outcome);
};
const deal = () => Object.fromEntries(crm.deals[0]?.values ?? []);

/** As a read of the account finds it at that hour, without a time of its own. */
const read = (event: StudioEvent, hour: number): StudioEvent => ({
	...event,
	time: at(hour),
	receivedtime: at(hour),
	ingestion: 'poll',
});

const changed = (hour: number, firstName = 'Ana') =>
	studioEvent('studio.client.updated', { client: client('g1', { firstName }) }, { time: at(hour) });
const visited = (hour: number, status: 'booked' | 'completed' = 'completed') =>
	studioEvent(
		'studio.booking.completed',
		{ booking: booking('v1', { status, client: clientRef('g1') }) },
		{ time: at(hour) },
	);
const paid = (hour: number, gross = 69, ref = clientRef('g1')) =>
	studioEvent('studio.sale.closed', { sale: sale('s1', gross, { client: ref }) }, { time: at(hour) });
const refunded = (hour: number, gross = -9) =>
	studioEvent(
		'studio.sale.refunded',
		{ sale: sale('r1', gross, { isRefund: true, refundOfId: 's1', client: clientRef('g1') }) },
		{ time: at(hour) },
	);

describe('A state that is read again and found as it was', () => {
	it.each([
		['a client', changed(9)],
		['a visit', visited(9)],
		['a sale', paid(9)],
	])('leaves %s unchanged, and is known up to now: nothing older overwrites it', async (_, event) => {
		await sync(event);
		expect(await sync(read(event, 15))).toEqual(['unchanged']);
		const timesOf = (values: ReadonlyMap<string, string>) => values.get('lastEventAt') ?? [];
		const known = [...crm.contacts, ...crm.deals].flatMap(({ values }) => timesOf(values));
		expect(known.every((time) => time === at(15))).toBe(true);
	});

	it('is an update when it differs', async () => {
		await sync(changed(9), visited(9, 'booked'));
		expect(await sync(read(changed(9, 'Anna'), 15), read(visited(9), 15))).toEqual(['updated', 'updated']);
		expect(deal().stage).toBe(stageIds.visited);
	});

	it('beats what was told before it and comes after it', async () => {
		await sync(changed(9));
		await sync(read(changed(9), 15));
		expect(await sync(changed(12, 'Late'))).toEqual(['stale']);
		expect(crm.contacts[0]?.values.get('firstName')).toBe('Ana');
	});

	it('does not move the day a sale was closed, which it does not know', async () => {
		await sync(paid(9));
		expect(await sync(read(paid(9), 15))).toEqual(['unchanged']);
		expect(deal().closedAt).toBe(at(9));
	});

	it('tells the time of reading where nothing better is known, until something is', async () => {
		await sync(read(paid(9), 15));
		expect(deal().closedAt).toBe(at(15));
		expect(await sync(read(paid(9), 17))).toEqual(['unchanged']);
		expect(deal().closedAt).toBe(at(15));
	});

	it('leaves a refund as it was, and tells another amount', async () => {
		await sync(paid(9), refunded(10));
		expect(await sync(read(refunded(10), 15))).toEqual(['unchanged']);
		expect(await sync(read(refunded(10, -12), 16))).toEqual(['updated']);
		expect(deal().refunds).toContain('r1 12 ');
	});
});

describe('The name of a deal whose event tells the id of its client only', () => {
	const nameless = clientRef('g1', { firstName: null, lastName: null, email: null });
	const bought = sale('s1', 69, { client: nameless });
	const line = { name: 'Yoga Mat' };
	const event = (lines: readonly object[]) =>
		studioEvent('studio.sale.closed', { sale: { ...bought, lines } as typeof bought }, { time: at(10) });

	it('has the name the CRM knows, or the same run tells', async () => {
		await sync(changed(9));
		await sync(event([line]));
		expect(deal().name).toBe('Yoga Mat – Ana Diaz – 2026-11-20');
		crm = memoryCrm();
		await sync(event([line]), changed(9, 'Anna'));
		expect(deal().name).toBe('Yoga Mat – Anna Diaz – 2026-11-20');
	});

	it('waits for a better one where nothing is known of what was bought either', async () => {
		await sync(changed(9), event([]));
		expect(deal().name).toBe('Studio sale s1');
	});
});

describe('A comparison (dry run)', () => {
	it('finds both halves of a record that lacks the older one, so that writing what it found repairs it', async () => {
		await sync(refunded(10, -69));
		const events = [paid(9), read(refunded(10, -69), 15)];
		expect(await look(...events)).toEqual(['updated', 'updated']);
		await sync(...events);
		expect(deal().amount).toBe('69');
		expect(await look(...events)).toEqual(['stale', 'unchanged']);
	});

	it('lays a changed address at the door of the client, not of all his visits', async () => {
		await sync(changed(9), visited(9), paid(10));
		const events = [changed(15, 'Anna'), read(visited(9), 15), read(paid(10), 15)];
		expect(await look(...events)).toEqual(['updated', 'unchanged', 'unchanged']);
	});

	it('names the sale that made somebody a customer beside the change of address', async () => {
		await sync(changed(9), paid(10));
		crm.contacts[0]?.values.delete('lifecycle');
		expect(await look(changed(15, 'Anna'), read(paid(10), 15))).toEqual(['updated', 'updated']);
	});
});

describe('A visit of two services that is read', () => {
	const service = (id: string, status: 'cancelled' | 'booked' | 'completed') =>
		read(
			studioEvent('studio.booking.updated', {
				booking: booking('v1', { id, status, client: clientRef('g1') }),
			}),
			15,
		);

	it.each([
		['the other one kept', 'booked', stageIds.booked],
		['the other one done', 'completed', stageIds.visited],
		['both', 'cancelled', stageIds.cancelled],
	] as const)('with one of them cancelled, %s, in any order', async (_, status, stage) => {
		for (const events of [
			[service('a', 'cancelled'), service('b', status)],
			[service('b', status), service('a', 'cancelled')],
		]) {
			crm = memoryCrm();
			await sync(...events);
			expect(deal().stage).toBe(stage);
			expect(await look(...events)).toEqual(['unchanged', 'unchanged']);
		}
	});

	it('believes the last word about one and the same service', async () => {
		await sync(service('a', 'booked'), service('a', 'cancelled'));
		expect(deal().stage).toBe(stageIds.cancelled);
	});
});
