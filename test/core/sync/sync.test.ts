import { beforeEach, describe, expect, it } from 'vitest';
import { syncEvents, type SyncSettings } from '../../../core/sync';
import { contactsOnly, withDeals } from '../../support/hubspot-run';
import { memoryCrm, type MemoryCrm } from '../../support/memory-crm';
import { booking, client, clientRef, sale, studioEvent } from '../../support/studio-events';

let crm: MemoryCrm;
beforeEach(() => {
	crm = memoryCrm();
});

const nowMs = () => Date.parse('2026-11-20T18:00:00.000Z');
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const sync = (events: readonly unknown[], settings: SyncSettings = contactsOnly) =>
	syncEvents(events, crm.target, settings, nowMs);
const update = (id: string, hour: number, changes: Parameters<typeof client>[1] = {}) =>
	studioEvent('studio.client.updated', { client: client(id, changes) }, { time: at(hour) });
const kinds = (outcomes: ReadonlyArray<{ outcome: string }>) => outcomes.map(({ outcome }) => outcome);
const contact = (key: string) => crm.contacts.find(({ values }) => values.get('key') === key)?.values;

describe('one outcome per item', () => {
	it('merges the events of one client into one write', async () => {
		const outcomes = await sync([
			update('g1', 9, { phone: '+15125550111' }),
			update('g1', 10, { phone: null, firstName: 'Anna' }),
		]);
		expect(kinds(outcomes)).toEqual(['created', 'created']);
		expect(crm.writes()).toBe(1);
		expect(contact('zenoti:g1')?.get('firstName')).toBe('Anna');
		expect(contact('zenoti:g1')?.get('phone')).toBe('+15125550111');
	});

	it('calls an item stale when something newer stood before it in the batch', async () => {
		expect(kinds(await sync([update('g1', 10), update('g1', 9), update('g1', 11)]))).toEqual([
			'created',
			'stale',
			'created',
		]);
	});

	it('calls the second item of the same event a duplicate and names the record', async () => {
		const event = update('g1', 9);
		const outcomes = await sync([event, update('g2', 9), event]);
		expect(kinds(outcomes)).toEqual(['created', 'created', 'duplicate']);
		expect(outcomes[2]?.records).toEqual(outcomes[0]?.records);
	});

	const skipped: ReadonlyArray<[event: unknown, reason: string]> = [
		[studioEvent('studio.staff.created', {}), 'none of them'],
		[studioEvent('studio.client.merged', { client: client('g1') }), 'not merged'],
		[studioEvent('studio.client.deleted', { client: client('g1') }), 'never deleted'],
		[studioEvent('studio.unrecognized', { reason: 'no invoice id' }), 'no invoice id'],
		[studioEvent('studio.booking.confirmed', { booking: booking('v1') }), 'no pipeline'],
		[studioEvent('studio.client.updated', {}), 'no client'],
	];
	it.each(skipped)('skips what a CRM does not take, with the reason (%#)', async (event, reason) => {
		const [outcome] = await sync([event]);
		expect(outcome?.outcome).toBe('skipped');
		expect(outcome?.note).toContain(reason);
		expect(outcome?.attempts).toBe(0);
	});

	it('fails an item that is no studio event and syncs the others', async () => {
		const outcomes = await sync([{ body: {} }, update('g1', 9)]);
		expect(kinds(outcomes)).toEqual(['failed', 'created']);
		expect(outcomes[0]).toMatchObject({
			eventId: null,
			type: null,
			lagMs: null,
			error: { kind: 'permanent' },
		});
	});

	it('fails only the items of a record that could not be read or written', async () => {
		const failure = { kind: 'transient', code: 'X', message: 'm', hint: 'h' } as const;
		crm.refused.set('zenoti:g1', failure);
		crm.unreadable.set('zenoti:g3', failure);
		const outcomes = await sync([update('g1', 9), update('g2', 9), update('g3', 9), update('g1', 10)]);
		expect(kinds(outcomes)).toEqual(['failed', 'created', 'failed', 'failed']);
		expect(outcomes[0]?.error).toEqual(failure);
		expect(outcomes[0]?.attempts).toBe(2);
		expect(crm.contacts).toHaveLength(1);
	});
});

describe('clients that share or lack an identity', () => {
	it('gives a shared e-mail to the same client in whatever order the two come', async () => {
		const family = { email: 'family@example.com' };
		for (const events of [
			[update('a', 9, family), update('b', 9, family)],
			[update('b', 9, family), update('a', 9, family)],
		]) {
			crm = memoryCrm();
			await sync(events);
			expect([contact('zenoti:a')?.get('email'), contact('zenoti:b')?.get('email')]).toEqual([
				'family@example.com',
				undefined,
			]);
		}
	});

	it('joins a buyer known by e-mail only with the client of the same batch', async () => {
		const bought = studioEvent('studio.sale.closed', {
			sale: sale('s1', 9, { client: clientRef(null, { email: 'g1@example.com' }) }),
		});
		const outcomes = await sync([bought, update('g1', 9)]);
		expect(kinds(outcomes)).toEqual(['created', 'created']);
		expect(crm.contacts).toHaveLength(1);
		expect(contact('zenoti:g1')?.get('lifecycle')).toBe('customer');
	});

	it('lets the client of the same e-mail take over a provisional contact, but nobody of another system', async () => {
		const buyer = clientRef(null, { email: 'ana@example.com' });
		const bought = studioEvent('studio.sale.closed', { sale: sale('s1', 9, { client: buyer }) });
		await sync([bought]);
		const other = studioEvent(
			'studio.client.created',
			{ client: client('7', { email: 'ana@example.com' }) },
			{ system: 'wellnessliving' },
		);
		await sync([other]);
		expect(crm.contacts).toHaveLength(2);
		await sync([update('g9', 9, { email: 'ana@example.com' })]);
		expect(crm.contacts.map(({ values }) => values.get('key'))).toEqual(['zenoti:g9', 'wellnessliving:7']);
	});

	it('looks again and takes over the contact that another run made in between', async () => {
		crm.raceOnce = () => crm.contacts.push({ id: '77', values: new Map([['email', 'g1@example.com']]) });
		const outcomes = await sync([update('g1', 9)]);
		expect(outcomes[0]).toMatchObject({ outcome: 'updated', records: [{ id: '77' }] });
		expect(crm.contacts).toHaveLength(1);
	});
});

describe('fields and owners', () => {
	it('fills owner and lead source and never overwrites them', async () => {
		const settings = { ...contactsOnly, ownerId: 'o1', leadSource: 'Walk-in' };
		await sync([update('g1', 9), update('g2', 9, { referralSource: 'Friend' })], settings);
		expect([contact('zenoti:g1')?.get('owner'), contact('zenoti:g1')?.get('leadSource')]).toEqual([
			'o1',
			'Walk-in',
		]);
		expect(contact('zenoti:g2')?.get('leadSource')).toBe('Friend');
		const outcomes = await sync([update('g1', 9)], { ...settings, ownerId: 'o2', leadSource: 'Web' });
		expect(kinds(outcomes)).toEqual(['unchanged']);
	});

	it('gives records to the chosen owner when the CRM does not own that field', async () => {
		const settings = { ...contactsOnly, owned: { contact: new Set<never>(), deal: new Set<never>() } };
		await sync([update('g1', 9)], { ...settings, ownerId: 'o1' });
		await sync([update('g1', 9)], { ...settings, ownerId: 'o2' });
		expect(contact('zenoti:g1')?.get('owner')).toBe('o2');
	});

	it('lets a booking fill a contact and never overwrite it, nor make a later profile look old', async () => {
		const booked = studioEvent(
			'studio.booking.created',
			{ booking: booking('v1', { client: clientRef('g1', { firstName: 'A.' }) }) },
			{ time: at(12) },
		);
		await sync([booked]);
		expect(contact('zenoti:g1')?.get('firstName')).toBe('A.');
		expect(kinds(await sync([update('g1', 9)]))).toEqual(['updated']);
		expect(kinds(await sync([booked]))).toEqual(['unchanged']);
		expect(contact('zenoti:g1')?.get('firstName')).toBe('Ana');
	});

	it('orders membership states by their own time', async () => {
		const membership = (type: 'frozen' | 'unfrozen', hour: number) =>
			studioEvent(
				`studio.membership.${type}`,
				{ client: client('g1'), membership: { ...gold, status: type === 'frozen' ? 'frozen' : 'active' } },
				{ time: at(hour) },
			);
		await sync([membership('unfrozen', 11)]);
		expect(kinds(await sync([membership('frozen', 10), update('g1', 9)]))).toEqual(['stale', 'unchanged']);
		expect(contact('zenoti:g1')?.get('membershipStatus')).toBe('active');
	});

	it('links the deal of a stale booking all the same', async () => {
		const confirmed = studioEvent(
			'studio.booking.confirmed',
			{ booking: booking('v1', { status: 'confirmed' }) },
			{ time: at(10) },
		);
		const booked = studioEvent(
			'studio.booking.created',
			{ booking: booking('v1', { client: clientRef('g1') }) },
			{ time: at(9) },
		);
		await sync([confirmed], withDeals);
		expect(crm.links).toEqual([]);
		await sync([booked], withDeals);
		expect(crm.links).toMatchObject([{ dealKey: 'zenoti:visit:v1', isNewDeal: false }]);
	});
});

const gold = {
	id: 'm1',
	name: 'Gold',
	client: null,
	location: null,
	saleId: null,
	startOn: null,
	endOn: null,
	frozenFrom: null,
	frozenUntil: null,
	nextBillOn: null,
	price: null,
	balance: [],
};
