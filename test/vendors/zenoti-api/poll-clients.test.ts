import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { zenotiPollProfile } from '../../../vendors/zenoti/api';
import { zenotiClients } from '../../../vendors/zenoti/api/poll-clients';
import { dataOf, eventOf, fixture } from '../zenoti/support';
import { memberRow } from './rows';
import {
	answer,
	changed,
	context,
	guid,
	harbour,
	now,
	pageOf,
	planned,
	play,
	sight,
	sightOne,
	typesOf,
	type Json,
} from './support';

const row = (changes: Json = {}): Json => ({
	...dataOf(fixture('Guest.Created')),
	created_date: '2026-11-20T09:15:30',
	...changes,
});
const of = (...list: readonly Json[]) => play((asked) => pageOf(list, asked, 'guests', 'page_Info')).caller;
const idsOf = (events: readonly StudioEvent[]) => events.map(({ id }) => id);

describe('the plan for clients', () => {
	const plan = (lastPollMs: number | null, timeZone: string | null = harbour.timeZone, lookbackDays = 1) =>
		zenotiClients.plan({ place: { ...harbour, timeZone }, nowMs: now, lastPollMs, lookbackDays });
	const hours = (count: number) => now - count * 3_600_000;

	it.each([
		['the first poll reads the look-back', null, '2026-11-19..2026-11-20'],
		['the next one reads a day of overlap', hours(1), '2026-11-19..2026-11-20'],
		['one after an outage misses no day', hours(24 * 9), '2026-11-10..2026-11-20'],
	])('%s', (_title, last, key) => {
		expect(plan(last).map((window) => window.key)).toEqual([key]);
	});

	it('counts days at the center: at 18:00 UTC it is tomorrow in Auckland', () => {
		expect(plan(hours(1), 'Pacific/Auckland')[0]?.key).toBe('2026-11-20..2026-11-21');
	});

	it('covers both days it may be where the zone is not known', () => {
		expect(plan(hours(1), null)[0]?.key).toBe('2026-11-19..2026-11-21');
	});

	it('reads further back when asked to', () => {
		expect(plan(hours(1), harbour.timeZone, 5)[0]?.key).toBe('2026-11-15..2026-11-20');
	});
});

describe('a new client', () => {
	it('is the event its webhook is: same id, same client, same time to the second', async () => {
		const payload = changed(fixture('Guest.Created'), 'data.created_date', '2026-11-20T17:59:30');
		const sighting = await sightOne(zenotiClients, of(row({ created_date: '2026-11-20T17:59:30' })));
		const [event, ...others] = sighting.events(null, context);
		const webhook = eventOf(payload);
		expect(others).toEqual([]);
		expect(event).toEqual({
			...webhook,
			time: '2026-11-20T17:59:30.000Z',
			sourcetype: 'GET /v1/guests',
			receivedtime: context.receivedAt,
			ingestion: 'poll',
			deliveryid: null,
		});
	});

	it('is told with its later change, which the same id as the webhook’s would swallow', async () => {
		const sighting = await sightOne(zenotiClients, of(row({ last_updated: '2026-11-20T11:00:00' })));
		const events = sighting.events(null, context);
		expect(typesOf(events)).toEqual(['client.created', 'client.updated']);
		expect(events[1]?.time).toBe('2026-11-20T11:00:00.000Z');
	});

	it('is told as changed too where Zenoti does not say when it was: the webhook may have come before', async () => {
		const events = (await sightOne(zenotiClients, of(row()))).events(null, context);
		expect(typesOf(events)).toEqual(['client.created', 'client.updated']);
		expect(events[1]).toMatchObject({ time: context.receivedAt, data: events[0]?.data });
	});

	it('is only created while its first save goes on', async () => {
		const sighting = await sightOne(zenotiClients, of(row({ last_updated: '2026-11-20T09:15:33' })));
		expect(typesOf(sighting.events(null, context))).toEqual(['client.created']);
	});

	it.each([
		['made before the window', { created_date: '2026-11-02T09:15:30' }],
		['of whom the list does not tell when it was made', { created_date: null }],
	])('is no client %s: that one has changed', async (_title, changes) => {
		const sighting = await sightOne(zenotiClients, of(row(changes)));
		expect(typesOf(sighting.events(null, context))).toEqual(['client.updated']);
	});
});

describe('a changed client', () => {
	const seen = async (changes: Json = {}) => await sightOne(zenotiClients, of(row(changes)));

	it('is told once, with the same id however often the read is repeated', async () => {
		const before = await seen();
		const after = await seen({ code: 'HS2000' });
		const events = after.events(before.fingerprint, context);
		expect(typesOf(events)).toEqual(['client.updated']);
		const again = await seen({ code: 'HS2000' });
		const later = { ...context, receivedAt: '2026-11-20T18:05:00.000Z' };
		expect(idsOf(again.events(before.fingerprint, later))).toEqual(idsOf(events));
		expect(after.events(after.fingerprint, context)).toEqual([]);
	});

	it('from A to B and back to A is two facts with two ids', async () => {
		const [a, b] = [await seen(), await seen({ code: 'B' })];
		const ids = [b.events(a.fingerprint, context), a.events(b.fingerprint, context)].flatMap(idsOf);
		expect(new Set(ids).size).toBe(2);
	});

	it('from A to B a second time is told apart where Zenoti tells when', async () => {
		const a = await seen();
		const times = ['2026-11-20T10:00:00', '2026-11-20T12:00:00'];
		const changes = await Promise.all(times.map((last_updated) => seen({ code: 'B', last_updated })));
		expect(changes[0]?.fingerprint).toBe(changes[1]?.fingerprint);
		expect(new Set(changes.flatMap((b) => idsOf(b.events(a.fingerprint, context)))).size).toBe(2);
	});

	it.each([
		['tags in another order', { tags: ['prenatal', 'vip'] }],
		['a change of what is not told', { last_updated: '2026-11-20T17:00:00' }],
		['the id in upper case', { id: String(row().id).toUpperCase() }],
	])('is unchanged with %s', async (_title, changes) => {
		expect((await seen(changes)).fingerprint).toBe((await seen()).fingerprint);
	});

	it('fits the state: the fingerprint is at most 24 characters, the day the last one read', async () => {
		const sighting = await seen();
		expect(sighting.fingerprint.length).toBeLessThanOrEqual(24);
		expect(sighting.day).toBe('2026-11-20');
		expect(sighting.id).toBe(String(row().id));
	});

	it('holds the row as it came when that was asked for', async () => {
		const [event] = (await seen()).events(null, { ...context, includeRaw: true });
		expect(event?.data.raw).toEqual(row());
	});
});

describe('the calls for clients', () => {
	it('are 100 for 10,000 changed guests, each told once', async () => {
		const list = Array.from({ length: 10_000 }, (_, index) => row({ id: guid(index + 1) }));
		const played = play((asked) => pageOf(list, asked, 'guests', 'page_Info'));
		const sightings = await sight(zenotiClients, played.caller);
		expect(new Set(sightings.map(({ id }) => id)).size).toBe(10_000);
		expect(played.requests.length).toBeLessThanOrEqual(101);
	});

	it('use nothing of a read that failed half way', async () => {
		const list = Array.from({ length: 300 }, (_, index) => row({ id: guid(index + 1) }));
		const { caller } = play((asked, count) =>
			count < 3 ? pageOf(list, asked, 'guests') : answer({ Error: 'Guest list is locked' }),
		);
		const read = await zenotiClients.read(caller, harbour, planned(zenotiClients), new Map());
		expect(read).toMatchObject({ ok: false, failure: { code: 'REFUSED' } });
	});
});

describe('memberships', () => {
	const { memberships } = zenotiPollProfile.resources;
	const seen = async (changes: Json = {}) => {
		if (memberships === undefined) throw new Error('no memberships');
		return await sightOne(
			memberships,
			play((asked) => pageOf([memberRow(changes)], asked, 'members')).caller,
		);
	};
	const old = { sold_date: '2025-01-01T00:00:00' };

	it('sold in the window are created, with who holds which', async () => {
		const [event, ...others] = (await seen()).events(null, context);
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			id: `zenoti:membership:${guid(300)}:created:once`,
			source: `zenoti/centers/${harbour.id}`,
			data: {
				membership: {
					status: 'active',
					name: 'Stone Circle',
					client: { id: guid(1) },
					startOn: '2026-11-19',
					endOn: '2027-11-18',
				},
			},
		});
	});

	const steps: ReadonlyArray<[from: string, to: string, types: readonly string[]]> = [
		['Active', 'Frozen', ['membership.frozen']],
		['Frozen', 'Active', ['membership.unfrozen']],
		['Active', 'Cancelled', ['membership.cancelled']],
		['Cancelled', 'Active', ['membership.reinstated']],
		['Expired', 'Active', ['membership.reinstated']],
		['Frozen', 'Cancelled', ['membership.cancelled']],
		['Active', 'Expired', []],
		['Active', 'NotStarted', []],
		['NotStarted', 'Active', []],
	];
	it.each(steps)('that go from %s to %s are %j', async (from, to, types) => {
		const before = await seen({ ...old, status: from });
		const after = await seen({ ...old, status: to });
		expect(typesOf(after.events(before.fingerprint, context))).toEqual(types);
	});

	it.each([
		['Active', []],
		['Frozen', ['membership.frozen']],
		['Canceled', ['membership.cancelled']],
	])('never seen, sold long ago and changed now to %s are %j', async (status, types) => {
		expect(typesOf((await seen({ ...old, status })).events(null, context))).toEqual(types);
	});

	it('say nothing when something else has changed', async () => {
		const before = await seen(old);
		expect(
			(await seen({ ...old, end_date: '2028-01-01T00:00:00' })).events(before.fingerprint, context),
		).toEqual([]);
	});
});
