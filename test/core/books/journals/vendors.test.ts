import { describe, expect, it } from 'vitest';
import { dayJournals, saleJournals, type JournalGroup } from '../../../../core/books';
import * as wellnessLiving from '../../../vendors/wellnessliving/support';
import * as zenoti from '../../../vendors/zenoti/support';
import { amountsOf, groupIn, journalIn, mapping } from './support';

const zenotiEvents = (name: string) => zenoti.eventsOf(zenoti.fixture(name), { currency: 'USD' });
const purchaseEvent = (name: string, headers = {}) =>
	wellnessLiving.eventOf(wellnessLiving.fixture(name), headers, { currency: 'CAD' });

/** A fixture's rounding of 0.07 is more than a coin's; this is the same invoice without it. */
const unrounded = () => {
	const invoice = zenoti.fixture('Invoice.Closed');
	const at = 'data.invoice';
	zenoti.withValue(invoice, `${at}.total_price.rounding_adjustment`, 0.02);
	zenoti.withValue(invoice, `${at}.total_price.sum_total`, 209.95);
	zenoti.withValue(invoice, `${at}.transactions.0.amount_paid`, 184.95);
	return zenoti.withValue(invoice, `${at}.transactions.0.total_amount_paid`, 222.45);
};

describe('a Zenoti invoice', () => {
	it('is posted with its tip, service charge, fee, gift card and rounding', () => {
		const events = zenoti.eventsOf(unrounded());
		expect(amountsOf(journalIn(dayJournals(events, mapping)).lines)).toEqual({
			'sale revenue.product taxed': -4620,
			'sale revenue.service taxed': -16000,
			'sale discount.service taxed': 1000,
			'sale redeemed.gift_card': 2500,
			'sale tax.product': -323,
			'sale tax.service': -1050,
			'sale tips': -3000,
			'sale service_charge': -500,
			'sale fees': -250,
			'sale rounding': -2,
			'sale tender.card': 22245,
		});
	});

	it('whose rounding is more than a coin’s is refused by name', () => {
		const expected = [
			{ code: 'ROUNDING', message: 'Sale HAR3107 is rounded by 0.07; at most 0.05 is a rounding.' },
		];
		expect(groupIn(dayJournals(zenotiEvents('Invoice.Closed'), mapping)).gaps).toMatchObject(expected);
		expect(groupIn(dayJournals(zenotiEvents('Invoice.Closed.paid-but-open'), mapping)).gaps).toMatchObject(
			expected,
		);
	});

	it('is posted with credits used on the invoice itself, and with cards and packages as liabilities', () => {
		expect(amountsOf(journalIn(dayJournals(zenotiEvents('Invoice.Closed.retail'), mapping)).lines)).toEqual({
			'sale revenue.service taxed': -5000,
			'sale liability.gift_card': -5000,
			'sale liability.package': -6000,
			'sale liability.prepaid_card': -4160,
			'sale redeemed.unspecified': 160,
			'sale tax.service': -490,
			'sale service_charge': -1000,
			'sale fees': -1000,
			'sale tender.cash': 22490,
		});
	});

	it('of a refund goes back by its own tender, on its own day', () => {
		const journal = journalIn(dayJournals(zenotiEvents('Invoice.Closed.refund'), mapping));
		expect(journal.businessDay).toBe('2025-05-16');
		expect(amountsOf(journal.lines)).toEqual({
			'refund returns.product taxed': 4620,
			'refund tax.product': 323,
			'refund tender.cash': -4943,
		});
	});

	it('takes no payment that came before it was closed, and waits for its invoice', () => {
		const invoice = zenoti.eventsOf(unrounded());
		const payments = zenotiEvents('Invoice.Payments.Added');
		const set = dayJournals([...payments, ...invoice], mapping);
		expect(journalIn(set).lines).toEqual(journalIn(dayJournals(invoice, mapping)).lines);
		expect(groupIn(set).items).toEqual([0, 1, 2]);
		expect(dayJournals(payments, mapping).skipped.size).toBe(2);
	});

	it('whose payment was deleted since leaves the client owing', () => {
		const payment = zenoti.fixture('Invoice.Payments.Deleted');
		zenoti.withValue(payment, 'data.transactions.0.transaction_id', 'cd896cbc-3239-446f-a827-41f2a3d51b44');
		const items = [...zenoti.eventsOf(payment), ...zenoti.eventsOf(unrounded())];
		const lines = amountsOf(journalIn(dayJournals(items, mapping)).lines);
		expect(lines['sale receivable']).toBe(2500);
		expect(lines).not.toHaveProperty('sale redeemed.gift_card');
	});
});

describe('a WellnessLiving purchase', () => {
	const named = (groups: readonly JournalGroup[]) =>
		groups.map(({ label, gaps }) => [label, gaps.map(({ code }) => code)]);

	it.each(['purchase.created', 'purchase.created.with-client', 'purchase.updated'])(
		'%s is posted with tax and discount of the whole, and the tip in a payment',
		(name) => {
			expect(amountsOf(journalIn(dayJournals([purchaseEvent(name)], mapping)).lines)).toEqual({
				'sale revenue.product taxed': -1000,
				'sale discount.sale taxed': 1000,
				'sale liability.package taxed': -12000,
				'sale redeemed.prepaid_card': 4300,
				'sale tax.package': -1662,
				'sale tax.product': -138,
				'sale tips': -500,
				'sale tender.card': 10000,
			});
		},
	);

	it('with tax in its prices is posted without it', () => {
		expect(
			amountsOf(journalIn(dayJournals([purchaseEvent('purchase.created.prices-with-tax')], mapping)).lines),
		).toEqual({
			'sale revenue.product taxed': -909,
			'sale liability.package taxed': -10909,
			'sale tax.package': -1091,
			'sale tax.product': -91,
			'sale tender.cash': 13000,
		});
	});

	it('and its refund, which names no tender, are two documents of two days', () => {
		const items = [purchaseEvent('purchase.created'), purchaseEvent('purchase.refunded')];
		const { groups } = dayJournals(items, mapping);
		expect(groups.map(({ journal }) => journal?.businessDay)).toEqual(['2026-02-20', '2026-03-11']);
		expect(amountsOf(groups[1]?.journal?.lines ?? [])).toEqual({
			'refund liability.package taxed': 6000,
			'refund tax.package': 900,
			'refund tips': 200,
			'refund tender.unspecified': -7100,
		});
		const documents = saleJournals(items, mapping).groups.map(({ journal }) => journal?.document?.refundOfId);
		expect(documents).toEqual([null, '153000001']);
	});

	it('of a refund that tells next to nothing says what it lacks', () => {
		const event = purchaseEvent('purchase.refunded.short', { 'x-topic': 'purchase.refunded' });
		const { groups } = dayJournals([event], mapping);
		expect(named(groups)).toEqual([
			['Refund 000153000001', ['NO_CENTRE', 'NO_BUSINESS_DAY', 'OUT_OF_BALANCE']],
		]);
		expect(groups[0]?.gaps[2]?.message).toBe(
			'Refund 000153000001 does not balance: total -24.00, items 0.00: 24.00 is missing.',
		);
	});

	it('that WellnessLiving updates later is still one sale', () => {
		const items = [purchaseEvent('purchase.updated'), purchaseEvent('purchase.created')];
		expect(journalIn(dayJournals(items, mapping)).sales).toHaveLength(1);
	});
});
