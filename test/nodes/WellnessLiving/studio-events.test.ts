import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import type { Engine } from '../../support/engine';
import { purchase, visit } from '../../sandbox/wellnessliving-api/payloads';
import { loadPollingEngine, PollHost } from '../polling/poll-host';
import { credentialOf, forgetTokens, loadWellnessLivingEngine, outputOf, WellnessLivingRun } from './support';

const all = ['clients', 'bookings', 'sales'];

let engine: Engine;
let api: WellnessLivingSandbox;
let node: WellnessLivingRun;

beforeAll(async () => {
	api = await startWellnessLivingApi({ settings: { reportTimes: { queuedMs: 0, generatingMs: 0 } } });
	engine = await loadWellnessLivingEngine();
	node = new WellnessLivingRun(engine, api);
}, 60_000);
afterAll(async () => await api.close());
beforeEach(() => {
	api.reset();
	forgetTokens();
});

const dayFromNow = (days: number): string =>
	new Date(Date.now() - 5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const wanted = (changes: INodeParameters = {}): INodeParameters => ({
	resources: all,
	daysBack: 7,
	...changes,
});
const read = async (changes?: INodeParameters) => await node.items('studioEvent getAll', wanted(changes));

/** What a polling trigger tells when it is to look back at once. */
async function firstPoll(): Promise<readonly IDataObject[]> {
	const options = { firstRun: 'lookBack', lookbackDays: 7 };
	const fields = { ...credentialOf(api), sessionToken: '' };
	const host = new PollHost(
		await loadPollingEngine(),
		'wellnessLivingPollingTrigger',
		'wellnessLivingApi',
		fields,
		{
			resources: all,
			options,
		},
	);
	return (await host.poll()) ?? [];
}

/** Somebody who joined, has a class tomorrow, and paid with two tenders. */
function aDay(): void {
	api.applyFact(
		{
			uid: '900',
			s_first_name: 'Ana',
			s_last_name: 'Quill',
			s_mail: 'ana@mail.test',
			dt_add: `${dayFromNow(-1)} 09:00:00`,
		},
		'client.created',
	);
	api.applyFact(visit({ k_visit: '71', uid: '900', day: dayFromNow(1) }));
	const payments = [
		['Cash', '20.00'],
		['Visa', '10.00'],
	] as const;
	const sold = {
		id: '501',
		items: [[9, 'Grip Socks', '30.00']],
		payments,
		total: '30.00',
		day: dayFromNow(0),
	} as const;
	api.applyFact({ ...purchase(sold), uid: '900' });
}

const told = (events: readonly IDataObject[]) =>
	events.map(({ id, type, subject }) => `${String(type)} ${String(subject)} ${String(id)}`).sort();

describe('Studio Event › Get Many of WellnessLiving', () => {
	it('gives the events of a polling trigger’s first run, with the same ids, each time', async () => {
		aDay();
		const events = await read();
		const types = new Set(events.map(({ type }) => type));
		expect([...types].sort()).toEqual([
			'studio.booking.created',
			'studio.client.created',
			'studio.client.updated',
			'studio.sale.closed',
		]);
		expect(told(events)).toEqual(told(await firstPoll()));
		expect(told(events)).toEqual(told(await read()));
		expect(events.every(({ ingestion, specversion }) => ingestion === 'poll' && specversion === '1.0')).toBe(
			true,
		);
	});

	it('tells what a sale was paid with, from its receipt', async () => {
		aDay();
		const [event] = await read({ resources: ['sales'] });
		expect(event).toMatchObject({
			subject: 'sale/501',
			data: {
				sale: {
					payments: [
						{ method: 'cash', amount: 20 },
						{ method: 'card', amount: 10 },
					],
				},
			},
		});
	});

	it('reads what is chosen only', async () => {
		aDay();
		expect((await read({ resources: ['bookings'] })).map(({ subject }) => subject)).toEqual(['booking/71']);
		expect(await read({ resources: ['bookings'], placeIds: ['5000000296'] })).toHaveLength(1);
		const [elsewhere = ''] = [...api.state.business.locations.keys()].filter((id) => id !== '5000000296');
		expect(await read({ resources: ['bookings'], placeIds: [elsewhere] })).toEqual([]);
	});

	it('refuses a location that the business has not, and names it', async () => {
		const { error } = (await node.run('studioEvent getAll', wanted({ placeIds: ['1'] }))).data.resultData;
		expect(`${error?.message} ${error?.description}`).toMatch(/knows no location 1 .* k_location/);
	});

	it('gives nothing of what it read when one read fails, and says which resource it was', async () => {
		aDay();
		api.state.denied.set('report:739', 'subscription-access');
		const changes = { onError: 'continueErrorOutput' } as const;
		const result = await node.run('studioEvent getAll', wanted(), [{}], changes);
		expect(outputOf(result, 0)).toEqual([]);
		expect(outputOf(result, 1)[0]?.json.message).toMatch(/^Sales of .*: .*subscription-access/);
	});

	const of = async (credentials: object, on = node) => {
		const result = await on.run('studioEvent getAll', wanted(), [{}], { credentials });
		const { message = '', description = '' } = result.data.resultData.error ?? {};
		return `${message} | ${description ?? ''}`;
	};

	it('says which field of the credential is wrong', async () => {
		expect(await of({ businessId: '99999' })).toContain('Correct Business ID and Region in the credential');
		expect(await of({ region: '2' })).toContain('Correct Business ID and Region in the credential');
		const signsIn = new WellnessLivingRun(await loadPollingEngine(), api);
		const told = 'gave this credential no access token. | Check Client ID, Client Secret and Token URL';
		expect(await of({ sessionToken: '', clientSecret: 'wrong' }, signsIn)).toContain(told);
	});
});
