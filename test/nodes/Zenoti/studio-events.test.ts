import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import type { Engine } from '../../support/engine';
import { loadPollingEngine, PollHost } from '../polling/poll-host';
import { ZenotiRun } from './support';

const all = ['clients', 'bookings', 'classBookings', 'sales', 'memberships'];
const wanted = { resources: all, daysBack: 7 };

let engine: Engine;
let zenoti: ZenotiApiSandbox;
let node: ZenotiRun;

beforeAll(async () => {
	engine = await loadPollingEngine();
	zenoti = await startZenotiApi();
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => {
	zenoti.reset();
	node = new ZenotiRun(engine, zenoti);
});

const read = async (changes: IDataObject = {}) =>
	await node.items('studioEvent getAll', { ...wanted, ...changes } as typeof wanted);

/** What a polling trigger tells when it is told to look back at once. */
async function firstPoll(options: IDataObject = {}): Promise<readonly IDataObject[]> {
	const fields = { environment: 'custom', baseUrl: zenoti.url, apiKey: zenoti.apiKey };
	const settings = { firstRun: 'lookBack', lookbackDays: 7, ...options };
	const parameters = { resources: all, options: settings };
	const host = new PollHost(engine, 'zenotiPollingTrigger', 'zenotiApi', fields, parameters);
	return (await host.poll()) ?? [];
}

/** A guest who came, paid with two tenders, and booked again. */
function aDay() {
	const guest = zenoti.desk.addGuest();
	const visit = zenoti.desk.book({ guestId: guest.id, startsAt: Date.now() - 3_600_000 });
	zenoti.desk.checkIn(visit.id);
	zenoti.desk.book({ guestId: guest.id, startsAt: Date.now() + 86_400_000 });
	const tenders = [
		{ mode: 0, cents: 1_000 },
		{ mode: 1, name: 'Visa', cents: 1_500 },
	];
	zenoti.desk.sell({ guestId: guest.id, lines: [{ name: 'Mat', cents: 2_500 }], tenders });
	return { guest, visit };
}

const told = (events: readonly IDataObject[]) =>
	events.map(({ id, type, subject }) => `${String(type)} ${String(subject)} ${String(id)}`).sort();

describe('Studio Event › Get Many', () => {
	it('gives the events of a polling trigger’s first run, with the same ids, each time', async () => {
		aDay();
		const events = await read();
		expect(events.length).toBeGreaterThan(4);
		expect(told(events)).toEqual(told(await firstPoll()));
		expect(told(events)).toEqual(told(await read()));
		expect(events.every(({ ingestion, specversion }) => ingestion === 'poll' && specversion === '1.0')).toBe(
			true,
		);
	});
});
