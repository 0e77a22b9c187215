import axios from 'axios';
import { describe, expect, it } from 'vitest';
import type { Caller, HttpRequest, Outside } from '../../../core/http';
import type { Place, PolledResource, Sighting } from '../../../core/poll';
import { makeStory } from '../../../sandbox/studio';
import { createZenotiCaller, createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import { partOf, zenotiBench, type Bench } from './bench';

/** The evening of the story's second day. */
const afterwards = Date.UTC(2026, 10, 4);
const bench = zenotiBench({ now: () => afterwards });
const story = makeStory({ system: 'zenoti', seed: 21, clients: 15, deliveries: 220 });
const profile = createZenotiPollProfile({ invoices: 'never' });

function callerOf({ api }: Bench): Caller {
	const send: Outside['send'] = async (request: HttpRequest) => {
		const { status, headers, data } = await axios.request<unknown>({
			method: request.method,
			url: `${api.url}${request.path}`,
			params: request.query,
			data: request.body,
			headers: { authorization: `apikey ${api.apiKey}` },
			validateStatus: () => true,
		});
		const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
		return { kind: 'response', status, headers: Object.fromEntries(pairs), body: data };
	};
	const quick = { random: () => 0, sleep: async () => undefined, isCancelled: () => false };
	return createZenotiCaller({ send, nowMs: () => afterwards, ...quick }, 2);
}

interface Seen {
	readonly place: Place;
	readonly sighting: Sighting;
}

/** All that one poll of a resource sees, in every centre and window. */
async function poll(name: string, lookbackDays?: number): Promise<readonly Seen[]> {
	const resource: PolledResource | undefined = profile.resources[name];
	if (resource === undefined) throw new Error(`nothing polls ${name}`);
	const caller = callerOf(bench);
	const places = await profile.places(caller, []);
	if (!places.ok) throw new Error(places.failure.message);
	const seen: Seen[] = [];
	for (const place of places.value) {
		const input = { place, nowMs: afterwards, lastPollMs: null };
		for (const window of resource.plan({ ...input, lookbackDays: lookbackDays ?? resource.lookbackDays })) {
			const read = await resource.read(caller, place, window, new Map());
			if (!read.ok) throw new Error(read.failure.message);
			seen.push(...read.value.map((sighting) => ({ place, sighting })));
		}
	}
	return seen;
}

const receivedAt = new Date(afterwards).toISOString();
const eventIds = (seen: readonly Seen[]) =>
	seen.flatMap(({ place, sighting }) =>
		sighting.events(null, { place, receivedAt, includeRaw: false }).map(({ id }) => id),
	);
const payloadsOf = (type: string) =>
	story.facts.map(({ payload }) => payload).filter((payload) => payload.event_type === type);
const webhookIds = (type: string) => {
	const context = { receivedAt, ingestion: 'webhook', timeZone: null, currency: null } as const;
	return payloadsOf(type).flatMap((payload) =>
		zenotiProfile.toEvents({ payload, headers: {} }, context).map(({ id }) => id),
	);
};

describe('the project’s own client against the Zenoti stand-in', () => {
	it('finds every guest of a story, under the ids of the webhooks', async () => {
		bench.api.tellStory(story);
		const seen = await poll('clients', 7);
		expect(seen).toHaveLength(15);
		expect(eventIds(seen)).toEqual(expect.arrayContaining(webhookIds('Guest.Created')));
	});

	it('finds every visit of a story, under the ids of the webhooks', async () => {
		bench.api.tellStory(story);
		const created = webhookIds('AppointmentGroup.Created');
		expect(created.length).toBeGreaterThan(15);
		expect(eventIds(await poll('bookings'))).toEqual(expect.arrayContaining(created));
	});

	it('finds every closed sale and refund of a story', async () => {
		bench.api.tellStory(story);
		const told = payloadsOf('Invoice.Closed').map((payload) => partOf(payload, 'data', 'invoice', 'id'));
		const found = (await poll('sales')).map(({ sighting }) => sighting.id);
		expect(told.length).toBeGreaterThan(20);
		expect(found).toEqual(expect.arrayContaining(told));
	});

	it('finds every class booking of a story', async () => {
		bench.api.tellStory(story);
		const told = payloadsOf('Class.Booking.Created').map((payload) =>
			String(partOf(payload, 'data', 'registration_id')),
		);
		const found = (await poll('classBookings')).map(({ sighting }) => sighting.id);
		expect(told.length).toBeGreaterThan(10);
		expect(found).toEqual(expect.arrayContaining(told));
	});

	it('finds who bought a membership', async () => {
		const guestId = bench.api.desk.addGuest().id;
		bench.api.desk.sell({ guestId, lines: [{ type: 3, name: 'Monthly Dues', cents: 9_500 }] });
		const [member] = bench.api.organisation.members.all();
		expect((await poll('memberships')).map(({ sighting }) => sighting.id)).toEqual([member?.id]);
	});
});
