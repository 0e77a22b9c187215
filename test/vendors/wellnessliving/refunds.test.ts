import { describe, expect, it } from 'vitest';
import { eventOf, eventOfFixture, fixture, metaOf, saleOf, type Json } from './support';

const refund = fixture('purchase.refunded');

describe('a refund', () => {
	it('is negative although WellnessLiving writes it positive', () => {
		const sale = saleOf(refund);
		expect(sale).toMatchObject({
			isRefund: true,
			status: 'refunded',
			refundOfId: '153000001',
			client: { firstName: 'Mira' },
		});
		expect(sale.totals).toMatchObject({ net: -60, tax: -9, gross: -69, tip: -2 });
		expect(sale.lines).toMatchObject([{ quantity: -1, unitPrice: 60, net: -60 }]);
	});

	it('that is written negative, as in the reports, is the same refund', () => {
		const [item] = refund['refund_line_items'] as Json[];
		const negative = {
			...refund,
			a_price: {
				m_discount: '0',
				m_sum: '-60.00',
				m_tax: '-9.00',
				m_tip: '-2.00',
				m_total: '-71.00',
				text_currency: 'cad',
			},
			refund_line_items: [{ ...item, i_count: -1, m_price_total: '-60.00', m_price: '-60.00' }],
		};
		expect(saleOf(negative)).toEqual(saleOf(refund));
	});

	it('of nothing is 0, not -0', () => {
		const { totals } = saleOf({ ...refund, a_price: { m_total: '0.00', m_tax: 0, m_tip: '-0.00' } });
		expect([totals.gross, totals.tax, totals.tip].every((amount) => Object.is(amount, 0))).toBe(true);
	});

	it('of four fields only, like the published example, still gives the money back', () => {
		const event = eventOf(fixture('purchase.refunded.short'), { 'x-topic': 'purchase.refunded' });
		expect(event.data.sale).toMatchObject({ refundOfId: '153000001', currency: 'CAD', businessDay: null });
		expect(event.data.sale?.totals.gross).toBe(-24);
	});

	const days: ReadonlyArray<[date: string | undefined, zone: string | null, day: string | null]> = [
		['2026-03-12T01:45:10Z', 'America/Halifax', '2026-03-11'],
		['2026-03-12T01:45:10Z', 'Australia/Sydney', '2026-03-12'],
		['2026-03-12T01:45:10Z', null, null],
		[undefined, 'America/Halifax', null],
	];
	it.each(days)('made at %s in %s belongs to %s, not to the day of the purchase', (date, timeZone, day) => {
		const payload = { ...refund, meta_data: metaOf('purchase.refunded', { date }) };
		expect(saleOf(payload, { timeZone }).businessDay).toBe(day);
	});

	it('belongs to the day of the header when only that tells the moment', () => {
		const headers = { 'x-topic': 'purchase.refunded', 'x-generated-at': '2026-03-12T01:45:10Z' };
		expect(eventOf(fixture('purchase.refunded.short'), headers).data.sale?.businessDay).toBe('2026-03-11');
	});
});

it('a purchase and a refund have different subjects, so neither replaces the other', () => {
	const [sold, back] = [eventOfFixture('purchase.created'), eventOfFixture('purchase.refunded')];
	expect(sold.subject).toBe('sale/153000001');
	expect(back.subject).not.toBe(sold.subject);
});
