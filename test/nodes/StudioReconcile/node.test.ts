import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { stampText, codeOfCentre } from '../../../core/books';
import { client, studioEvent } from '../../support/studio-events';
import { documentNumberOf, outcomeOf, saleEvent, seen } from '../../core/reconcile/support';
import { run } from './context';

const [one, two] = [saleEvent('1', 10), saleEvent('2', 20)];

describe('the node Studio Reconcile', () => {
	it('gives each item by its output, linked to the items it comes from', async () => {
		const stray = outcomeOf(saleEvent('9', 1));
		const { matched, missing, extra, summary } = await run({
			source: [two, one],
			other: [stray, outcomeOf(one)],
		});
		expect(matched.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					key: one.id,
					eventId: one.id,
					type: 'studio.sale.closed',
					correlationId: one.correlationid,
					day: '2026-11-20',
					center: 'c1',
					seenBy: ['webhook'],
					outcome: 'created',
					records: outcomeOf(one).records,
					note: null,
				},
				[
					{ item: 1, input: 0 },
					{ item: 1, input: 1 },
				],
			],
		]);
		expect(missing.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					...two,
					reconcile: {
						status: 'missing',
						key: two.id,
						differences: [],
						reason: 'It is not in the CRM.',
					},
				},
				{ item: 0, input: 0 },
			],
		]);
		expect(extra.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{ ...stray, reconcile: expect.objectContaining({ status: 'extra', key: stray.eventId }) },
				{ item: 0, input: 1 },
			],
		]);
		expect(summary.json).toMatchObject({
			verdict: 'incomplete',
			text: '2 sales: 2 by webhook, 1 missing in the CRM, 1 only in the CRM',
		});
		expect(summary.pairedItem).toEqual({ item: 0, input: 0 });
	});

	it('links the summary to the other side when the source is empty', async () => {
		const { summary, extra } = await run({ other: [outcomeOf(one)] });
		expect([summary.pairedItem, summary.json.verdict, extra.length]).toEqual([
			{ item: 0, input: 1 },
			'incomplete',
			1,
		]);
	});

	it('links what is different to both sides', async () => {
		const { different } = await run({
			source: [one],
			other: [{}, saleEvent('1', 10.01)],
			parameters: { otherSide: 'events', matchBy: 'entity' },
		});
		expect(different[0]?.pairedItem).toEqual([
			{ item: 0, input: 0 },
			{ item: 1, input: 1 },
		]);
		expect(different[0]?.json.reconcile).toMatchObject({
			status: 'different',
			differences: [{ field: 'data.sale.totals.gross', source: 10, other: 10.01 }],
		});
	});

	it('says where the other side is, from what it holds', async () => {
		const textOf = async (other: readonly unknown[], parameters = {}) =>
			(await run({ source: [one], other, parameters })).summary.json.text;
		expect(await textOf([outcomeOf(one, { system: 'xero' })])).toContain('missing in the books');
		expect(await textOf([{ error: 'x', details: outcomeOf(one, { system: 'quickBooks' }) }])).toContain(
			'in the books',
		);
		expect(await textOf([])).toContain('on the other side');
		expect(await textOf([], { otherSide: 'crmRecords' })).toContain('in the CRM');
		expect(await textOf([], { options: { place: 'in the newsletter' } })).toContain('in the newsletter');
	});
});

describe('what the other side may hold', () => {
	const ana = studioEvent('studio.client.updated', { client: client('g1') });
	const contact = {
		id: '512',
		properties: {
			studio_client_id: 'zenoti:g1',
			firstname: 'Ana',
			lastname: 'Diaz',
			email: 'G1@example.com',
			phone: '+1 512 555 0100',
		},
	};
	const stamp = (sales: number) =>
		stampText({
			source: 'zenoti',
			centreCode: codeOfCentre('zenoti', 'c1'),
			businessDay: '2026-11-20',
			revision: 1,
			sales,
			sha: '5f0c2b9e',
			asOf: null,
		});
	const dayNumber = `ZD-${codeOfCentre('zenoti', 'c1')}-261120-1`;

	type Case = readonly [
		what: string,
		parameters: Record<string, unknown>,
		source: readonly unknown[],
		other: readonly unknown[],
	];
	const cases: readonly Case[] = [
		['outcomes by correlation', { matchBy: 'correlation' }, [one], [outcomeOf(one)]],
		[
			'skipped outcomes',
			{ options: { countSkipped: true } },
			[one],
			[outcomeOf(one, { outcome: 'skipped' })],
		],
		['events seen by webhook', { otherSide: 'events' }, [seen(one, 'poll')], [one]],
		['contacts', { otherSide: 'crmRecords', recordType: 'contact' }, [ana], [contact]],
		[
			'deals',
			{ otherSide: 'crmRecords', recordType: 'deal' },
			[one],
			[{ id: '1', properties: { studio_deal_key: 'zenoti:sale:1' } }],
		],
		[
			'QuickBooks journal entries of a day',
			{ otherSide: 'ledgerDocuments', matchBy: 'dayDocument' },
			[one, two],
			[
				{
					Id: '7',
					DocNumber: dayNumber,
					TxnDate: '2026-11-20',
					TotalAmt: 44,
					PrivateNote: `Sales 1, 2 ${stamp(2)}`,
				},
			],
		],
		[
			'Xero invoices of a day',
			{ otherSide: 'ledgerDocuments', matchBy: 'dayDocument' },
			[one, two],
			[
				{
					InvoiceID: 'a',
					InvoiceNumber: dayNumber,
					DateString: '2026-11-20T00:00:00',
					Total: 30,
					Reference: stamp(2),
				},
			],
		],
		[
			'documents of sales under the codes of Studio Accounting',
			{
				otherSide: 'ledgerDocuments',
				matchBy: 'saleDocument',
				options: { centers: { values: [{ locationId: 'c1', code: 'north' }, { locationId: '' }] } },
			},
			[one],
			[{ Id: '7', DocNumber: 'ZN-NORTH-1', TotalAmt: 10, CurrencyRef: { value: 'USD' } }],
		],
		[
			'documents of sales under codes made from the id',
			{ otherSide: 'ledgerDocuments', matchBy: 'saleDocument' },
			[one],
			[{ Id: '7', DocNumber: documentNumberOf('1'), TotalAmt: '10.00' }],
		],
		[
			'invoices by sale number',
			{ otherSide: 'ledgerDocuments', matchBy: 'saleNumber' },
			[one],
			[{ InvoiceID: 'a', InvoiceNumber: '1', Total: 10, CurrencyCode: 'USD', Status: 'PAID' }],
		],
		[
			'rows of a report',
			{ otherSide: 'records', matchBy: 'saleNumber', otherKeyField: 'no', otherFields: { amount: 'sum' } },
			[one],
			[{ no: 1, sum: '10.00' }],
		],
		[
			'rows of a report, by any field',
			{ otherSide: 'records', matchBy: 'field', matchField: 'data.sale.id', otherKeyField: 'sale' },
			[one],
			[{ sale: '1' }],
		],
		[
			'rows on both sides',
			{
				sourceHolds: 'records',
				otherSide: 'records',
				sourceKeyField: 'a',
				sourceFields: { amount: 'x', currency: 'c' },
				otherKeyField: 'b',
				otherFields: { amount: 'y' },
				options: { currency: 'USD' },
			},
			[{ a: 7, x: 1.5, c: 'usd' }],
			[{ b: '7', y: '1.50' }],
		],
		[
			'contacts of rows',
			{ sourceHolds: 'records', sourceKeyField: 'id', otherSide: 'crmRecords', recordType: 'contact' },
			[{ id: 'zenoti:g1' }],
			[contact],
		],
	];

	it.each(cases)('%s', async (_what, parameters, source, other) => {
		const complete = await run({ source, other, parameters });
		expect(complete.summary.json).toMatchObject({ verdict: 'complete', counts: { matched: 1 } });
		const empty = await run({ source, parameters });
		expect(empty.summary.json).toMatchObject({ verdict: 'incomplete', counts: { missing: 1 } });
		expect(empty.missing.map(({ json }) => ({ ...json, reconcile: null }))).toEqual(
			source.map((item) => ({ ...Object(item), reconcile: null })),
		);
	});

	it.each([
		['voided in QuickBooks', { DocNumber: '1', TotalAmt: 0, Line: [{ Amount: 0 }], PrivateNote: 'Voided' }],
		['voided in Xero', { InvoiceNumber: '1', Total: 10, Status: 'VOIDED' }],
		['deleted in Xero', { InvoiceNumber: '1', Total: 10, Status: 'DELETED' }],
	])('a document %s is not there', async (_why, document) => {
		const parameters = { otherSide: 'ledgerDocuments', matchBy: 'saleNumber' };
		const { missing } = await run({ source: [one], other: [document], parameters });
		expect(missing[0]?.json.reconcile).toMatchObject({ reason: 'document 1 is void' });
	});
});

describe('the window and the fields', () => {
	it('take days as text or as a date of n8n, both inclusive', async () => {
		const source = ['2026-11-19', '2026-11-20', '2026-11-21'].map((day) =>
			saleEvent(day, 1, { businessDay: day }),
		);
		const insideOf = async (fromDay: unknown, toDay: unknown) =>
			(await run({ source, parameters: { fromDay, toDay } })).summary.json;
		expect(await insideOf('2026-11-20', ' 2026-11-20 ')).toMatchObject({
			counts: { source: 1, outsideWindow: 2 },
			window: { from: '2026-11-20', to: '2026-11-20' },
		});
		const date = DateTime.fromISO('2026-11-20T10:00:00', { zone: 'America/Chicago' });
		expect(await insideOf(date, '')).toMatchObject({ counts: { source: 2 }, window: { to: null } });
	});

	it('compare the fields the user adds, and the usual ones only when wanted', async () => {
		const fieldPairs = {
			values: [
				{ source: 'data.sale.number', other: 'data.sale.receiptNumber', kind: 'text' },
				{ source: '', other: '' },
			],
		};
		const other = [saleEvent('1', 11, { receiptNumber: '1' })];
		const parameters = { otherSide: 'events', matchBy: 'entity', fieldPairs };
		const usual = await run({ source: [one], other, parameters });
		expect(usual.different[0]?.json.reconcile).toMatchObject({
			differences: [{ field: 'data.sale.totals.gross' }],
		});
		const options = { usualFields: false };
		const added = await run({ source: [one], other, parameters: { ...parameters, options } });
		expect(added.summary.json.verdict).toBe('complete');
		const unlike = await run({ source: [one], other: [one], parameters: { ...parameters, options } });
		expect(unlike.different[0]?.json.reconcile).toMatchObject({
			differences: [{ field: 'data.sale.number', source: '1', other: null }],
		});
	});

	it('leave out the kinds that were not chosen', async () => {
		const change = studioEvent('studio.client.updated', { client: client('g1') });
		const parameters = { options: { kinds: ['client'], extraIsFine: true } };
		const { summary } = await run({ source: [one, change], other: [], parameters });
		expect(summary.json).toMatchObject({
			text: '1 client: 1 by webhook, 1 missing on the other side',
			leftOut: [{ side: 'source', reason: 'events of other kinds', count: 1 }],
		});
	});
});
