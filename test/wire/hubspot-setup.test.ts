import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { setUpAccount } from '../support/hubspot-run';

let hubSpot: HubSpotSandbox;

beforeEach(async () => {
	hubSpot = await startHubSpot();
});
afterEach(async () => await hubSpot.close());

const uniqueNames = (type: 'contacts' | 'deals') => hubSpot.store.properties[type].uniqueNames();

describe('Set Up of a HubSpot account', () => {
	it('makes the group and every property, the keys unique, and changes nothing the second time', async () => {
		const first = await setUpAccount(hubSpot);
		expect(first).toMatchObject({ isReady: true, missing: [], problems: [], present: [] });
		expect(first.created).toContain('contacts.studio_client_id');
		expect(first.created).toContain('deals.studio_deal_key');
		expect(uniqueNames('contacts')).toContain('studio_client_id');
		expect(uniqueNames('deals')).toContain('studio_deal_key');
		hubSpot.journal.clear();
		const second = await setUpAccount(hubSpot);
		expect(second).toMatchObject({ isReady: true, created: [], problems: [] });
		expect(second.present).toHaveLength(first.created.length);
		expect(hubSpot.journal.entries().map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('only says what is missing in a dry run', async () => {
		const report = await setUpAccount(hubSpot, true);
		expect(report.isReady).toBe(false);
		expect(report.missing).toContain('contacts.studio_client_id');
		expect(hubSpot.journal.entries().every(({ method }) => method === 'GET')).toBe(true);
	});

	it('stops at a key that exists without unique values and says what to do', async () => {
		await setUpAccount(hubSpot);
		const key = hubSpot.store.properties.contacts.get('studio_client_id');
		if (key !== undefined) hubSpot.store.properties.contacts.put({ ...key, hasUniqueValue: false });
		const report = await setUpAccount(hubSpot);
		expect(report.isReady).toBe(false);
		expect(report.problems).toMatchObject([{ kind: 'permanent', code: 'PROPERTY_NOT_UNIQUE' }]);
		expect(report.problems[0]?.hint).toContain('studio_client_id');
	});

	it('says so when a property has another type', async () => {
		await setUpAccount(hubSpot);
		const clock = hubSpot.store.properties.deals.get('studio_last_event_at');
		if (clock !== undefined)
			hubSpot.store.properties.deals.put({ ...clock, type: 'string', fieldType: 'text' });
		const report = await setUpAccount(hubSpot);
		expect(report.problems[0]?.message).toContain('type string instead of datetime');
	});

	it('names the scope that is missing', async () => {
		hubSpot.scopes.delete('crm.schemas.deals.write');
		const report = await setUpAccount(hubSpot);
		expect(report.isReady).toBe(false);
		expect(report.problems[0]?.hint).toContain('crm.schemas.deals.write');
		expect(report.created).toContain('contacts.studio_client_id');
	});

	it('is content when the group or a property appears between the look and the write', async () => {
		await setUpAccount(hubSpot);
		hubSpot.faults.next({
			match: { method: 'GET', path: '/crm/properties/' },
			status: 200,
			body: { results: [] },
		});
		const report = await setUpAccount(hubSpot);
		expect(report).toMatchObject({ isReady: true, created: [] });
	});
});
