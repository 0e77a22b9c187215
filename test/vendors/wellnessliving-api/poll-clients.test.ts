import { describe, expect, it } from 'vitest';
import {
	createWellnessLivingPollProfile,
	wellnessLivingPollProfile,
} from '../../../vendors/wellnessliving/api';
import { wellnessLivingClients } from '../../../vendors/wellnessliving/api/poll-clients';
import { createBuildMemory } from '../../../vendors/wellnessliving/api';
import { eventOfFixture } from '../wellnessliving/support';
import { reportOf, studioApi } from './poll-support';
import { reportCallOf } from './report-server';
import { failureOf, newsOf, place, readWindow, remembered, startMs, type Json } from './support';

const columns = [
	'o_since_date.dtl_date',
	'field-general-11',
	'field-general-1',
	'field-custom-9',
	'field-general-2.text_name',
	'field-general-3',
	'field-general-4',
	'uid',
];
const mira: Json = {
	uid: '4419077',
	'field-general-1': 'Solberg\0\0\0',
	'field-general-2.text_name': ' Mira\0',
	'field-general-3': 'Mira.Solberg@mail.test',
	'field-general-4': '+1 902-555-0160',
	'field-general-11': '000000733',
	'o_since_date.dtl_date': '2026-03-09',
};
const old: Json = {
	...mira,
	uid: '12',
	'field-general-3': 'old@mail.test',
	'o_since_date.dtl_date': '1998-05-01',
};
const window = { key: '2026-03-07..2026-03-10', from: '2026-03-07', to: '2026-03-10' };
const resource = () => wellnessLivingClients(createBuildMemory());

async function polled(records: readonly Json[], names = columns) {
	const bench = studioApi({ '/v1/report/query': reportOf(() => records, names) });
	return { bench, sightings: await readWindow(resource(), bench.caller, window) };
}

describe('clients by the report of all clients', () => {
	it('are read by the names of the columns, padded texts and all', async () => {
		const { sightings } = await polled([mira]);
		const [event] = newsOf(sightings);
		expect([event?.data.client]).toMatchObject([
			{
				id: '4419077',
				firstName: 'Mira',
				lastName: 'Solberg',
				email: 'mira.solberg@mail.test',
				phone: '+19025550160',
				code: '000000733',
			},
		]);
	});

	it('who are new have the event id of the webhook, and are told as changed too: it may have come before', async () => {
		const { sightings } = await polled([mira]);
		const webhook = eventOfFixture('client.created');
		expect(newsOf(sightings)).toMatchObject([
			{
				id: webhook.id,
				type: 'studio.client.created',
				source: webhook.source,
				subject: webhook.subject,
				ingestion: 'poll',
			},
			{ type: 'studio.client.updated', subject: webhook.subject, data: newsOf(sightings)[0]?.data },
		]);
	});

	it('are everybody: a narrow span would drop people without a word', async () => {
		const { bench } = await polled([mira]);
		const filter = bench.requests
			.filter(({ method }) => method === 'POST')
			.map((request) => reportCallOf(request).body['json_filter'] as Json);
		expect(new Set(filter.map((one) => JSON.stringify(one['o_date'])))).toEqual(
			new Set(['{"dl_start":"1900-01-01","dl_end":"2100-12-31","id_report_date":4}']),
		);
	});

	it('who joined long ago are learned silently, and told once they change', async () => {
		const before = await polled([old]);
		expect(newsOf(before.sightings)).toEqual([]);
		const after = await polled([{ ...old, 'field-general-4': '+1 902-555-0199' }]);
		const events = newsOf(after.sightings, remembered(before.sightings));
		expect(events).toMatchObject([
			{ type: 'studio.client.updated', data: { client: { phone: '+19025550199' } } },
		]);
	});

	it('who do not change are not told, in whatever order columns and rows come', async () => {
		const before = await polled([mira, old]);
		const after = await polled([old, mira], [...columns].reverse());
		expect(newsOf(after.sightings, remembered(before.sightings))).toEqual([]);
	});

	it('who change A, B, A are three facts beside the joining, and each is the same fact when it is read again', async () => {
		const changed = { ...mira, 'field-general-4': '+1 902-555-0199' };
		const [first, second] = [await polled([mira]), await polled([changed])];
		const forth = newsOf(second.sightings, remembered(first.sightings));
		const back = newsOf(first.sightings, remembered(second.sightings));
		const ids = [...newsOf(first.sightings), ...forth, ...back].map(({ id }) => id);
		expect(new Set(ids).size).toBe(4);
		expect(newsOf(second.sightings, remembered(first.sightings)).map(({ id }) => id)).toEqual([ids[2]]);
	});

	it.each(['uid', 'o_since_date.dtl_date', 'field-general-3'])(
		'cannot be read without the column %s: that fails, and says so',
		async (column) => {
			const names = columns.filter((name) => name !== column);
			const { caller } = studioApi({ '/v1/report/query': reportOf(() => [mira], names) });
			const failure = failureOf(await resource().read(caller, place, window, new Map()));
			expect(failure).toMatchObject({ kind: 'permanent', code: 'REPORT_COLUMNS_MISSING' });
			expect(failure.message).toContain(column);
		},
	);

	it('none of whom can be read are an answer of another shape, and not a business without clients', async () => {
		const { caller } = studioApi({ '/v1/report/query': reportOf(() => [{ ...mira, uid: null }], columns) });
		expect(failureOf(await resource().read(caller, place, window, new Map())).code).toBe('UNEXPECTED_ANSWER');
		const { sightings } = await polled([{ ...mira, uid: '0' }, old]);
		expect(sightings.map(({ id }) => id)).toEqual(['12']);
	});

	it('cost a page per thousand and two calls for the build', async () => {
		const everybody = Array.from({ length: 2_500 }, (_, index) => ({ ...old, uid: String(index + 1) }));
		const { bench, sightings } = await polled(everybody);
		expect(sightings).toHaveLength(2_500);
		expect(bench.requests).toHaveLength(4);
	});
});

describe('the windows', () => {
	const planOf = (
		name: string,
		nowMs: number,
		lastPollMs: number | null,
		timeZone: string | null = place.timeZone,
	) =>
		(
			wellnessLivingPollProfile.resources[name]?.plan({
				place: { ...place, timeZone },
				nowMs,
				lastPollMs,
				lookbackDays: 3,
			}) ?? []
		).map(({ key }) => key);

	it('are whole local days and stay the same all day, because a report is cached by its filter', () => {
		const evening = Date.parse('2026-03-11T02:30:00Z');
		expect(planOf('sales', startMs, null)).toEqual(['2026-03-07..2026-03-10']);
		expect(planOf('sales', evening, startMs)).toEqual(['2026-03-07..2026-03-10']);
		expect(planOf('clients', evening, startMs)).toEqual(['2026-03-07..2026-03-10']);
	});

	it('reach back to before the last poll when that is longer ago', () => {
		expect(planOf('sales', startMs, Date.parse('2026-02-20T12:00:00Z'))).toEqual(['2026-02-19..2026-03-10']);
	});

	it('hold every day it may be where the zone is not known', () => {
		expect(planOf('sales', Date.parse('2026-03-10T11:00:00Z'), null, null)).toEqual([
			'2026-03-06..2026-03-11',
		]);
	});

	it('of bookings go on to tomorrow class by class, and two weeks by their counts', () => {
		expect(planOf('bookings', startMs, null)).toEqual([
			'2026-03-07..2026-03-09',
			'2026-03-10..2026-03-11',
			'ahead 2026-03-12..2026-03-18',
			'ahead 2026-03-19..2026-03-25',
		]);
	});
});

it('two profiles do not share what they wait for', () => {
	expect(createWellnessLivingPollProfile()).not.toBe(wellnessLivingPollProfile);
	expect(Object.keys(wellnessLivingPollProfile.resources)).toEqual(['clients', 'bookings', 'sales']);
});
