import { decimalOf } from '../../studio/stamp';
import { keyParam, type WellnessLivingRoute } from '../call';
import { dayOf, zeroDate } from '../moment';
import { emptyField, success, unknownField } from '../problem';
import { keyed, textFlag } from '../shape/keyed';
import type { Business } from '../store/business';
import type { Purchase, PurchaseItem } from '../store/rows';

/** `id_sale` by `id_purchase_item`: class pass, single class, enrollment, service, product, gift card. */
const saleCategories: Readonly<Record<number, number>> = {
	1: 1,
	2: 6,
	3: 1,
	4: 3,
	6: 2,
	7: 10,
	8: 8,
	9: 4,
	10: 7,
};
/** `sid_value` of an element; a membership's is the only one that is needed. */
const valueWords: Readonly<Record<number, string>> = {
	1: 'service-limit',
	3: 'service-membership',
	8: 'appointment',
};
const membership = 3;

const listRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/profile/purchase/list',
	answer: ({ business }, call) => {
		const uid = keyParam(call, 'uid');
		if (uid === null) return emptyField('uid');
		if (business.clients.get(uid) === undefined) return unknownField('uid');
		const rows = [...business.purchases.values()]
			.filter((purchase) => purchase.uid === uid)
			.flatMap((purchase) => purchase.items.map((item) => ({ purchase, item })));
		return success({
			a_purchase: keyed(
				rows,
				({ item }) => item.key,
				({ purchase, item }) => listedItem(purchase, item),
			),
		});
	},
};

/** No money in this list. */
function listedItem(purchase: Purchase, { key, thingKey, kindId, title }: PurchaseItem) {
	return {
		k_purchase: purchase.key,
		k_purchase_item: key,
		k_id: thingKey,
		id_purchase_item: kindId,
		id_sale: saleCategories[kindId] ?? 4,
		s_title: title,
		dt_add: purchase.soldUtc,
		is_active: textFlag(true),
		is_package: false,
		k_location: purchase.locationKey,
		k_login_promotion: null,
		k_appointment: null,
		uid: purchase.uid,
	};
}

const receiptRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/purchase/receipt',
	answer: ({ business }, call) => {
		const uid = keyParam(call, 'uid');
		const key = keyParam(call, 'k_purchase');
		if (uid === null || key === null) return emptyField(uid === null ? 'uid' : 'k_purchase');
		const purchase = business.purchases.get(key);
		const isTheirs = purchase?.uid === null || purchase?.uid === uid;
		return purchase === undefined || !isTheirs
			? unknownField('k_purchase')
			: success(receiptBody(business, purchase));
	},
};

/** Names the buyer as printed, without a uid; `k_purchase_item` is a number here. */
function receiptBody({ title }: Business, purchase: Purchase) {
	const { price, currency: text_currency, items, tenders } = purchase;
	return {
		text_purchase_id: purchase.key.padStart(12, '0'),
		dtl_purchase: purchase.soldLocal,
		a_business: { text_title: title },
		a_customer: purchase.customer,
		a_price: {
			m_discount: decimalOf(price.discount),
			m_sum: decimalOf(price.sum),
			m_tax: decimalOf(price.tax),
			m_tip: decimalOf(price.tip),
			m_total: decimalOf(price.total),
			text_currency,
		},
		a_purchase_item: items.map((item) => ({
			k_purchase_item: Number(item.key),
			k_id: item.thingKey,
			id_purchase_item: item.kindId,
			i_count: item.count,
			m_price_total: decimalOf(item.priceCents),
			text_category: item.category,
			text_title: item.title,
			text_currency,
		})),
		a_pay_method: tenders.map(({ name, cents }) => ({
			text_pay_method: name,
			m_amount: decimalOf(cents),
			text_currency,
		})),
		// a balance, not a payment
		a_account_rest: [{ text_method: 'Account', m_amount: '-5.00', text_currency }],
		a_card: [],
	};
}

const elementRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/profile/purchase/list/element',
	answer: ({ business }, call) => {
		const key = keyParam(call, 'k_purchase_item');
		if (key === null) return emptyField('k_purchase_item');
		for (const purchase of business.purchases.values()) {
			const item = purchase.items.find((one) => one.key === key);
			if (item !== undefined) return success(elementBody(business, purchase, item));
		}
		return unknownField('k_purchase_item');
	},
};

/** Does not repeat `k_purchase`; unset dates are zero, unset texts empty. */
function elementBody(business: Business, purchase: Purchase, item: PurchaseItem) {
	const price = decimalOf(item.priceCents);
	const isMembership = item.kindId === membership;
	return {
		k_purchase_item: item.key,
		uid_recipient: purchase.uid ?? '0',
		uid_payer: purchase.uid ?? '',
		s_title: item.title,
		m_cost_item: price,
		m_cost_total: price,
		m_price: price,
		a_tax: [],
		m_refund: refundedText(business, item.key),
		sid_value: valueWords[item.kindId] ?? 'product',
		m_period_price: isMembership ? price : '0.00',
		i_payment_period: isMembership ? 1 : 0,
		dl_start: dayOf(purchase.soldLocal),
		dl_end: '0000-00-00',
		is_hold: textFlag(false),
		dt_hold_start: zeroDate,
		dt_hold_end: zeroDate,
		dt_cancel: zeroDate,
		is_cancel_pending: false,
		is_renew: textFlag(isMembership),
		i_limit: item.kindId === 1 ? 10 : 0,
		i_remain: item.kindId === 1 ? 10 : 0,
		i_use: 0,
		...business.changedItems.get(item.key),
	};
}

/** Negative; nothing given back is a bare `0`. */
function refundedText({ refunds }: Business, key: string): string {
	const cents = refunds
		.flatMap(({ items }) => items.filter((item) => item.key === key))
		.reduce((sum, { priceCents }) => sum + Math.abs(priceCents), 0);
	return cents === 0 ? '0' : decimalOf(-cents);
}

export const purchaseRoutes: readonly WellnessLivingRoute[] = [listRoute, receiptRoute, elementRoute];
