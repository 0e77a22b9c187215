import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHubSpot, subscriptionTypes, type HubSpotSandbox } from '../../sandbox/hubspot';
import { contactsOnly, recordsBy, run, setUpAccount } from '../support/hubspot-run';
import { booking, client, clientRef, studioEvent } from '../support/studio-events';

let hubSpot: HubSpotSandbox;
const subscriptionId = subscriptionTypes[0]?.id ?? '';

beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const at = (hour: number) => `2026-11-20T${hour}:00:00.000Z`;
const told = (email: boolean | null, hour: number) =>
	studioEvent(
		'studio.client.updated',
		{ client: client('g1', { marketing: { email, sms: null } }) },
		{ time: at(hour) },
	);
const sync = (...events: readonly unknown[]) => run(hubSpot, events, contactsOnly, { subscriptionId });
const stateOf = () => hubSpot.store.consent.get('g1@example.com', subscriptionId)?.state ?? null;
const consentCalls = () => hubSpot.journal.entries().filter(({ path }) => path.includes('/statuses/')).length;
const contact = () => recordsBy(hubSpot, 'contacts', 'studio_client_id').get('zenoti:g1');

describe('marketing consent in HubSpot', () => {
	it('opts out when consent is withdrawn, once', async () => {
		await sync(told(true, 10));
		expect([stateOf(), consentCalls()]).toEqual([null, 0]);
		await sync(told(false, 11));
		expect([stateOf(), consentCalls()]).toEqual(['UNSUBSCRIBED', 1]);
		expect(contact()).toMatchObject({ studio_marketing_email: 'false', studio_consent_at: at(11) });
		const { outcomes } = await sync(told(false, 11));
		expect(outcomes[0]?.outcome).toBe('unchanged');
		expect(consentCalls()).toBe(1);
	});

	it('never subscribes anybody, whatever the studio system says', async () => {
		hubSpot.store.consent.optOutOfAll('g1@example.com', 0);
		await sync(told(false, 10));
		await sync(told(true, 11));
		expect(contact()?.studio_marketing_email).toBe('true');
		expect(JSON.stringify(hubSpot.journal.entries())).not.toContain('"SUBSCRIBED"');
		expect(hubSpot.journal.violations()).toEqual([]);
	});

	it('does not note an opt-out that HubSpot has not taken, so that the repeat takes it', async () => {
		hubSpot.faults.next({ match: { path: '/statuses/' }, status: 400 });
		const first = await sync(told(false, 10));
		expect(first.outcomes[0]?.outcome).toBe('failed');
		expect(contact()).toMatchObject({ firstname: 'Ana' });
		expect(contact()?.studio_marketing_email ?? '').toBe('');
		const second = await sync(told(false, 10));
		expect(second.outcomes[0]?.outcome).toBe('updated');
		expect([stateOf(), contact()?.studio_marketing_email]).toEqual(['UNSUBSCRIBED', 'false']);
	});

	it('keeps an opt-out that arrives after a newer event which says nothing of consent', async () => {
		await sync(told(true, 10));
		await sync(told(null, 12));
		const { outcomes } = await sync(told(false, 11));
		expect(outcomes[0]?.outcome).toBe('stale');
		expect([stateOf(), contact()?.studio_marketing_email]).toEqual(['UNSUBSCRIBED', 'false']);
	});

	it('ignores an opt-out that is older than the consent on record', async () => {
		await sync(told(true, 12));
		await sync(told(false, 11));
		expect([stateOf(), contact()?.studio_marketing_email]).toEqual([null, 'true']);
	});

	it('is only planned by a dry run', async () => {
		await sync(told(true, 10));
		const { outcomes } = await run(hubSpot, [told(false, 11)], contactsOnly, {
			subscriptionId,
			dryRun: true,
		});
		const actions = outcomes[0]?.dryRun?.changes.map(({ action }) => action) ?? [];
		expect(actions).toContain('optOut');
		expect([stateOf(), consentCalls(), contact()?.studio_marketing_email]).toEqual([null, 0, 'true']);
	});

	it('is not touched by bookings', async () => {
		await sync(told(true, 10));
		const event = studioEvent('studio.booking.created', {
			booking: booking('v1', { client: clientRef('g1') }),
		});
		const { outcomes } = await sync(event);
		expect(outcomes[0]?.outcome).toBe('unchanged');
		expect(contact()?.studio_marketing_email).toBe('true');
	});
});
