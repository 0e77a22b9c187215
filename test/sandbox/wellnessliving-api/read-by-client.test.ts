import axios from 'axios';
import { describe, expect, it } from 'vitest';
import type { HttpRequest, Outside } from '../../../core/http';
import type { PolledResource } from '../../../core/poll';
import { makeStory } from '../../../sandbox/studio';
import {
	createWellnessLivingCaller,
	createWellnessLivingPollProfile,
} from '../../../vendors/wellnessliving/api';
import { apiBench } from './client';

const bench = apiBench();
const story = makeStory({ system: 'wellnessliving', seed: 21, clients: 15, deliveries: 220 });

/** Waits by moving the stand-in's clock. */
async function callerOf() {
	const token = await bench.token();
	const send: Outside['send'] = async ({ method, path, query, body }: HttpRequest) => {
		const { status, headers, data } = await axios.request<unknown>({
			method,
			url: `${bench.api.url}${path}`,
			params: query,
			data: body,
			headers: { authorization: `Bearer ${token}` },
			validateStatus: () => true,
		});
		const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
		return { kind: 'response', status, headers: Object.fromEntries(pairs), body: data };
	};
	const sleep = async (ms: number) => {
		bench.clock.ms += ms;
	};
	const outside = { send, sleep, nowMs: () => bench.clock.ms, random: () => 0, isCancelled: () => false };
	return createWellnessLivingCaller(outside, 2, {
		region: bench.api.region,
		businessId: bench.api.businessId,
	});
}

async function poll(name: string, lookbackDays: number) {
	const profile = createWellnessLivingPollProfile();
	const resource: PolledResource | undefined = profile.resources[name];
	if (resource === undefined) throw new Error(`nothing polls ${name}`);
	const caller = await callerOf();
	const places = await profile.places(caller, []);
	if (!places.ok) throw new Error(places.failure.message);
	const seen = [];
	for (const place of places.value) {
		const input = { place, nowMs: bench.clock.ms, lastPollMs: null, lookbackDays };
		for (const window of resource.plan(input)) {
			const read = await resource.read(caller, place, window, new Map());
			if (!read.ok) throw new Error(`${read.failure.code} ${read.failure.message}`);
			seen.push(...read.value.map((sighting) => ({ place, sighting })));
		}
	}
	return seen;
}

const keys = (kind: 'bookingStatus' | 'saleStatus') =>
	[...story.expected.deals.values()]
		.filter((deal) => deal[kind] !== null)
		.map(({ key }) => key.split(':')[2]);

describe('our own client, polling the WellnessLiving stand-in', () => {
	it('finds every client of the story', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const seen = await poll('clients', 30);
		expect(seen.map(({ sighting }) => `wellnessliving:${sighting.id}`).sort()).toEqual(
			[...story.expected.contacts.keys()].sort(),
		);
	});

	it('finds everybody although somebody in the portal refreshes the report between two pages', async () => {
		for (let uid = 1; uid <= 1_500; uid += 1) {
			const dt_add = '2026-11-10 09:00:00';
			bench.api.applyFact({ uid: String(uid), s_first_name: 'Ana', dt_add }, 'client.created');
		}
		bench.api.reports.restartAfter(689, 3);
		const seen = await poll('clients', 30);
		expect(new Set(seen.map(({ sighting }) => sighting.id)).size).toBe(1_500);
		expect(bench.api.reports.built()).toEqual({ 689: 2 });
	});

	it('finds every booking that was not cancelled', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const cancelled = [...story.expected.deals.values()].filter(
			({ bookingStatus }) => bookingStatus === 'cancelled',
		);
		const gone = new Set(cancelled.map(({ key }) => key.split(':')[2]));
		const seen = await poll('bookings', 30);
		expect(seen.map(({ sighting }) => sighting.id)).toEqual(
			expect.arrayContaining(keys('bookingStatus').filter((key) => !gone.has(key))),
		);
	});

	it('finds every sale under the key of its webhook', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const seen = await poll('sales', 30);
		expect(seen.map(({ sighting }) => sighting.id)).toEqual(expect.arrayContaining(keys('saleStatus')));
		expect(bench.api.journal.violations()).toEqual([]);
	});
});
