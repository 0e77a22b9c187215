import { describe, expect, it } from 'vitest';
import { codeOfCentre, stampText } from '../../../core/books';
import { againstLedger, documentNumberOf, keysOf, reconcile, saleEvent } from './support';

const code = codeOfCentre('zenoti', 'c1');
const stamp = (sales: number, businessDay = '2026-11-20', revision = 1) =>
	stampText({
		source: 'zenoti',
		centreCode: code,
		businessDay,
		revision,
		sales,
		sha: '5f0c2b9e',
		asOf: null,
	});
const document = (number: string, total: number, changes: Record<string, unknown> = {}) => ({
	Id: `id-${number}`,
	DocNumber: number,
	TotalAmt: total,
	TxnDate: '2026-11-20',
	CurrencyRef: { value: 'USD' },
	...changes,
});
const dayDocument = (revision: number, sales: number, changes: Record<string, unknown> = {}) =>
	document(`ZD-${code}-261120-${revision}`, 0, {
		PrivateNote: `Sales 1, 2 ${stamp(sales, '2026-11-20', revision)}`,
		...changes,
	});

describe('sales against documents by sale number', () => {
	const source = [saleEvent('7448', 24), saleEvent('7449', 30), saleEvent('7450', -5, { isRefund: true })];

	it('are found under the bare number and under the number Studio Accounting gives, and compared to the cent', () => {
		const books = [document('7448', 24), document('ZN-NORTH-7449', 30.01), document('7450', 5)];
		const { different, ...rest } = reconcile(source, books, againstLedger('saleNumber'));
		expect(keysOf({ ...rest, different })).toMatchObject({
			matched: ['7448', '7450'],
			missing: [],
			different: ['7449'],
		});
		expect(different[0]?.finding.differences).toEqual([{ field: 'amount', source: 30, other: 30.01 }]);
		expect(rest.summary.days[0]).toMatchObject({ sourceTotal: 49, otherTotal: 49.01, difference: -0.01 });
		expect(rest.summary.text).toBe('3 sales: 3 by webhook, 0 missing in the books, 1 different');
	});

	it('are compared as they were read last, as the books have them, not by the time of closing that a poll tells', () => {
		const webhook = saleEvent('7451', 20, {}, { time: '2026-11-20T17:00:02.000Z' });
		const polled = saleEvent(
			'7451',
			24,
			{},
			{
				id: 'zenoti:sale:7451:polled',
				ingestion: 'poll',
				receivedtime: '2026-11-21T03:00:00.000Z',
			},
		);
		for (const source of [
			[webhook, polled],
			[polled, webhook],
		]) {
			const { summary } = reconcile(source, [document('7451', 24)], againstLedger('saleNumber'));
			expect(summary.verdict).toBe('complete');
		}
	});

	it('keep the sign of a refund in the totals, also where amounts are not compared', () => {
		const settings = againstLedger('saleNumber', { compare: { comparesAmounts: false } });
		const { summary } = reconcile(source.slice(2), [document('7450', 4)], settings);
		expect(summary).toMatchObject({ verdict: 'complete', days: [{ sourceTotal: -5, otherTotal: -4 }] });
	});

	it('compare money only in one currency', () => {
		const euros = document('7448', 24, { CurrencyRef: { value: 'EUR' } });
		const { different } = reconcile(source.slice(0, 1), [euros], againstLedger('saleNumber'));
		expect(different[0]?.finding.differences).toEqual([{ field: 'currency', source: 'USD', other: 'EUR' }]);
		const untold = document('7448', 24.004, { CurrencyRef: null });
		expect(reconcile(source.slice(0, 1), [untold], againstLedger('saleNumber')).summary).toMatchObject({
			verdict: 'complete',
			days: [{ otherTotal: 24, difference: 0, currency: 'USD' }],
		});
	});

	it('are not there when the document is void, and the reason says so', () => {
		const books = [document('7448', 24, { isVoid: true })];
		const { missing } = reconcile(source.slice(0, 1), books, againstLedger('saleNumber'));
		expect(missing[0]?.finding.reason).toBe('document 7448 is void');
	});

	it('are there twice when two documents have the number', () => {
		const books = [document('7448', 24), document('7448', 24, { Id: 'id-2' })];
		const { different, summary } = reconcile(source.slice(0, 1), books, againstLedger('saleNumber'));
		expect(different[0]?.finding).toMatchObject({
			status: 'duplicate',
			reason: 'It is there 2 times: id-2, id-7448.',
		});
		expect(summary.counts).toMatchObject({ different: 1, duplicate: 1 });
		expect(
			reconcile(source.slice(0, 1), [books[0], books[0]], againstLedger('saleNumber')).summary.verdict,
		).toBe('complete');
	});

	it('of two centers with one number are a question, not a match', () => {
		const south = saleEvent('x', 24, { number: '7448', location: { id: 's', name: null } });
		const { different } = reconcile(
			[saleEvent('7448', 24), south],
			[document('7448', 24)],
			againstLedger('saleNumber'),
		);
		expect(new Set(different.map(({ finding }) => finding.reason))).toEqual(
			new Set(['2 sales have this number: sale/zenoti:7448, sale/zenoti:x.']),
		);
		expect(different[0]?.finding.status).toBe('ambiguous');
	});

	it('need no document when they were voided or came to nothing', () => {
		const voided = saleEvent('8', 40, { status: 'voided' }, { type: 'studio.sale.voided' });
		const { summary, matched } = reconcile([voided, saleEvent('9', 0)], [], againstLedger('saleNumber'));
		expect(summary).toMatchObject({ verdict: 'complete', counts: { matched: 2, other: 0 } });
		expect(matched[0]?.matched.note).toBe('There is nothing to post.');
		const tip = saleEvent('9', 0);
		const tipped = { ...tip, data: { sale: { ...tip.data.sale, totals: { gross: 0, tip: 5 } } } };
		const unknown = saleEvent('9', null);
		for (const sale of [tipped, unknown])
			expect(reconcile([sale], [], againstLedger('saleNumber')).summary.counts.missing).toBe(1);
		const posted = reconcile([voided], [document('8', 40)], againstLedger('saleNumber'));
		expect(posted.different[0]?.finding.differences).toEqual([{ field: 'amount', source: 0, other: 40 }]);
	});

	it('take their payments along, and leave payments of unknown sales out', () => {
		const sale = saleEvent('7448', 24);
		const paymentOf = (id: string, saleId: string) => ({
			...sale,
			id,
			type: 'studio.payment.added',
			data: { payments: [{ id, saleId, amount: 24 }] },
		});
		const items = [paymentOf('p1', '7448'), sale, paymentOf('p2', 'elsewhere')];
		const { missing, summary } = reconcile(items, [], againstLedger('saleNumber'));
		expect(missing.map(({ origin }) => origin.source).sort()).toEqual([0, 1]);
		expect(summary.leftOut).toEqual([
			{ side: 'source', reason: 'payments whose sale is not there', count: 1 },
		]);
	});

	it('without a number cannot be checked, so nothing is called complete', () => {
		const { summary } = reconcile([saleEvent('1', 5, { number: null })], [], againstLedger('saleNumber'));
		expect(summary).toMatchObject({ verdict: 'incomplete', counts: { source: 0, unreadable: 1 } });
	});
});

describe('sales against the documents Studio Accounting posts per sale', () => {
	it('go by its own numbers, refunds and revisions included', () => {
		const refund = saleEvent('7450', -5, { isRefund: true, refundOfId: '7448' });
		const north = saleEvent('7448', 8, { location: { id: 'c-north', name: 'North' } });
		const number = documentNumberOf('7449');
		const books = [
			document(number, 177.89, { PrivateNote: stamp(1) }),
			document(`${number}-2`, 3, { PrivateNote: stamp(1, '2026-11-20', 2) }),
			document(documentNumberOf('7450', '7448'), 5, { PrivateNote: stamp(1) }),
			document('ZN-NORTH-7448', 8, { PrivateNote: stamp(1) }),
			document('INV-1', 50),
			dayDocument(1, 8),
		];
		const { summary, ...rest } = reconcile(
			[saleEvent('7449', 165.89), refund, north],
			books,
			againstLedger('saleDocument'),
		);
		expect(keysOf({ ...rest, summary }).matched).toHaveLength(3);
		expect(summary.verdict).toBe('complete');
		expect(summary.leftOut).toEqual([
			{ side: 'otherSide', reason: 'documents that Studio Accounting did not post for a sale', count: 2 },
		]);
		// what a posting debits is not what the sale came to
		expect(summary.days[0]).toMatchObject({ otherTotal: null });
	});
});

describe('days against the documents Studio Accounting posts per day', () => {
	const [one, two] = [saleEvent('1', 10), saleEvent('2', 20)];

	it('are in order when the newest document tells as many sales as there are', () => {
		const { summary } = reconcile(
			[one, two],
			[dayDocument(1, 1), dayDocument(2, 2)],
			againstLedger('dayDocument'),
		);
		expect(summary).toMatchObject({ verdict: 'complete', counts: { source: 1, matched: 1 } });
	});

	it('count the credit note beside the invoice of a day', () => {
		const books = [
			dayDocument(1, 2),
			{ ...dayDocument(1, 2), Id: 'credit', DocNumber: `ZR-${code}-261120-1` },
		];
		expect(reconcile([one, two], books, againstLedger('dayDocument')).summary.verdict).toBe('complete');
	});

	it('are different when a sale came after the posting, and leave with all their sales', () => {
		const { different } = reconcile([one, two], [dayDocument(1, 1)], againstLedger('dayDocument'));
		expect(different.map(({ origin }) => origin.source)).toEqual([0, 1]);
		expect(different[0]?.finding).toMatchObject({
			key: `ZD-${code}-261120`,
			differences: [{ field: 'sales', source: 2, other: 1 }],
		});
	});

	it('do not count what was voided', () => {
		const later = { type: 'studio.sale.voided', time: '2026-11-20T20:00:00.000Z' } as const;
		const voided = saleEvent('2', 20, { status: 'voided', businessDay: null }, later);
		const source = [one, two, voided];
		const verdictWith = (sales: number) =>
			reconcile(source, [dayDocument(1, sales)], againstLedger('dayDocument')).summary.verdict;
		expect([verdictWith(1), verdictWith(2)]).toEqual(['complete', 'incomplete']);
	});

	it('leave the day a sale was moved away from', () => {
		const moved = saleEvent(
			'2',
			20,
			{ businessDay: '2026-11-21' },
			{ type: 'studio.sale.updated', time: '2026-11-21T09:00:00.000Z' },
		);
		const books = [dayDocument(1, 1)];
		const result = reconcile([two, one, moved], books, againstLedger('dayDocument'));
		expect(keysOf(result)).toMatchObject({
			matched: [`ZD-${code}-261120`],
			missing: [`ZD-${code}-261121`],
			different: [],
		});
	});

	it('are extra when nothing was sold that day: somebody should look, nothing is deleted', () => {
		const other = dayDocument(1, 3, { DocNumber: `ZD-${code}-261119-1` });
		const { extra, summary } = reconcile([one], [dayDocument(1, 1), other], againstLedger('dayDocument'));
		expect(extra.map(({ finding }) => [finding.status, finding.reason])).toEqual([
			['extra', 'Only in the books: the source does not tell it.'],
		]);
		expect(summary.verdict).toBe('incomplete');
	});
});
