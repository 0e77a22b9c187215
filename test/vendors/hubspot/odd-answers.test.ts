import { describe, expect, it } from 'vitest';
import type { HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import type { Change, ContactField, DealField, TargetOptions } from '../../../core/sync';
import {
	createHubSpotCaller,
	createHubSpotTarget,
	fetchOwners,
	fetchPipelines,
	setUp,
} from '../../../vendors/hubspot';

const options: TargetOptions = {
	dryRun: false,
	batchSize: 100,
	maxAttempts: 1,
	subscriptionId: null,
	recordLinks: false,
};

/** A HubSpot that gives these answers, one per call; the last one for ever. */
function answering(...answers: ReadonlyArray<readonly [status: number, body: unknown]>) {
	const requests: HttpRequest[] = [];
	const outside: Outside = {
		send: async (request): Promise<HttpAnswer> => {
			requests.push(request);
			const [status, body] = answers[Math.min(requests.length, answers.length) - 1] ?? [500, null];
			return { kind: 'response', status, headers: {}, body };
		},
		nowMs: () => 0,
		random: () => 0,
		sleep: async () => undefined,
		isCancelled: () => false,
	};
	return { requests, outside, target: (more = {}) => createHubSpotTarget(outside, { ...options, ...more }) };
}

const change = (key: string): Change<ContactField> => ({ key, id: null, isNew: true, values: new Map() });
const dealChange = (key: string): Change<DealField> => ({ key, id: null, isNew: true, values: new Map() });
const link = (deal: string, contactId: string) => ({
	dealKey: `k${deal}`,
	dealId: deal,
	contactId,
	isNewDeal: true,
});

describe('a batch answer that is not as it should be', () => {
	it('is matched by key when HubSpot leaves the trace out, in any order', async () => {
		const results = ['b', 'a'].map((key) => ({
			id: `id-${key}`,
			new: true,
			properties: { studio_client_id: key },
		}));
		const written = await answering([200, { results }])
			.target()
			.writeContacts([change('a'), change('b')]);
		expect([written.get('a'), written.get('b')]).toMatchObject([
			{ kind: 'written', id: 'id-a' },
			{ kind: 'written', id: 'id-b' },
		]);
	});

	it.each([
		['empty', {}],
		['about records nobody asked for', { results: [{ id: '1', properties: { studio_client_id: 'zz' } }] }],
		['without ids', { results: [{ properties: { studio_client_id: 'a' } }] }],
		['with results of another kind', { results: 'many', errors: { a: 1 } }],
		[
			'with an error about nobody',
			{ errors: [{ message: 'no', context: { objectWriteTraceId: ['other'] } }] },
		],
	])('never counts as written when it is %s', async (_what, body) => {
		const written = await answering([200, body])
			.target()
			.writeContacts([change('a')]);
		expect(written.get('a')).toMatchObject({
			kind: 'failed',
			failure: { kind: 'transient', code: 'NO_RESULT' },
		});
	});

	it('is not halved when the address is wrong: that holds for every record', async () => {
		const hubSpot = answering([404, '<html>']);
		const written = await hubSpot.target().writeDeals([dealChange('a'), dealChange('b')]);
		expect(hubSpot.requests).toHaveLength(1);
		expect(written.get('b')).toMatchObject({ kind: 'failed', failure: { code: 'HTTP_404' } });
	});

	it('is halved no longer than it is worth: 1 + 16 calls for a hundred records refused without a reason', async () => {
		const hubSpot = answering([400, { message: 'no' }]);
		const changes = Array.from({ length: 100 }, (_, index) => change(String(index)));
		const written = await hubSpot.target().writeContacts(changes);
		expect(hubSpot.requests).toHaveLength(17);
		expect([...written.values()].every(({ kind }) => kind === 'failed')).toBe(true);
		expect(written.size).toBe(100);
	});
});

describe('a look-up', () => {
	it('fails for the value HubSpot names with a reason, and finds nobody where it says not found', async () => {
		const errors = [
			{ message: 'bad', category: 'VALIDATION_ERROR', context: { ids: ['a'] } },
			{ message: 'none', category: 'OBJECT_NOT_FOUND', context: { ids: ['b'] } },
		];
		const { records, failures } = await answering([207, { results: [{ properties: {} }, null], errors }])
			.target()
			.findContacts('key', ['a', 'b']);
		expect(records.size).toBe(0);
		expect([...failures.keys()]).toEqual(['a']);
	});

	it('knows a contact by its other addresses, in whatever case HubSpot keeps them', async () => {
		const properties = {
			email: 'Ana@Example.com',
			hs_additional_emails: 'OLD@example.com;;older@example.com',
		};
		const { records } = await answering([200, { results: [{ id: '1', properties }] }])
			.target()
			.findContacts('email', ['old@example.com']);
		expect([...records.keys()]).toEqual(['ana@example.com', 'old@example.com', 'older@example.com']);
	});

	it.each([
		[
			{ portalId: 47, uiDomain: 'app-eu1.hubspot.com' },
			'https://app-eu1.hubspot.com/contacts/47/record/0-3/1',
		],
		[{ portalId: 47 }, 'https://app.hubspot.com/contacts/47/record/0-3/1'],
		[{}, null],
	])('links to the page of a record by the account %j', async (account, url) => {
		const found = [200, { results: [{ id: '1', properties: { studio_deal_key: 'a' } }] }] as const;
		const { records } = await answering(found, [200, account]).target({ recordLinks: true }).findDeals(['a']);
		expect(records.get('a')?.url).toBe(url);
	});

	it('reads times HubSpot keeps as epoch milliseconds or as ISO text as the same instant', async () => {
		const properties = {
			studio_deal_key: 'a',
			studio_sale_at: '1763661600000',
			closedate: '2025-11-20T18:00:00Z',
			amount: '80.00',
		};
		const { records } = await answering([200, { results: [{ id: '1', properties }] }])
			.target()
			.findDeals(['a']);
		expect(Object.fromEntries(records.get('a')?.values ?? [])).toMatchObject({
			saleAt: '2025-11-20T18:00:00.000Z',
			closedAt: '2025-11-20T18:00:00.000Z',
			amount: '80',
		});
	});
});

describe('links that are refused', () => {
	it('fail for the deals HubSpot names, and for all when it names none', async () => {
		const named = [{ message: 'no', category: 'X', context: { fromObjectId: ['2'] } }];
		const links = [link('1', 'c'), link('2', 'c')];
		const some = await answering([200, { errors: named }])
			.target()
			.link(links);
		expect([...some.failures.keys()]).toEqual(['k2']);
		const all = await answering([200, { errors: [{ message: 'no' }] }])
			.target()
			.link(links);
		expect([...all.failures.keys()]).toEqual(['k1', 'k2']);
		const none = await answering([503, null]).target().link(links);
		expect(none.failures.get('k1')).toMatchObject({ kind: 'transient' });
	});
});

describe('menus and set-up', () => {
	it('names an entry by its id when it has no other name, and leaves out what has no id', async () => {
		const { outside } = answering([
			200,
			{ results: [{ id: '1' }, { label: 'lost' }, { id: 2, email: 'm@example.com' }] },
		]);
		const caller = createHubSpotCaller(outside, 1);
		expect(await fetchPipelines(caller)).toEqual({
			ok: true,
			choices: [
				{ name: '1', value: '1' },
				{ name: '2', value: '2' },
			],
		});
		expect(await fetchOwners(caller)).toMatchObject({ choices: [{ name: '1' }, { name: 'm@example.com' }] });
	});

	it('says why a menu stays empty', async () => {
		const { outside } = answering([403, { message: 'no', category: 'MISSING_SCOPES' }]);
		expect(await fetchOwners(createHubSpotCaller(outside, 1))).toMatchObject({
			ok: false,
			failure: { code: 'MISSING_SCOPES' },
		});
	});

	it('is not ready when the group of properties cannot be made', async () => {
		const refusal = [403, { message: 'no', category: 'MISSING_SCOPES' }] as const;
		const { outside } = answering([200, { results: [] }], refusal, [200, { results: [] }], refusal);
		const report = await setUp(createHubSpotCaller(outside, 1), false);
		expect(report).toMatchObject({ isReady: false, created: [] });
		expect(report.problems).toHaveLength(2);
	});
});
