import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementsOf, xeroBench } from './bench';
import { cardClearing, invoice, oil, payment } from './bodies';

const bench = xeroBench();
const lever = (name: string, body?: unknown) => bench.raw('POST', `/__sandbox/${name}`, {}, body ?? {});
const read = async (name: string) => (await bench.raw('GET', `/__sandbox/${name}`, {})).body;

beforeEach(async () => {
	const contactId = await bench.contactId();
	await bench.put('Accounts', cardClearing);
	const lines = [oil, { ...oil, Description: 'Cream', UnitAmount: 10 }];
	const made = await bench.put('Invoices', { Invoices: [invoice(contactId, { lines })] });
	const id = elementsOf(made, 'Invoices')[0]?.InvoiceID ?? '';
	await bench.put('Payments', { Payments: [payment(id, 33)] });
});

describe('the levers', () => {
	it('need no token and show the balances', async () => {
		expect(await read('trial-balance')).toEqual({ Sales: -3000, GST: -300, 'Card Clearing': 3300 });
	});

	it('count the documents that carry each number', async () => {
		expect(await read('records')).toMatchObject({
			invoices: 1,
			payments: 1,
			counts: { 'ZN-QUAY-501': 1 },
			duplicates: {},
		});
	});

	it('show every request with its route, body and answer', async () => {
		const journal = z
			.object({ total: z.number(), counts: z.record(z.number()), entries: z.array(z.record(z.unknown())) })
			.parse(await read('journal'));
		expect(journal.total).toBe(4);
		expect(journal.counts).toMatchObject({ 'PUT /api.xro/2.0/Invoices': 1, 'PUT /api.xro/2.0/Payments': 1 });
		expect(journal.entries[3]).toMatchObject({ seq: 4, status: 200, body: { Payments: [{ Amount: 33 }] } });
	});

	it('make trouble', async () => {
		await lever('faults', { status: 503, times: 1, match: { path: 'Organisation' } });
		expect((await bench.get('Accounts')).status).toBe(200);
		expect((await bench.get('Organisation')).status).toBe(503);
		expect((await bench.get('Organisation')).status).toBe(200);
	});

	it.each([
		[401, { Detail: expect.stringMatching(/^TokenExpired/) as string }],
		[403, { Detail: 'AuthenticationUnsuccessful' }],
		[429, ''],
		[500, { Type: 'InternalServerException' }],
		[502, expect.stringContaining('<html>') as string],
	])('answer %i as the service does', async (status, body) => {
		await lever('faults', { status });
		const reply = await bench.get('Organisation');
		expect(reply.status).toBe(status);
		if (typeof body === 'object') expect(reply.body).toMatchObject(body);
		else expect(reply.body).toEqual(body);
	});

	it('lock a period and open it again', async () => {
		await lever('lock', { period: '2026-11-30' });
		const body = { Invoices: [invoice(await bench.contactId(), { number: 'ZN-QUAY-502' })] };
		expect((await bench.put('Invoices', body)).status).toBe(400);
		await lever('lock', { period: null });
		expect((await bench.put('Invoices', body)).status).toBe(200);
	});

	it('set limits', async () => {
		await lever('limit', { minute: 1 });
		expect((await bench.get('Organisation')).status).toBe(200);
		expect((await bench.get('Organisation')).status).toBe(429);
	});

	it('call tokens in and start over', async () => {
		await lever('expire-tokens');
		expect((await bench.get('Organisation')).status).toBe(401);
		await lever('reset');
		expect((await bench.get('Organisation')).status).toBe(200);
		expect(bench.xero.documentNumbers()).toEqual([]);
	});

	it.each([
		['faults', { staus: 500 }],
		['lock', { period: 'yesterday' }],
		['edit', { number: 'ZN-NONE' }],
		['void', { number: 'ZN-NONE' }],
	])('refuse what they do not understand: %s', async (name, body) => {
		expect((await lever(name, body)).status).toBe(400);
	});
});

describe('a person', () => {
	const row = async () => elementsOf(await bench.get('Invoices/ZN-QUAY-501'), 'Invoices')[0];

	it('moves a line to another account, which the totals do not show', async () => {
		const before = await row();
		bench.passes(60_000);
		await lever('edit', { number: 'ZN-QUAY-501', line: { index: 1, account: 'Other Revenue' } });
		const after = await row();
		expect(after).toMatchObject({
			Total: before?.Total,
			LineItems: [{ AccountCode: '200' }, { AccountCode: '260' }],
		});
		expect(await read('trial-balance')).toMatchObject({ Sales: -2000, 'Other Revenue': -1000 });
		expect(after?.UpdatedDateUTC).not.toBe(before?.UpdatedDateUTC);
	});

	it('writes another reference, and another amount once nothing is paid', async () => {
		bench.xero.editAsPerson('ZN-QUAY-501', { reference: 'see email' });
		const cheaper = { line: { index: 0, amount: 100 } };
		expect(() => bench.xero.editAsPerson('ZN-QUAY-501', cheaper)).toThrow(/less than what was paid/);
		bench.xero.unpayAsPerson('ZN-QUAY-501');
		bench.xero.editAsPerson('ZN-QUAY-501', cheaper);
		expect(await row()).toMatchObject({ Reference: 'see email', SubTotal: 11, Payments: [], AmountDue: 14 });
	});

	it('voids the invoice with its payment', async () => {
		await lever('void', { number: 'ZN-QUAY-501' });
		expect(await row()).toMatchObject({ Status: 'VOIDED', AmountDue: 0, Payments: [] });
		expect(await read('trial-balance')).toEqual({});
	});
});
