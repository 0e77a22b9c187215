import { describe, expect, it } from 'vitest';
import { dayJournals } from '../../../core/books';
import { parseCrmEvent, syncEvents } from '../../../core/sync';
import { booking, client, clientRef, studioEvent } from '../../support/studio-events';
import { memoryCrm } from '../../support/memory-crm';
import { saleEvent, seen } from '../../core/reconcile/support';
import { run } from './context';

const settings = {
	pipeline: null,
	owned: { contact: new Set<never>(), deal: new Set<never>() },
	ownerId: null,
	leadSource: null,
};
const ana = studioEvent('studio.client.created', { client: client('g1') });
const optOut = studioEvent(
	'studio.client.optedout',
	{ client: client('g1', { marketing: { email: false, sms: null } }) },
	{ time: '2026-11-20T18:00:00.000Z' },
);
const visit = studioEvent('studio.booking.created', { booking: booking('v1', { client: clientRef('g2') }) });
const paid = saleEvent('1', 24, { client: clientRef('g3') });
const night = [ana, optOut, visit, paid, seen(paid, 'poll')];

describe('a repair is one connection', () => {
	it('Missing items are studio events as Studio CRM reads them, unchanged but for the finding', async () => {
		const { missing } = await run({ source: night });
		expect(missing).toHaveLength(4);
		for (const { json } of missing) {
			const { reconcile: finding, ...event } = json;
			expect(finding).toMatchObject({ status: 'missing' });
			expect(parseCrmEvent(json)).toEqual(parseCrmEvent(night.find(({ id }) => id === json.id)));
			expect(night).toContainEqual(event);
		}
	});

	it('Missing → Studio CRM: what the CRM lost is there afterwards, once, and the next night is complete', async () => {
		const crm = memoryCrm();
		const sync = async (items: readonly unknown[]) =>
			await syncEvents(items, crm.target, settings, () => Date.parse('2026-11-21T04:00:00Z'));
		const first = await sync([ana, visit]);
		const evening = await run({ source: night, other: first });
		expect(evening.summary.json).toMatchObject({ verdict: 'incomplete', counts: { matched: 2, missing: 2 } });
		const repaired = await sync(evening.missing.map(({ json }) => json));
		expect(repaired.map(({ outcome }) => outcome)).toEqual(['updated', 'created']);
		const morning = await run({ source: night, other: [...first, ...repaired] });
		expect(morning.summary.json).toMatchObject({ verdict: 'complete', counts: { matched: 4 } });
		const again = await sync(evening.missing.map(({ json }) => json));
		expect(again.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
		expect(crm.contacts.map(({ values }) => values.get('key')).sort()).toEqual([
			'zenoti:g1',
			'zenoti:g2',
			'zenoti:g3',
		]);
	});

	it('Different → Studio CRM: items stay events there too', async () => {
		const parameters = { otherSide: 'events', matchBy: 'entity' };
		const { different } = await run({ source: [paid], other: [saleEvent('1', 23)], parameters });
		expect(different.map(({ json }) => parseCrmEvent(json).ok)).toEqual([true]);
	});

	it('Missing → Studio Accounting: a sale comes with its payments, so the journal can be made', async () => {
		const payments = [{ id: 'p1', saleId: '1', method: 'card', amount: 24, isRedemption: false }];
		const payment = {
			...studioEvent('studio.payment.added', {}, { time: '2026-11-20T19:00:00.000Z' }),
			data: { payments },
		};
		const line = { id: 'l1', kind: 'service', name: 'Massage', quantity: 1, net: 24, tax: 0, gross: 24 };
		const open = { ...paid, data: { sale: { ...paid.data.sale, lines: [line] } } };
		const parameters = { otherSide: 'ledgerDocuments', matchBy: 'dayDocument' };
		const { missing } = await run({ source: [payment, open], parameters });
		expect(missing.map(({ json }) => json.type)).toEqual(['studio.sale.closed', 'studio.payment.added']);
		const mapping = {
			accounts: new Map(),
			revenueWhenSold: new Set<string>(),
			centres: new Map(),
			taxed: null,
			untaxed: null,
			customerId: null,
			largestRounding: null,
			centreOfUnnamed: null,
		};
		const journals = (items: readonly unknown[]) => {
			const { groups, unreadable } = dayJournals(items, mapping);
			return {
				lines: groups.map(({ journal, gaps }) => [journal?.lines, gaps]),
				unreadable: unreadable.size,
			};
		};
		const repaired = journals(missing.map(({ json }) => json));
		expect(repaired).toEqual(journals([payment, open]));
		expect(repaired.unreadable).toBe(0);
		expect(JSON.stringify(repaired.lines)).toContain('"sub":"card","taxed":false,"amount":2400');
	});
});
