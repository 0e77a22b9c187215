import { describe, expect, it } from 'vitest';
import { elementsOf, messagesOf, xeroBench } from './bench';
import { invoice, oil } from './bodies';

const bench = xeroBench();
const keyed = (key: string) => ({ 'Idempotency-Key': key });
const minutes = (count: number) => count * 60_000;
const journalOf = (amount: number) => ({
	ManualJournals: [
		{
			Narration: 'ZP-QUAY-261120-1',
			Date: '2026-11-20',
			Status: 'POSTED',
			JournalLines: [
				{ LineAmount: amount, AccountCode: '850' },
				{ LineAmount: -amount, AccountCode: '200' },
			],
		},
	],
});
const post = (amount: number, key: string) => bench.put('ManualJournals', journalOf(amount), keyed(key));
const journals = () => bench.xero.books.manualJournals.all().length;

describe('a key', () => {
	it('gets the first answer again and writes nothing', async () => {
		const first = await post(10, 'release-1');
		bench.passes(minutes(5.9));
		expect((await post(10, 'release-1')).body).toEqual(first.body);
		expect(journals()).toBe(1);
	});

	it('is forgotten after six minutes, and the same journal stands twice', async () => {
		await post(10, 'release-1');
		bench.passes(minutes(6));
		expect((await post(10, 'release-1')).status).toBe(200);
		expect(journals()).toBe(2);
	});

	it('replays a refusal although the reason for it is gone', async () => {
		bench.xero.lock('2026-11-30');
		expect((await post(10, 'release-1')).status).toBe(400);
		bench.xero.lock(null);
		expect(messagesOf(await post(10, 'release-1'))[0]).toMatch(/period lock date/);
		expect((await post(10, 'release-2')).status).toBe(200);
	});

	it('replays a breakdown of the service as well', async () => {
		bench.xero.faults.next({ status: 500, match: { method: 'PUT' } });
		expect((await post(10, 'release-1')).status).toBe(500);
		expect((await post(10, 'release-1')).status).toBe(500);
		expect((await post(10, 'release-2')).status).toBe(200);
		expect(journals()).toBe(1);
	});

	it('does not keep what the gateway said', async () => {
		bench.xero.faults.next({ status: 429 });
		expect((await post(10, 'release-1')).status).toBe(429);
		expect((await post(10, 'release-1')).status).toBe(200);
	});

	it('tells what was written although the first answer was lost', async () => {
		bench.xero.faults.next({ dropAfterWrite: true });
		await expect(post(10, 'release-1')).rejects.toThrow();
		expect((await post(10, 'release-1')).status).toBe(200);
		expect(journals()).toBe(1);
	});

	it('is not kept when nothing arrived', async () => {
		bench.xero.faults.next({ dropBeforeWrite: true });
		await expect(post(10, 'release-1')).rejects.toThrow();
		expect(journals()).toBe(0);
		expect((await post(10, 'release-1')).status).toBe(200);
	});

	it.each([
		['another body', () => post(11, 'release-1')],
		['another method', () => bench.post('Contacts', journalOf(10), keyed('release-1'))],
		[
			'another query',
			() => bench.put('ManualJournals?summarizeErrors=false', journalOf(10), keyed('release-1')),
		],
	])('is refused with %s', async (_title, send) => {
		await post(10, 'release-1');
		const reply = await send();
		expect(reply.status).toBe(400);
		expect(messagesOf(reply)).toEqual(['Idempotency Key release-1 is used with a different request.']);
	});

	it('is missed in the journal of requests where a write has none', async () => {
		await bench.put('ManualJournals', journalOf(10));
		await post(11, 'release-1');
		const missed = bench.xero.journal.violations().filter(({ kind }) => kind === 'no-idempotency-key');
		expect(missed).toHaveLength(1);
		expect(bench.xero.idempotency.seen()).toEqual(['release-1']);
	});
});

describe('a number', () => {
	it('outlives every key', async () => {
		const body = { Invoices: [invoice(await bench.contactId())] };
		const first = await bench.put('Invoices', body, keyed('day-1'));
		bench.passes(minutes(20));
		expect(messagesOf(await bench.put('Invoices', body, keyed('day-1')))).toEqual([
			'Invoice # must be unique.',
		]);
		expect(elementsOf(first, 'Invoices')[0]?.InvoiceNumber).toBe('ZN-QUAY-501');
		expect(bench.xero.documentNumbers()).toEqual(['ZN-QUAY-501']);
	});

	it('is refused with a new key, also with other lines', async () => {
		const contactId = await bench.contactId();
		await bench.put('Invoices', { Invoices: [invoice(contactId)] }, keyed('day-1'));
		const again = invoice(contactId, { lines: [{ ...oil, UnitAmount: 99 }] });
		const reply = await bench.put('Invoices', { Invoices: [again] }, keyed('day-2'));
		expect(messagesOf(reply)).toEqual(['Invoice # must be unique.']);
	});
});
