import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import type { Engine } from '../../support/engine';
import { loadPollingEngine } from '../polling/poll-host';
import { ZenotiRun } from './support';

const collections = 'POST /v1/reports/collections/flat_file';
const invoices = 'GET /v1/invoices/:invoiceId';

let engine: Engine;
let zenoti: ZenotiApiSandbox;

beforeAll(async () => {
	engine = await loadPollingEngine();
	zenoti = await startZenotiApi({ sleep: async () => undefined });
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => zenoti.reset());

/** Sales of today, each with a tip of its own, in whole dollars from 1 on. */
function sellWithTips(count: number): void {
	const guestId = zenoti.desk.addGuest().id;
	for (let dollars = 1; dollars <= count; dollars += 1) {
		const tenders = [{ mode: 1, name: 'Visa', tipCents: dollars * 100 }];
		zenoti.desk.sell({ guestId, lines: [{ name: 'Mat', cents: 2_500 }], tenders });
	}
}

async function tipsRead(key = zenoti.apiKey) {
	const wanted = { resources: ['sales'], daysBack: 7 };
	const events = await new ZenotiRun(engine, zenoti, key).items('studioEvent getAll', wanted);
	return events.map(({ data }) => JSON.stringify(data).match(/"totals":\{[^}]*"tip":(\w+)/)?.[1]);
}

describe('Studio Event › Get Many of Zenoti', () => {
	it('gives sales with their tips: many for one read of the collections, a few from their invoices', async () => {
		sellWithTips(60);
		const tips = Array.from({ length: 60 }, (_, index) => String(index + 1));
		expect((await tipsRead()).sort()).toEqual(tips.sort());
		expect(zenoti.journal.counts()).toMatchObject({ [collections]: 2 });
		expect(zenoti.journal.counts()[invoices]).toBeUndefined();
		zenoti.reset();
		sellWithTips(1);
		expect(await tipsRead()).toEqual(['1']);
		expect(zenoti.journal.counts()).toMatchObject({ [invoices]: 1 });
		expect(zenoti.journal.counts()[collections]).toBeUndefined();
	});

	it('says in the log how many sales lack their tips when the key may read neither', async () => {
		sellWithTips(12);
		zenoti.grantKey('narrow', { rights: ['centers', 'reports'] });
		zenoti.faults.next({ match: { path: /collections/ }, status: 401, times: 9 });
		engine.log.length = 0;
		expect(new Set(await tipsRead('narrow'))).toEqual(new Set(['null']));
		expect(engine.log.join()).toContain('warn Zenoti: 12 Sales of ');
		expect(zenoti.journal.counts()).toMatchObject({ [collections]: 1, [invoices]: 1 });
	});
});
