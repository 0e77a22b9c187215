import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited, startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { run, setUpAccount, withDeals } from '../support/hubspot-run';
import { booking, client, clientRef, studioEvent } from '../support/studio-events';

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

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const clients = (count: number) =>
	numbers(count).map((index) => studioEvent('studio.client.updated', { client: client(`g${index}`) }));
const upsert = { method: 'POST', path: 'contacts/batch/upsert' };
const upserts = () => hubSpot.journal.entries().filter(({ path }) => path.endsWith(upsert.path)).length;
const contactCount = () => hubSpot.store.records.contacts.all().length;

describe('when HubSpot is busy, away or unhappy', () => {
	it('fails only the bad record of a hundred, with the reason and the next step', async () => {
		const strict = await startHubSpot({ required: { contacts: ['phone'] } });
		await setUpAccount(strict);
		const noPhone = studioEvent('studio.client.updated', { client: client('g57', { phone: null }) });
		const { outcomes } = await run(strict, clients(100).with(57, noPhone));
		const keys = strict.store.countByKey('contacts', 'studio_client_id');
		await strict.close();
		const failed = outcomes.filter(({ outcome }) => outcome === 'failed');
		expect(failed.map(({ eventId }) => eventId)).toEqual([noPhone.id]);
		expect(failed[0]?.error).toMatchObject({ kind: 'permanent', code: 'MISSING_REQUIRED_PROPERTY' });
		expect(failed[0]?.error?.hint).toContain('phone');
		expect(keys.size).toBe(99);
		expect(keys.has('zenoti:g57')).toBe(false);
	});

	it('keeps the clients of a batch when the stage of one deal does not exist', async () => {
		const { outcomes } = await run(hubSpot, [...clients(99), bookingWithBadStage()], badStage());
		expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
		expect(outcomes[99]?.error).toMatchObject({ kind: 'permanent', code: 'INVALID_OPTION' });
		expect(contactCount()).toBe(100);
	});

	const policies: ReadonlyArray<[policy: 'TEN_SECONDLY_ROLLING' | 'SECONDLY', pauses: readonly number[]]> = [
		['TEN_SECONDLY_ROLLING', [10_000, 20_000]],
		['SECONDLY', [1_000, 2_000]],
	];
	it.each(policies)('waits as the policy %s asks and then writes everything once', async (policy, pauses) => {
		hubSpot.faults.next({ match: upsert, times: 2, status: 429, body: rateLimited(policy).body });
		const { outcomes, sleeps } = await run(hubSpot, clients(3));
		expect(sleeps).toEqual(pauses);
		expect(outcomes.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
			['created', 3],
			['created', 3],
			['created', 3],
		]);
	});

	it('stops at the daily limit: no further call, and every item left says when to go on', async () => {
		hubSpot.faults.next({ match: upsert, skip: 1, times: 99, status: 429, body: rateLimited('DAILY').body });
		const { outcomes, sleeps } = await run(hubSpot, clients(1000));
		expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(100);
		const left = outcomes.filter(({ outcome }) => outcome === 'failed');
		expect(left).toHaveLength(900);
		expect(left[0]?.error).toMatchObject({ kind: 'transient', code: 'DAILY_LIMIT' });
		expect(left[899]?.error?.hint).toContain('midnight');
		expect(upserts()).toBe(2);
		expect(sleeps).toEqual([]);
	});

	it('does not sleep through a Retry-After of an hour, and calls nobody before it is over', async () => {
		hubSpot.faults.next({ match: { path: 'batch/read' }, status: 477, headers: { 'Retry-After': '3600' } });
		const { outcomes, sleeps } = await run(hubSpot, [...clients(2)], withDeals);
		expect(hubSpot.journal.total()).toBe(1);
		expect(sleeps).toEqual([]);
		expect(outcomes[0]?.error).toMatchObject({ kind: 'transient' });
		expect(outcomes[0]?.error?.hint).toContain('2026-11-20T19:00:00.000Z');
	});

	it('gets through bursts of 503 with one record per client', async () => {
		hubSpot.faults.next({ match: { path: 'batch' }, times: 3, status: 503 });
		const { outcomes } = await run(hubSpot, clients(150));
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect(contactCount()).toBe(150);
	});

	it('gives up after two calls in a row used every attempt', async () => {
		hubSpot.faults.next({ match: upsert, times: 99, status: 503 });
		const { outcomes } = await run(hubSpot, clients(500), undefined, { maxAttempts: 2 });
		expect(new Set(outcomes.map(({ error }) => error?.code))).toEqual(new Set(['HTTP_503']));
		expect(upserts()).toBe(4);
	});

	it.each(['contacts/batch/upsert', 'deals/batch/upsert', 'associate/default'])(
		'makes one record when the connection is cut after the write of %s',
		async (path) => {
			hubSpot.faults.next({ match: { path }, dropAfterWrite: true });
			const event = studioEvent('studio.booking.created', {
				booking: booking('v1', { client: clientRef('g1') }),
			});
			const { outcomes } = await run(hubSpot, [event], withDeals);
			expect(outcomes[0]?.outcome).toBe('created');
			expect(contactCount()).toBe(1);
			expect(hubSpot.store.records.deals.all()).toHaveLength(1);
			expect(hubSpot.store.associations.count()).toBe(2);
		},
	);

	it('makes up for a link that failed when the run is repeated', async () => {
		hubSpot.faults.next({ match: { path: 'associate/default' }, times: 9, status: 400 });
		const event = studioEvent('studio.booking.created', {
			booking: booking('v1', { client: clientRef('g1') }),
		});
		const first = await run(hubSpot, [event], withDeals);
		expect(first.outcomes[0]?.outcome).toBe('failed');
		hubSpot.faults.clear();
		await run(hubSpot, [event], withDeals);
		expect(hubSpot.store.associations.count()).toBe(2);
	});

	it('fails the one event whose link is refused, and the ones HubSpot’s answer forgets', async () => {
		const events = [1, 2].map((n) =>
			studioEvent('studio.booking.created', { booking: booking(`v${n}`, { client: clientRef(`g${n}`) }) }),
		);
		await run(hubSpot, events, withDeals);
		const [first] = hubSpot.store.records.deals.all();
		const errors = [
			{
				status: 'error',
				category: 'OBJECT_NOT_FOUND',
				message: 'gone',
				context: { fromObjectId: [first?.id] },
			},
		];
		hubSpot.faults.next({
			match: { path: 'contacts/batch/read' },
			skip: 1,
			status: 200,
			body: { results: [] },
		});
		hubSpot.faults.next({ match: { path: 'associate/default' }, status: 200, body: { results: [], errors } });
		const { outcomes } = await run(hubSpot, events, withDeals);
		expect(outcomes.map(({ error }) => error?.code ?? null)).toEqual(['OBJECT_NOT_FOUND', null]);
		hubSpot.faults.next({ match: upsert, status: 200, body: { status: 'COMPLETE', results: [] } });
		const forgotten = await run(hubSpot, clients(1));
		expect(forgotten.outcomes[0]?.error).toMatchObject({ kind: 'transient', code: 'NO_RESULT' });
	});

	it('names the missing scope and never the token', async () => {
		hubSpot.scopes.delete('crm.objects.contacts.write');
		const { outcomes } = await run(hubSpot, clients(1));
		expect(outcomes[0]?.error).toMatchObject({ code: 'MISSING_SCOPES', kind: 'permanent' });
		expect(outcomes[0]?.error?.hint).toContain('crm.objects.contacts.write');
		hubSpot.setToken('another');
		const refused = await run(hubSpot, clients(300));
		expect(refused.outcomes[299]?.error?.hint).toContain('access token');
		expect(JSON.stringify([outcomes, refused.outcomes])).not.toContain(hubSpot.token);
		expect(hubSpot.journal.entries().filter(({ status }) => status === 401)).toHaveLength(1);
	});

	it('says to run Set Up when the properties are missing', async () => {
		hubSpot.reset();
		const { outcomes } = await run(hubSpot, clients(1));
		expect(outcomes[0]?.error?.hint).toContain('Set Up');
	});

	it('halves a batch that HubSpot refuses as a whole until only the bad record is left out', async () => {
		const refusal = {
			status: 'error',
			category: 'VALIDATION_ERROR',
			message: 'Something in this batch is odd',
		};
		hubSpot.faults.next({ match: upsert, times: 2, status: 400, body: refusal });
		const { outcomes } = await run(hubSpot, clients(4));
		expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(4);
		expect(contactCount()).toBe(4);
	});
});

function badStage() {
	const pipeline = { id: '75200100', stages: new Map([['booked', 'no-such-stage'] as const]) };
	return { ...withDeals, pipeline };
}

function bookingWithBadStage() {
	return studioEvent('studio.booking.created', { booking: booking('v1', { client: clientRef('g99') }) });
}
