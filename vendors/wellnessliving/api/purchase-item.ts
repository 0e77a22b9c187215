import {
	dayOf,
	flagOf,
	numberOf,
	own,
	readAmount,
	textOf,
	type Membership,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { keyOf } from '../values';
import { fetchValue, getRequest, type Row } from './answer';

/** One line of a purchase with its state: whom it is for, what was given back, and the membership it may be. */
export interface PurchaseItem {
	readonly id: string;
	readonly name: string | null;
	/** Whom it is for; in families another person than the payer. */
	readonly recipientId: string | null;
	readonly payerId: string | null;
	readonly price: number | null;
	/** Negative; `null` when nothing was given back. */
	readonly refunded: number | null;
	/** `null` when it is no membership. */
	readonly membership: Membership | null;
}

/** `today` is the day at the location, `YYYY-MM-DD`: a cancellation or an end may lie ahead. */
export async function fetchPurchaseItem(
	caller: Caller,
	id: string,
	{ today, currency = null }: { readonly today: string; readonly currency?: string | null },
): Promise<Read<Row<PurchaseItem>>> {
	const request = getRequest('/v1/profile/purchase/list/element', { k_purchase_item: id });
	return await fetchValue(caller, request, 'purchase item', (raw) => {
		const refunded = readAmount(own(raw, 'm_refund'), currency);
		const item: PurchaseItem = {
			id,
			name: textOf(own(raw, 's_title')),
			recipientId: keyOf(own(raw, 'uid_recipient')),
			payerId: keyOf(own(raw, 'uid_payer')),
			price: readAmount(own(raw, 'm_cost_total'), currency) ?? readAmount(own(raw, 'm_price'), currency),
			// "0" where nothing was given back
			refunded: refunded === 0 ? null : refunded,
			membership: null,
		};
		const isMembership = /membership/.test(textOf(own(raw, 'sid_value')) ?? '');
		return {
			raw,
			value: isMembership ? { ...item, membership: membershipOf(raw, item, today, currency) } : item,
		};
	});
}

function membershipOf(
	raw: UnknownRecord,
	{ id, name, recipientId, payerId }: PurchaseItem,
	today: string,
	currency: string | null,
): Membership {
	const endOn = dayOf(own(raw, 'dl_end'));
	const clientId = recipientId ?? payerId;
	return {
		id,
		name,
		status: statusOf(raw, endOn, today),
		client: clientId === null ? null : { ...nameless, id: clientId },
		location: null,
		saleId: null,
		startOn: dayOf(own(raw, 'dl_start')),
		endOn: endOn ?? dayOf(own(raw, 'dt_cancel')),
		frozenFrom: dayOf(own(raw, 'dt_hold_start')),
		frozenUntil: dayOf(own(raw, 'dt_hold_end')),
		nextBillOn: null,
		price: readAmount(own(raw, 'm_period_price'), currency),
		balance: balanceOf(raw),
	};
}

/** `dt_cancel` is the local day of a cancellation here, and may lie ahead. */
function statusOf(raw: UnknownRecord, endOn: string | null, today: string): Membership['status'] {
	const cancelOn = dayOf(own(raw, 'dt_cancel'));
	if (cancelOn !== null && cancelOn <= today) return 'cancelled';
	if (endOn !== null && endOn < today) return 'expired';
	return flagOf(own(raw, 'is_hold')) === true ? 'frozen' : 'active';
}

function balanceOf(raw: UnknownRecord): Membership['balance'] {
	const total = numberOf(own(raw, 'i_limit'));
	if (total === null || total === 0) return [];
	return [{ id: null, name: null, total, remaining: numberOf(own(raw, 'i_remain')) }];
}

const nameless = { firstName: null, lastName: null, email: null, phone: null, phoneRaw: null };
