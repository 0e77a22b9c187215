import { z } from 'zod';
import { localOfUtc, millisOfUtc, spacedUtc, utcOfLocal } from '../moment';
import { firstLocation, locationOf, type Business } from '../store/business';
import type { Location, Purchase, PurchaseItem, Refund } from '../store/rows';
import { buyerOf } from './buyer';
import { applied, ignored, readAs, type FactContext, type FactHandler } from './fact';
import { cents, enumNumber, key, text } from './parse';

const price = z
	.object({
		m_discount: cents,
		m_sum: cents,
		m_tax: cents,
		m_tip: cents,
		m_total: cents,
		text_currency: text,
	})
	.transform((told) => ({
		discount: told.m_discount,
		sum: told.m_sum,
		tax: told.m_tax,
		tip: told.m_tip,
		total: told.m_total,
		currency: told.text_currency,
	}));

const item = z
	.object({
		k_purchase_item: key,
		k_id: key,
		i_count: z.coerce.number().catch(1),
		m_price_total: cents,
		text_category: text,
		text_title: text,
		purchase_item: z.unknown(),
	})
	.transform((told): PurchaseItem => ({
		key: told.k_purchase_item ?? '0',
		thingKey: told.k_id ?? `29${told.k_purchase_item ?? '0'}`,
		kindId: enumNumber(told.purchase_item) ?? 0,
		title: told.text_title,
		category: told.text_category,
		count: told.i_count,
		priceCents: told.m_price_total,
	}));

const receipt = z.object({
	text_purchase_id: text,
	order_id: text,
	dtl_purchase: text,
	k_location: key,
	a_customer: z.record(z.unknown()).catch({}),
	client: z.object({ uid: key }).nullish().catch(null),
	a_price: price,
	a_pay_method: z.array(z.object({ text_pay_method: text, m_amount: cents })).catch([]),
	purchase_items: z.array(item).catch([]),
	refund_line_items: z.array(item).catch([]),
});
type Receipt = z.output<typeof receipt>;

/** The same number stands on purchase and refund, under two names and with zeros in front. */
function keyOf(told: Receipt): string | null {
	const digits = (told.text_purchase_id || told.order_id).replace(/^0+/, '');
	return digits === '' ? null : digits;
}

export const purchaseTold: FactHandler = readAs(receipt, (context, told) => {
	const purchaseKey = keyOf(told);
	if (purchaseKey === null) return ignored('text_purchase_id: missing');
	const before = context.business.purchases.get(purchaseKey);
	context.business.purchases.set(purchaseKey, toPurchase(context, purchaseKey, told, before));
	return applied('purchase', purchaseKey);
});

/** Payloads of refunds name neither kinds nor categories: those are on the purchase. */
export const refundTold: FactHandler = readAs(receipt, (context, told) => {
	const purchaseKey = keyOf(told);
	if (purchaseKey === null) return ignored('order_id: missing');
	const { business, atMs } = context;
	const sold = business.purchases.get(purchaseKey) ?? toPurchase(context, purchaseKey, told, undefined);
	business.purchases.set(purchaseKey, sold);
	const refund: Refund = {
		purchaseKey,
		refundedUtc: spacedUtc(atMs),
		price: told.a_price,
		items: told.refund_line_items.map((back) => withKnown(back, sold)),
	};
	business.refunds.push(refund);
	return applied('refund', purchaseKey);
});

function withKnown(back: PurchaseItem, sold: Purchase): PurchaseItem {
	const known = sold.items.find((one) => one.key === back.key);
	if (known === undefined) return back;
	return { ...known, count: back.count, priceCents: back.priceCents };
}

function toPurchase(
	{ business, atMs }: FactContext,
	purchaseKey: string,
	told: Receipt,
	before: Purchase | undefined,
): Purchase {
	const location = locationFor(business, told, atMs);
	const soldUtc =
		told.dtl_purchase === '' ? spacedUtc(atMs) : utcOfLocal(told.dtl_purchase, location.timeZone);
	return {
		key: purchaseKey,
		uid: told.client?.uid ?? buyerOf(business, told.a_customer) ?? before?.uid ?? null,
		locationKey: location.key,
		soldUtc,
		soldLocal: localOfUtc(soldUtc, location.timeZone),
		currency: told.a_price.currency || 'usd',
		customer: told.a_customer,
		price: told.a_price,
		items: told.purchase_items.length > 0 ? told.purchase_items : told.refund_line_items,
		tenders: told.a_pay_method.map(({ text_pay_method: name, m_amount }) => ({ name, cents: m_amount })),
	};
}

/** Webhooks seldom name the place: it is the one whose clock makes the local time fit the moment of the payload. */
function locationFor(business: Business, told: Receipt, atMs: number): Location {
	if (told.k_location !== null || told.dtl_purchase === '') return locationOf(business, told.k_location);
	const distance = ({ timeZone }: Location) =>
		Math.abs(millisOfUtc(utcOfLocal(told.dtl_purchase, timeZone)) - atMs);
	return [...business.locations.values()].reduce(
		(nearest, place) => (distance(place) < distance(nearest) ? place : nearest),
		firstLocation(business),
	);
}
