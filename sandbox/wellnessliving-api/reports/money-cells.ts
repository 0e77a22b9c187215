import { decimalOf } from '../../studio/stamp';
import { totalOf, type Amounts, type Transaction } from '../money/transaction';
import { dayOf } from '../moment';
import type { Business } from '../store/business';
import type { Tender } from '../store/rows';
import type { ReportRow } from './columns';
import type { ReportFilter } from './filter';

/** Reports write most amounts with four decimals, the portal's own figures with two. */
export function fourDecimals(cents: number): string {
	return `${decimalOf(cents)}00`;
}

export function isInWindow({ atLocal }: Pick<Transaction, 'atLocal'>, { from, to }: ReportFilter): boolean {
	return from <= dayOf(atLocal) && dayOf(atLocal) <= to;
}

/** Cells that both money reports fill alike. */
export function commonCells(business: Business, transaction: Transaction, amounts: Amounts): ReportRow {
	const { purchase, atUtc, atLocal, isRefund } = transaction;
	return {
		k_purchase: purchase.key,
		'o_date.dtu_date': atUtc,
		'o_date.dtl_date': atLocal,
		...whoCells(business, purchase.uid, purchase.locationKey),
		m_sale: fourDecimals(amounts.net + amounts.discount),
		m_discount_amount: fourDecimals(amounts.discount),
		m_net_sale: fourDecimals(amounts.net),
		m_total_tax: fourDecimals(amounts.tax),
		m_total_tip: fourDecimals(amounts.tip),
		m_total_amount: fourDecimals(totalOf(amounts)),
		m_total_paid: fourDecimals(totalOf(amounts)),
		...accountCells(0),
		s_batch_number: null,
		'o_action.is_refund_transaction': isRefund,
		id_pay_transaction_status: 2,
		text_origin: 'Staff app',
		text_frequency: 'One time',
		'o_actor.text_actor': 'System',
	};
}

export function whoCells(business: Business, uid: string | null, locationKey: string): ReportRow {
	const fields = business.clients.get(uid ?? '')?.fields;
	return {
		'o_client.uid_client': uid,
		'o_client.text_name': fields === undefined ? null : `${fields.s_first_name} ${fields.s_last_name}`,
		'o_location.k_location': locationKey,
	};
}

/** Movement on the client's account: what is used up is a debit. Running balances are not kept. */
export function accountCells(change: number): ReportRow {
	return {
		m_account_change: change === 0 ? '0' : fourDecimals(change),
		m_debit: change < 0 ? fourDecimals(-change) : '0',
		m_credit: change > 0 ? fourDecimals(change) : '0',
		m_transaction_balance: '0.0000',
	};
}

/** Receipts say `Visa`, reports how it was taken as well. */
export function methodText({ name }: Tender): string {
	return isCard(name) ? `Virtual Terminal (${name} ****-1234)` : name;
}

export function baseMethodText({ name }: Tender): string {
	return isCard(name) ? 'Virtual Terminal' : name;
}

function isCard(name: string): boolean {
	return /^(visa|master ?card|amex|american express|discover)$/i.test(name);
}
