import { flagOf, numberOf, own, textOf, utcOf, type Sale, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { purchaseIdOf } from '../identity';
import { purchaseDayOf, readReceipt, toSale } from '../sale';
import { keyOf, recordsOf } from '../values';
import { fetchRows, fetchValue, getRequest, type Row, type Rows } from './answer';

/** One line of a client's purchases: what, when, where; no money, no refund, no state. */
export interface PurchaseLine {
	readonly purchaseId: string;
	readonly id: string;
	readonly itemId: string | null;
	/** Number of the purchase-item enumeration. */
	readonly kind: number | null;
	readonly name: string | null;
	/** UTC. */
	readonly addedAt: string | null;
	readonly isActive: boolean | null;
	readonly locationId: string | null;
	readonly clientId: string | null;
}

/** Everything a client ever bought, in one piece. */
export async function readPurchases(caller: Caller, uid: string): Promise<Read<Rows<PurchaseLine>>> {
	const request = getRequest('/v1/profile/purchase/list', { uid });
	const place = { field: 'a_purchase', keyField: 'k_purchase_item' };
	return await fetchRows(caller, request, place, (record) => {
		const purchaseId = purchaseIdOf(own(record, 'k_purchase'));
		const id = keyOf(own(record, 'k_purchase_item'));
		if (purchaseId === null || id === null) return null;
		return {
			purchaseId,
			id,
			itemId: keyOf(own(record, 'k_id')),
			kind: numberOf(own(record, 'id_purchase_item')),
			name: textOf(own(record, 's_title')),
			addedAt: utcOf(own(record, 'dt_add')),
			isActive: flagOf(own(record, 'is_active')),
			locationId: keyOf(own(record, 'k_location')),
			clientId: keyOf(own(record, 'uid')) ?? uid,
		};
	});
}

/** The money of one purchase. The same sale, with the same id, as the webhook `purchase.created` tells. */
export async function fetchReceipt(
	caller: Caller,
	uid: string,
	purchaseId: string,
	currency: string | null = null,
): Promise<Read<Row<Sale>>> {
	const request = getRequest('/v1/purchase/receipt', { uid, k_purchase: purchaseId });
	return await fetchValue(caller, request, 'receipt', (raw) => {
		const value = toReceiptSale(raw, uid, purchaseId, currency);
		return value === null ? null : { raw, value };
	});
}

/** `a_purchase_item` here is `purchase_items` in webhooks. The buyer is named without a key; whoever asked knows it. */
function toReceiptSale(
	raw: UnknownRecord,
	uid: string,
	purchaseId: string,
	currency: string | null,
): Sale | null {
	const id = purchaseIdOf(own(raw, 'text_purchase_id')) ?? purchaseIdOf(purchaseId);
	const items = recordsOf(own(raw, 'a_purchase_item'));
	if (id === null || (items.length === 0 && own(raw, 'a_price') === undefined)) return null;
	const payload = { ...raw, purchase_items: items.map(withKind) };
	const sale = toSale(readReceipt(payload, 'purchase_items', currency), {
		id,
		number: textOf(own(raw, 'text_purchase_id')) ?? purchaseId,
		status: 'closed',
		isRefund: false,
		refundOfId: null,
		businessDay: purchaseDayOf(raw),
	});
	return { ...sale, client: { ...nobody, ...sale.client, id: uid } };
}

function withKind(item: UnknownRecord): UnknownRecord {
	return { ...item, purchase_item: own(item, 'purchase_item') ?? own(item, 'id_purchase_item') };
}

const nobody = { id: null, firstName: null, lastName: null, email: null, phone: null, phoneRaw: null };
