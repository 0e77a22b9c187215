import type { StudioEvent } from '../../../core/event';
import { line, payment, saleEvent, soldSale } from './journals/support';

/** One day of a studio in the US, 8.25 % on products: eight sales, one of them a refund. Debits come to 900.99. */
export function usDay(): readonly StudioEvent[] {
	return [
		soldSale(
			'7448',
			[line('service', 108, 0, { discount: 12 }), line('product', 35, 2.89)],
			[payment('card', 145.89, { tip: 20 })],
		),
		soldSale('7449', [line('gift_card', 100)], [payment('cash', 100)]),
		soldSale('7450', [line('package', 250)], [payment('card', 250)]),
		soldSale('7451', [line('membership', 89)], [payment('card', 89)]),
		soldSale('7452', [line('product', 45, 3.71)], [payment('gift_card', 48.71)]),
		soldSale('7453', [line('service', 150)], [payment('cash', 100), payment('card', 50, { tip: 22.5 })]),
		soldSale('7454', [line('product', -35, -2.89)], [payment('card', -37.89)], {
			isRefund: true,
			status: 'refunded',
		}),
		soldSale('7456', [line('class', 25)], [payment('package', 25)]),
	].map((sale) => saleEvent(sale));
}

const untold = { net: null, tax: null, discount: null, redeemed: null };
const inclusive = (kind: 'service' | 'product' | 'gift_card' | 'tip', gross: number) =>
	line(kind, 0, 0, { ...untold, gross }, 'AUD');

/** One day of a studio in Australia whose prices contain 10 % GST: a discount on a whole sale, a tip, cash rounding. */
export function auDay(): readonly StudioEvent[] {
	const au = { currency: 'AUD', location: { id: 'c1', name: 'North' } } as const;
	const header = { net: null, due: null, paid: null, redeemed: null };
	return [
		soldSale(
			'81',
			[inclusive('service', 330)],
			[payment('card', 281, { tip: 15 }), payment('gift_card', 16)],
			au,
			{ ...header, tax: 27, discount: 33, gross: 297, tip: 15 },
		),
		soldSale('82', [inclusive('product', 44)], [payment('gift_card', 44)], au, { ...header, tax: 4 }),
		soldSale('83', [inclusive('product', 44.02)], [payment('cash', 44)], au, {
			...header,
			tax: 4,
			gross: 44,
			rounding: -0.02,
		}),
		soldSale('84', [inclusive('gift_card', 100)], [payment('card', 100)], au, { ...header, tax: 0 }),
		soldSale(
			'85',
			[inclusive('product', -44)],
			[payment('card', -44)],
			{ ...au, isRefund: true, status: 'refunded' },
			{ ...header, tax: -4 },
		),
	].map((sale) => saleEvent(sale));
}
