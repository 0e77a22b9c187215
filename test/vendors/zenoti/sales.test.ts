import { describe, expect, it } from 'vitest';
import type { Sale } from '../../../core/event';
import { dataOf, eventOf, eventsOf, fixture, withValue, type Json } from './support';

function saleOf(payload: unknown, changes = {}): Sale {
	const sale = eventOf(payload, changes).data.sale;
	if (sale === undefined) throw new Error('no sale');
	return sale;
}
const invoiceOf = (payload: Json) => dataOf(payload).invoice as Json;
const cents = (amount: number | null) => Math.round((amount ?? Number.NaN) * 100);

describe('A Zenoti invoice', () => {
	it('becomes a sale with its number, visit, client, place and day', () => {
		const invoice = invoiceOf(fixture('Invoice.Closed'));
		expect(saleOf(fixture('Invoice.Closed'))).toMatchObject({
			id: invoice.id,
			number: 'HAR3107',
			receiptNumber: 'HARR2211',
			status: 'closed',
			isRefund: false,
			bookingGroupId: invoice.appointment_group_id,
			client: {
				firstName: 'Mara',
				lastName: 'Lindqvist',
				email: 'mara.lindqvist@mail.example',
				phone: '+12015550143',
			},
			location: { id: invoice.center_id, name: null },
			businessDay: '2025-05-14',
			currency: 'USD',
		});
	});

	it.each([
		['Invoice.Closed', 0.07],
		['Invoice.Closed.refund', 0],
		['Invoice.Closed.retail', 0],
	])('%s adds up to the cent: each line, lines to totals, payments to what is due', (name, rounding) => {
		const { lines, payments, totals } = saleOf(fixture(name));
		for (const line of lines) expect(cents(line.net) + cents(line.tax)).toBe(cents(line.gross));
		const sum = (amounts: readonly (number | null)[]) =>
			amounts.reduce<number>((all, amount) => all + cents(amount), 0);
		expect(sum(lines.map((line) => line.gross)) + cents(rounding)).toBe(cents(totals.gross));
		expect(sum(lines.map((line) => line.tax))).toBe(cents(totals.tax));
		expect(sum(lines.map((line) => line.net))).toBe(cents(totals.net));
		expect(sum(payments.map((payment) => payment.amount))).toBe(cents(totals.paid) + cents(totals.redeemed));
		expect(totals).toMatchObject({ rounding, due: 0 });
	});

	it('keeps tips, service charge and fees outside its total, and stored value apart from money', () => {
		const { totals, payments } = saleOf(fixture('Invoice.Closed'));
		expect(totals).toEqual({
			discount: null,
			net: 196.2,
			tax: 13.73,
			gross: 210,
			rounding: 0.07,
			tip: 30,
			serviceCharge: 5,
			fees: 2.5,
			paid: 185,
			redeemed: 25,
			due: 0,
		});
		expect(
			payments.map(({ method, amount, tip, isRedemption }) => ({ method, amount, tip, isRedemption })),
		).toEqual([
			{ method: 'card', amount: 185, tip: 30, isRedemption: false },
			{ method: 'gift_card', amount: 25, tip: 0, isRedemption: true },
		]);
	});

	it('shows the list price before discount, and what redemptions left to pay of each line', () => {
		const [massage, balm] = saleOf(fixture('Invoice.Closed')).lines;
		expect(massage).toMatchObject({
			kind: 'service',
			quantity: 1,
			unitPrice: 160,
			discount: 10,
			net: 150,
			gross: 160.5,
		});
		expect(balm).toMatchObject({
			kind: 'product',
			quantity: 2,
			unitPrice: 23.1,
			discount: 0,
			net: 46.2,
			tax: 3.23,
		});
		const [facial] = saleOf(fixture('Invoice.Closed.retail')).lines;
		expect(facial).toMatchObject({ unitPrice: 50, tax: 4.9, gross: 54.1, net: 49.2 });
	});

	it('tells what kind of thing was sold, gift card from prepaid card', () => {
		expect(saleOf(fixture('Invoice.Closed.retail')).lines.map((line) => line.kind)).toEqual([
			'service',
			'package',
			'gift_card',
			'prepaid_card',
		]);
	});

	it.each([
		[0, 'service'],
		[2, 'product'],
		[3, 'membership'],
		[4, 'package'],
		[5, 'package'],
		[6, 'gift_card'],
		[11, 'class'],
		[61, 'gift_card'],
		['2', 'product'],
		[99, 'other'],
		[null, 'other'],
	])('reads item type %j as %s', (type, kind) => {
		expect(
			saleOf(withValue(fixture('Invoice.Closed'), 'data.invoice.invoice_items.0.type', type)).lines[0]?.kind,
		).toBe(kind);
	});

	it.each([
		[0, 'CASH', 'cash', false],
		[1, 'VISA', 'card', false],
		[2, 'Check', 'check', false],
		[3, 'Wallet', 'custom', false],
		[4, 'Staff perk', 'custom', true],
		[5, 'Gold', 'membership', true],
		[7, 'Ten pack', 'package', true],
		[8, 'GC', 'gift_card', true],
		[9, 'PC', 'prepaid_card', true],
		[10, 'Points', 'loyalty', true],
		[11, 'Other', 'custom', false],
		[16, 'Back', 'cashback', true],
		[null, ' Gift Card(1234)', 'gift_card', true],
		[null, 'Pre-paid Card(77)', 'prepaid_card', true],
		[null, 'CC Online(Visa)', 'card', false],
		[null, 'Cash', 'cash', false],
		[77, 'Something new', 'custom', false],
		[null, null, 'custom', false],
	])('reads payment mode %j named %j as %s, stored value: %j', (mode, name, method, isRedemption) => {
		const path = 'data.invoice.transactions.0.payment_option';
		const payload = withValue(
			withValue(fixture('Invoice.Closed'), `${path}.payment_mode`, mode),
			`${path}.payment_name`,
			name,
		);
		expect(saleOf(payload).payments[0]).toMatchObject({ method, isRedemption });
	});

	it('is open when Zenoti says so although it is fully paid, and still comes through', () => {
		expect(saleOf(fixture('Invoice.Closed.paid-but-open'))).toMatchObject({
			status: 'open',
			totals: { due: 0 },
		});
		expect(eventOf(fixture('Invoice.Closed.paid-but-open')).type).toBe('studio.sale.closed');
	});

	it('counts each payment once, however often the list repeats it', () => {
		const payload = fixture('Invoice.Closed');
		const transactions = invoiceOf(payload).transactions as Json[];
		const sale = saleOf(withValue(payload, 'data.invoice.transactions', [...transactions, ...transactions]));
		expect(sale).toEqual(saleOf(fixture('Invoice.Closed')));
	});

	it('does not invent what was paid: without a readable list of payments it is unknown', () => {
		const missing = saleOf(withValue(fixture('Invoice.Closed'), 'data.invoice.transactions', undefined));
		expect(missing).toMatchObject({ payments: [], totals: { gross: 210, paid: null, tip: null, due: null } });
		const unreadable = withValue(
			fixture('Invoice.Closed'),
			'data.invoice.transactions.0.amount_paid',
			'1,000',
		);
		expect(
			saleOf(withValue(unreadable, 'data.invoice.transactions.0.total_amount_paid', {})).totals.paid,
		).toBeNull();
	});

	it('takes what was paid in all less the rest, where the amount towards the items is missing', () => {
		const payload = withValue(
			fixture('Invoice.Closed'),
			'data.invoice.transactions.0.amount_paid',
			undefined,
		);
		expect(saleOf(payload).payments[0]?.amount).toBe(185);
	});

	it('falls on the day of its own local date, not of the UTC time beside it', () => {
		const refund = eventOf(fixture('Invoice.Closed.refund'), { timeZone: 'America/New_York' });
		expect([refund.time.slice(0, 10), refund.data.sale?.businessDay]).toEqual(['2025-05-17', '2025-05-16']);
	});

	it('reads amounts exactly: text, one decimal, more digits than the currency has', () => {
		const priced = (final: unknown) =>
			saleOf(withValue(fixture('Invoice.Closed'), 'data.invoice.invoice_items.0.price.final', final)).lines[0]
				?.gross;
		expect([
			priced('24.00'),
			priced(0.1),
			priced(48.925),
			priced(48.935),
			priced(-0),
			priced(5660.38),
		]).toEqual([24, 0.1, 48.92, 48.94, 0, 5660.38]);
		expect(Object.is(priced(-0), 0)).toBe(true);
	});
});

describe('The currency of a Zenoti sale', () => {
	const currencyWith = (ids: readonly unknown[], header: unknown, setting: string | null) => {
		const payload = withValue(fixture('Invoice.Closed'), 'data.invoice.total_price.currency_id', header);
		ids.forEach((id, index) =>
			withValue(payload, `data.invoice.invoice_items.${index}.price.currency_id`, id),
		);
		return saleOf(payload, { currency: setting }).currency;
	};

	it.each([
		['the one proven id on all lines', [148, 148], 0, null, 'USD'],
		['the proven id wins over the setting, because the payload says it', [148, 0], 0, 'CAD', 'USD'],
		['an id of unknown meaning: the setting', [61, 61], 0, 'INR', 'INR'],
		['an id of unknown meaning and no setting: unknown, not dollars', [61, 61], 0, null, null],
		['lines that disagree: the setting', [148, 61], 0, 'EUR', 'EUR'],
		['the header’s id is never trusted', [0, 0], 148, null, null],
		['a setting that is no currency code', [0, 0], 0, 'dollars', null],
	])('is told by %s', (_title, ids, header, setting, expected) => {
		expect(currencyWith(ids, header, setting)).toBe(expected);
	});
});

describe('A Zenoti refund', () => {
	it('is a sale of its own with negative amounts', () => {
		const sale = saleOf(fixture('Invoice.Closed.refund'));
		expect(sale).toMatchObject({
			isRefund: true,
			refundOfId: null,
			totals: { gross: -49.43, paid: -49.43, due: 0 },
		});
		expect(sale.lines[0]).toMatchObject({ net: -46.2, tax: -3.23, gross: -49.43, quantity: 2 });
		expect(sale.payments[0]?.amount).toBe(-49.43);
	});

	it.each(['total_price', 'invoice_items', 'transactions'])(
		'is negative even where Zenoti wrote its %s without the sign',
		(part) => {
			const payload = fixture('Invoice.Closed.refund');
			const unsigned: unknown = JSON.parse(JSON.stringify(invoiceOf(payload)[part]).replace(/:-/g, ':'));
			expect(saleOf(withValue(payload, `data.invoice.${part}`, unsigned))).toEqual(
				saleOf(fixture('Invoice.Closed.refund')),
			);
		},
	);

	it('is recognised by its negative total where the flag is missing', () => {
		const event = eventOf(withValue(fixture('Invoice.Closed.refund'), 'data.invoice.is_refund', undefined));
		expect(event.type).toBe('studio.sale.refunded');
	});
});

describe('Payments told on their own', () => {
	it('are one event each, with the payment and the sale it belongs to', () => {
		const payload = fixture('Invoice.Payments.Added');
		const events = eventsOf(payload);
		expect(
			events.map((event) =>
				event.data.payments?.map((payment) => [payment.amount, payment.tip, payment.method]),
			),
		).toEqual([[[100, 0, 'cash']], [[85, 30, 'card']]]);
		for (const event of events) {
			expect(event.data.payments?.[0]?.saleId).toBe(dataOf(payload).invoice_id);
			expect(event.subject).toBe(`payment/${event.data.payments?.[0]?.id}`);
		}
	});

	it('carry their date as Zenoti wrote it, because its zone is not known', () => {
		expect(
			eventsOf(fixture('Invoice.Payments.Added'), { timeZone: 'Asia/Kolkata' })[0]?.data.payments?.[0]
				?.paidAt,
		).toBe('2025-05-13T10:00:00');
	});
});
