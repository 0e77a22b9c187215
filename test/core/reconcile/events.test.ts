import { describe, expect, it } from 'vitest';
import { fieldRule, eventReader, parsePath, pathsOf, namedRule } from '../../../core/reconcile';
import { booking, client, studioEvent } from '../../support/studio-events';
import { againstEvents, keysOf, reading, reconcile, saleEvent, seen } from './support';

const totals = saleEvent('1', 24).data.sale?.totals;
const priced = (gross: number, tax: number | null = null) => ({
	totals: { ...Object(totals), gross, tax },
});
const differencesOf = (source: unknown, other: unknown, match: 'event' | 'entity' = 'entity') =>
	reconcile([source], [other], againstEvents(match)).different.flatMap(({ finding }) =>
		finding.differences.map(({ field, source: one, other: two }) => [field, one, two]),
	);

describe('two tellings of one thing', () => {
	const webhook = saleEvent('1', 24, { number: '7448' });

	it('agree when one is a poll of what the other is a webhook of', () => {
		const { summary } = reconcile([seen(webhook, 'poll')], [webhook], againstEvents('event'));
		expect(summary).toMatchObject({ verdict: 'complete', bySource: { both: 1, pollOnly: 0 } });
	});

	it('show what only polling found: the webhooks that never came', () => {
		const other = saleEvent('2', 30);
		const polled = [seen(webhook, 'poll'), seen(other, 'poll')];
		const { summary, missing } = reconcile(polled, [webhook], againstEvents('event'));
		expect(summary.text).toBe('2 sales: 1 by webhook, 1 found only by polling, 1 missing on the other side');
		expect(missing.map(({ origin }) => origin)).toEqual([{ source: 1, other: null }]);
	});

	const cases: readonly [what: string, source: unknown, other: unknown, differences: unknown[]][] = [
		['the total', saleEvent('1', 24), saleEvent('1', 24.01), [['data.sale.totals.gross', 24, 24.01]]],
		['the same total as text', saleEvent('1', 24), withGross('24.00'), []],
		[
			'the tax',
			saleEvent('1', 24, priced(24, 2)),
			saleEvent('1', 24, priced(24, 1.99)),
			[['data.sale.totals.tax', 2, 1.99]],
		],
		['a tax only the other side knows', saleEvent('1', 24), saleEvent('1', 24, priced(24, 2)), []],
		[
			'a tax only the source knows',
			saleEvent('1', 24, priced(24, 2)),
			saleEvent('1', 24),
			[['data.sale.totals.tax', 2, null]],
		],
		[
			'status and day',
			saleEvent('1', 24),
			saleEvent('1', 24, { status: 'open', businessDay: '2026-11-21' }),
			[
				['data.sale.status', 'closed', 'open'],
				['data.sale.businessDay', '2026-11-20', '2026-11-21'],
			],
		],
		[
			'the currency',
			saleEvent('1', 24),
			saleEvent('1', 24, { currency: 'EUR' }),
			[['data.sale.currency', 'USD', 'EUR']],
		],
		['half a cent that no currency has', saleEvent('1', 24), withGross(24.0049), []],
		[
			'a tenth of a yen against a yen',
			saleEvent('1', 24, { currency: 'JPY' }),
			saleEvent('1', 24.1, { currency: 'JPY' }),
			[],
		],
	];

	it.each(cases)('compare %s', (_what, source, other, differences) => {
		expect(differencesOf(source, other)).toEqual(differences);
	});

	it('compare clients and bookings by what matters of them', () => {
		const ana = studioEvent('studio.client.updated', { client: client('g1') });
		const anna = studioEvent('studio.client.updated', {
			client: client('G1', { id: 'g1', firstName: 'Anna', phone: '(512) 555-0100' }),
		});
		const email = 'g1@example.com';
		const sameMail = { ...anna, data: { client: { ...Object(anna.data.client), email } } };
		expect(differencesOf(ana, sameMail)).toEqual([['data.client.firstName', 'Ana', 'Anna']]);
		const visit = (startAt: string) =>
			studioEvent('studio.booking.created', { booking: booking('v', { startAt }) });
		expect(differencesOf(visit('2026-11-22T16:00:00.000Z'), visit('2026-11-22T10:00:00-06:00'))).toEqual([]);
		expect(differencesOf(visit('2026-11-22T16:00:00.000Z'), visit('2026-11-22T17:00:00.000Z'))).toHaveLength(
			1,
		);
	});

	function withGross(gross: unknown): unknown {
		const event = saleEvent('1', 24);
		return { ...event, data: { sale: { ...event.data.sale, totals: { gross } } } };
	}
});

describe('the newest state of each client, booking and sale', () => {
	const closed = saleEvent('1', 24);
	const updated = saleEvent('1', 30, {}, { type: 'studio.sale.updated', time: '2026-11-20T18:00:00.000Z' });
	const payment = {
		...closed,
		id: 'zenoti:payment:p1',
		type: 'studio.payment.added',
		time: '2026-11-20T19:00:00.000Z',
		data: { payments: [{ id: 'p1', saleId: '1', amount: 30 }] },
	};

	it('is compared, whatever the order it came in', () => {
		const orders = [
			[closed, updated, payment],
			[payment, updated, closed],
			[updated, payment, closed],
		];
		for (const source of orders) {
			expect(reconcile(source, [updated], againstEvents('entity')).summary.verdict).toBe('complete');
			const { different } = reconcile(source, [closed], againstEvents('entity'));
			expect(new Set(different.map(({ finding }) => finding.differences[0]?.other))).toEqual(new Set([24]));
		}
	});

	it('leaves with everything that made it, oldest first, once each: that is what repairs it', () => {
		const source = [payment, seen(closed, 'poll'), updated, closed];
		const { missing, summary } = reconcile(source, [], againstEvents('entity'));
		expect(missing.map(({ origin }) => origin.source)).toEqual([1, 2, 0]);
		expect(missing.map(({ finding }) => finding.key)).toEqual(Array(3).fill('sale/zenoti:1'));
		expect(summary.counts).toMatchObject({ source: 1, missing: 1 });
		expect(summary.days).toMatchObject([{ source: 1, missing: 1, sourceTotal: 30, missingTotal: 30 }]);
	});

	it('is the same for the same GUID in upper and lower case', () => {
		const id = '7E4E1A62-5982-4B3C-B9AC-DA0F122E7AE5';
		const { summary } = reconcile(
			[saleEvent(id, 5)],
			[saleEvent(id.toLowerCase(), 5)],
			againstEvents('entity'),
		);
		expect(summary.verdict).toBe('complete');
	});

	it('does not mix two systems that use the same id', () => {
		const other = { ...closed, source: 'wellnessliving/businesses/47', id: 'wellnessliving:sale:1' };
		expect(keysOf(reconcile([closed], [other], againstEvents('entity')))).toMatchObject({
			missing: ['sale/zenoti:1'],
			extra: ['sale/wellnessliving:1'],
		});
	});

	it('knows a client by e-mail where the other side already knows the id', () => {
		const buyer = studioEvent('studio.client.created', { client: client('x', { email: 'ana@example.com' }) });
		const nameless = { ...buyer, data: { client: { id: null, email: 'Ana@example.com' } } };
		expect(keysOf(reconcile([nameless], [buyer], againstEvents('entity'))).matched).toEqual([
			'client/zenoti:x',
		]);
		expect(keysOf(reconcile([nameless], [], againstEvents('entity'))).missing).toEqual([
			'client/zenoti:email:ana@example.com',
		]);
	});
});

describe('other ways to match', () => {
	const one = saleEvent('1', 10, { receiptNumber: 'R-1' });
	const two = saleEvent('2', 20, { receiptNumber: 'R-2' });

	it('by correlation: one visit, whatever happened to it', () => {
		const later = { ...saleEvent('1', 10), id: 'later', type: 'studio.sale.updated' };
		expect(keysOf(reconcile([one, later, two], [later], againstEvents('correlation')))).toMatchObject({
			matched: [one.correlationid],
			missing: [two.correlationid],
		});
	});

	it('by any field of the event', () => {
		const path = parsePath('data.sale.receiptNumber');
		if (path === null) throw new Error('no path');
		const read = eventReader({ ...reading, rule: fieldRule(path) });
		const settings = { ...againstEvents('event'), readSource: read, readOther: read };
		expect(keysOf(reconcile([one, two], [two], settings))).toMatchObject({
			matched: ['R-2'],
			missing: ['R-1'],
		});
		const bare = reconcile([saleEvent('3', 1)], [], settings).summary;
		expect(bare.unreadable[0]?.problem).toBe('it does not tell "data.sale.receiptNumber"');
	});

	it('by fields the user added, whatever the kind of event', () => {
		const [source, other] = pathsOf('data.sale.receiptNumber', 'data.sale.number');
		if (source === undefined || other === undefined) throw new Error('no path');
		const rules = { usual: new Map(), added: [namedRule(source, other, 'text')] };
		const { different } = reconcile([one], [one], againstEvents('event', { compare: { rules } }));
		expect(different[0]?.finding).toMatchObject({
			status: 'different',
			differences: [{ field: 'data.sale.receiptNumber', source: 'R-1', other: '1' }],
			reason: 'The sides differ in data.sale.receiptNumber.',
		});
	});

	it('links a difference to both items', () => {
		const { different } = reconcile([two, one], [saleEvent('1', 11), two], againstEvents('entity'));
		expect(different.map(({ origin }) => origin)).toEqual([{ source: 1, other: 0 }]);
	});
});
