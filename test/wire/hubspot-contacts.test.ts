import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { contactsOnly, recordsBy, run, setUpAccount } from '../support/hubspot-run';
import { client, clientRef, sale, studioEvent } from '../support/studio-events';

let hubSpot: HubSpotSandbox;

beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const contacts = () => recordsBy(hubSpot, 'contacts', 'studio_client_id');
const updated = (id: string, changes: Parameters<typeof client>[1] = {}, time = '2026-11-20T17:00:00.000Z') =>
	studioEvent('studio.client.updated', { client: client(id, changes) }, { time });

describe('contacts in HubSpot', () => {
	it('creates a contact with the key, the profile and the time, and says where it is', async () => {
		const event = updated('g1', { tags: ['VIP', 'Yoga'], marketing: { email: true, sms: false } });
		const { outcomes } = await run(hubSpot, [event]);
		const [record] = hubSpot.store.records.contacts.all();
		expect(outcomes).toEqual([
			{
				eventId: event.id,
				correlationId: event.correlationid,
				type: 'studio.client.updated',
				system: 'hubSpot',
				outcome: 'created',
				records: [{ type: 'contact', id: record?.id, url: null }],
				attempts: 1,
				lagMs: 3_600_000,
			},
		]);
		expect(contacts().get('zenoti:g1')).toMatchObject({
			email: 'g1@example.com',
			firstname: 'Ana',
			phone: '+15125550100',
			studio_tags: 'VIP, Yoga',
			studio_marketing_email: 'true',
			studio_marketing_sms: 'false',
			studio_last_event_at: '2026-11-20T17:00:00.000Z',
			studio_correlation_id: event.correlationid,
		});
	});

	it('writes nothing when the same events come again', async () => {
		const events = [updated('g1'), updated('g2')];
		await run(hubSpot, events);
		hubSpot.journal.clear();
		const { outcomes } = await run(hubSpot, events);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
		expect(hubSpot.journal.entries().filter(({ path }) => !path.endsWith('/batch/read'))).toEqual([]);
	});

	it('reports an older event as stale and keeps the newer values, filling only what is empty', async () => {
		await run(hubSpot, [updated('g1', { firstName: 'Anna', phone: null }, '2026-11-20T12:00:00.000Z')]);
		const older = updated('g1', { firstName: 'Ana', phone: '+15125550199' }, '2026-11-20T11:00:00.000Z');
		const { outcomes } = await run(hubSpot, [older]);
		expect(outcomes[0]?.outcome).toBe('stale');
		expect(contacts().get('zenoti:g1')).toMatchObject({
			firstname: 'Anna',
			phone: '+15125550199',
			studio_last_event_at: '2026-11-20T12:00:00.000Z',
		});
	});

	it('takes over a contact that exists by e-mail and keeps what the CRM owns', async () => {
		hubSpot.store.seed('contacts', { email: 'g1@example.com', hubspot_owner_id: '81240011' });
		const settings = { ...contactsOnly, ownerId: '81240012' };
		const { outcomes } = await run(hubSpot, [updated('g1')], settings);
		expect(outcomes[0]?.outcome).toBe('updated');
		expect(hubSpot.store.records.contacts.all()).toHaveLength(1);
		expect(contacts().get('zenoti:g1')).toMatchObject({ firstname: 'Ana', hubspot_owner_id: '81240011' });
	});

	it('keeps a family that shares an e-mail as separate people, in one batch and over time', async () => {
		const family = { email: 'family@example.com' };
		const both = [updated('g2', family), updated('g1', family)];
		const { outcomes } = await run(hubSpot, both);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
		expect(outcomes[0]?.note).toContain('family');
		await run(hubSpot, [updated('g3', family)]);
		const { outcomes: again } = await run(hubSpot, [
			updated('g3', { ...family, firstName: 'Leo' }, '2026-11-20T18:00:00.000Z'),
		]);
		expect(again[0]?.outcome).toBe('updated');
		const emails = [...contacts()].map(([key, { email }]) => [key, email ?? null]);
		expect(Object.fromEntries(emails)).toEqual({
			'zenoti:g1': 'family@example.com',
			'zenoti:g2': null,
			'zenoti:g3': null,
		});
	});

	it('replaces the provisional key of an e-mail-only buyer once the client is known', async () => {
		const buyer = clientRef(null, { email: 'ana@example.com' });
		const bought = studioEvent(
			'studio.sale.closed',
			{ sale: sale('p1', 24, { client: buyer }) },
			{ system: 'wellnessliving' },
		);
		await run(hubSpot, [bought]);
		expect([...contacts().keys()]).toEqual(['wellnessliving:email:ana@example.com']);
		const known = studioEvent(
			'studio.client.created',
			{ client: client('77', { email: 'ana@example.com' }) },
			{ system: 'wellnessliving' },
		);
		await run(hubSpot, [known]);
		expect([...contacts().keys()]).toEqual(['wellnessliving:77']);
		const { outcomes } = await run(hubSpot, [bought]);
		expect(outcomes[0]?.outcome).toBe('unchanged');
		expect(hubSpot.store.records.contacts.all()).toHaveLength(1);
	});

	it('adopts when another run creates the contact between our look and our write', async () => {
		hubSpot.store.seed('contacts', { email: 'old@example.com', hs_additional_emails: 'g1@example.com' });
		const winner = hubSpot.store.records.contacts.all()[0];
		const loser = hubSpot.store.seed('contacts', { email: 'g1@example.com' });
		if (winner !== undefined) hubSpot.store.records.contacts.merge(winner, loser);
		const { outcomes } = await run(hubSpot, [updated('g1')]);
		expect(outcomes[0]?.outcome).toBe('updated');
		expect(hubSpot.store.records.contacts.all()).toHaveLength(1);
		expect(contacts().get('zenoti:g1')).toMatchObject({ email: 'old@example.com', firstname: 'Ana' });
	});

	it('makes a buyer a customer once and never moves a lifecycle stage the CRM owns', async () => {
		hubSpot.store.seed('contacts', { email: 'g2@example.com', lifecyclestage: 'evangelist' });
		const buys = (id: string) =>
			studioEvent('studio.sale.closed', { sale: sale(`s-${id}`, 40, { client: clientRef(id) }) });
		await run(hubSpot, [buys('g1'), buys('g2')], {
			...contactsOnly,
			owned: { contact: new Set(), deal: new Set() },
		});
		expect(contacts().get('zenoti:g1')?.lifecyclestage).toBe('customer');
		expect(contacts().get('zenoti:g2')?.lifecyclestage).toBe('evangelist');
	});
});
