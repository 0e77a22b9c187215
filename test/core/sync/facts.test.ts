import { describe, expect, it } from 'vitest';
import type { Client, Membership } from '../../../core/event';
import { dealKeyOf, parseCrmEvent, syncEvents, type SyncSettings } from '../../../core/sync';
import { memoryCrm } from '../../support/memory-crm';
import { booking, client, clientRef, sale, studioEvent } from '../../support/studio-events';

const settings: SyncSettings = {
	pipeline: null,
	owned: { contact: new Set(['owner']), deal: new Set() },
	ownerId: null,
	leadSource: null,
};

async function contactAfter(events: readonly unknown[], changes: Partial<SyncSettings> = {}) {
	const crm = memoryCrm();
	const used = { ...settings, ...changes };
	await syncEvents(events, crm.target, used, () => 0);
	return { crm, used, values: () => Object.fromEntries(crm.contacts[0]?.values ?? []) };
}

const membership = (status: Membership['status']): Membership => ({
	id: 'm1',
	name: 'Gold',
	status,
	client: clientRef('g1'),
	location: null,
	saleId: null,
	startOn: null,
	endOn: null,
	frozenFrom: null,
	frozenUntil: null,
	nextBillOn: null,
	price: null,
	balance: [],
});

const address = {
	line1: '1 Main St',
	line2: null,
	city: 'Austin',
	region: 'TX',
	postalCode: '78701',
	country: 'US',
};

describe('what a client event writes of the client', () => {
	const cases: ReadonlyArray<[what: string, told: Partial<Client>, written: Record<string, string>]> = [
		[
			'an address in one line',
			{ address },
			{ addressLine: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
		],
		[
			'both lines of an address',
			{ address: { ...address, line2: 'Apt 2' } },
			{ addressLine: '1 Main St, Apt 2' },
		],
		['tags, and that there are none', { tags: ['vip', 'yoga'] }, { tags: 'vip, yoga' }],
		[
			'consent either way, each on its own',
			{ marketing: { email: true, sms: false } },
			{ marketingEmail: 'true', marketingSms: 'false' },
		],
		['where the client came from', { referralSource: 'Friend' }, { leadSource: 'Friend' }],
		[
			'the phone as it was typed when it cannot be read',
			{ phone: null, phoneRaw: '555-0100' },
			{ phone: '555-0100' },
		],
		['the home location', { homeLocationId: 'c9' }, { homeLocation: 'c9' }],
	];
	it.each(cases)('%s', async (_what, told, written) => {
		const { values } = await contactAfter([
			studioEvent('studio.client.updated', { client: client('g1', told) }),
		]);
		expect(values()).toMatchObject(written);
	});

	it.each(['active', 'frozen', 'cancelled', 'expired'] as const)('the membership as %s', async (status) => {
		const { values } = await contactAfter([
			studioEvent('studio.membership.created', { membership: membership(status) }),
		]);
		expect(values()).toMatchObject({ membershipStatus: status, email: 'g1@example.com' });
	});

	it('nothing of a membership whose status nobody told', async () => {
		const { values } = await contactAfter([
			studioEvent('studio.membership.created', { membership: membership(null) }),
		]);
		expect(values()).not.toHaveProperty('membershipStatus');
	});
});

describe('a first purchase', () => {
	const bought = (gross: number | null) =>
		studioEvent('studio.sale.closed', { sale: sale('s1', gross, { client: clientRef('g1') }) });

	it.each([
		['lead', 50, 'customer'],
		['lead', null, 'customer'],
		['lead', 0, 'lead'],
		['vip', 50, 'vip'],
	])('moves a %s who paid %s on to %s, never backwards', async (before, gross, after) => {
		const { crm, used, values } = await contactAfter([
			studioEvent('studio.client.created', { client: client('g1') }),
		]);
		crm.contacts[0]?.values.set('lifecycle', before);
		await syncEvents([bought(gross)], crm.target, used, () => 0);
		expect(values().lifecycle).toBe(after);
	});
});

describe('the owner chosen in the node', () => {
	it.each([
		[true, 'o1'],
		[false, 'o2'],
	])('is given when there is none; when the CRM owns it (%s) it ends as %s', async (isOwned, owner) => {
		const event = studioEvent('studio.client.updated', { client: client('g1') });
		const { crm, used, values } = await contactAfter([event], { ownerId: 'o1' });
		expect(values().owner).toBe('o1');
		const owned = { ...used.owned, contact: new Set(isOwned ? (['owner'] as const) : []) };
		await syncEvents([event], crm.target, { ...used, owned, ownerId: 'o2' }, () => 0);
		expect(values().owner).toBe(owner);
	});
});

describe('items that changed on their way', () => {
	it.each([
		['no tags told', { client: { id: 'g1', tags: 'vip' } }, { tags: null }],
		['tags of another kind left out', { client: { id: 'g1', tags: ['vip', 7, ' '] } }, { tags: ['vip'] }],
		['no address', { client: { id: 'g1', address: 'Main St' } }, { address: null }],
	])('%s', (_what, data, told) => {
		const parsed = parseCrmEvent({ ...studioEvent('studio.client.updated', {}), data });
		expect(parsed).toMatchObject({ ok: true, event: { data: { client: told } } });
	});

	it.each([
		['a class without an id', { booking: booking('v1', { kind: 'class' }), id: null }, null],
		['an appointment without a group', { booking: booking('v1', { groupId: null }) }, 'zenoti:visit:v1-1'],
	])('%s has the key %j', (_what, { booking: told, ...more }, key) => {
		const event = { source: 'zenoti/centers/c1', data: { booking: { ...told, ...more } } };
		expect(dealKeyOf(event)).toBe(key);
	});
});
