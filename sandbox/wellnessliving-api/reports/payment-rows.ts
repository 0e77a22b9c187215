import { decimalOf } from '../../studio/stamp';
import { isAccount, totalOf, transactionsOf, type Transaction } from '../money/transaction';
import { localOfUtc } from '../moment';
import { locationOf, type Business } from '../store/business';
import type { LoosePayment } from '../store/rows';
import type { ReportRow } from './columns';
import type { ReportFilter } from './filter';
import { accountCells, commonCells, fourDecimals, isInWindow, methodText, whoCells } from './money-cells';

/** Report 799: a row for each payment, failed ones and credits given by staff among them. */
export function paymentRows(business: Business, filter: ReportFilter): readonly ReportRow[] {
	const told = transactionsOf(business)
		.filter((transaction) => isInWindow(transaction, filter))
		.flatMap((transaction) => tenderRows(business, transaction, filter.accounting === 2));
	return [...told, ...looseRows(business, filter)];
}

/** `k_pay_transaction` is shared by what was paid in the same way, and by a refund: equal payments are equal rows. */
function tenderRows(business: Business, transaction: Transaction, isCash: boolean): readonly ReportRow[] {
	const { purchase, tenders, isRefund } = transaction;
	const methods = [...new Set(purchase.tenders.map(({ name }) => name))];
	return tenders.flatMap(({ tender, amounts }) => {
		if (isCash && isAccount(tender)) return [];
		return [
			{
				...commonCells(business, transaction, amounts),
				k_pay_transaction: `88${purchase.key}${methods.indexOf(tender.name) + 1}`,
				dtu_purchase_start: purchase.soldUtc,
				i_quantity: isRefund ? -1 : 1,
				...accountCells(isAccount(tender) ? -tender.cents : 0),
				'o_total_paid.m_amount': decimalOf(totalOf(amounts)),
				text_payment_method: methodText(tender),
				'o_payment_status.text_status': 'Approved',
				'o_decline_reason.text_decline_reason': null,
				text_order_id: purchase.key,
				text_processor_reference: null,
			},
		];
	});
}

function looseRows(business: Business, filter: ReportFilter): readonly ReportRow[] {
	return business.loosePayments.flatMap((payment) => {
		const atLocal = localOfUtc(payment.atUtc, locationOf(business, payment.locationKey).timeZone);
		return isInWindow({ atLocal }, filter) ? [looseRow(business, payment, atLocal)] : [];
	});
}

function looseRow(business: Business, payment: LoosePayment, atLocal: string): ReportRow {
	const { kind, uid, locationKey, atUtc, cents } = payment;
	const isDeclined = kind === 'declined';
	const paid = fourDecimals(cents);
	return {
		k_pay_transaction: `87${business.loosePayments.indexOf(payment) + 1}`,
		'o_date.dtu_date': atUtc,
		'o_date.dtl_date': atLocal,
		dtu_purchase_start: atUtc,
		...whoCells(business, uid, locationKey),
		i_quantity: 1,
		...accountCells(isDeclined ? 0 : cents),
		m_total_amount: isDeclined ? paid : null,
		// a credit was paid by nobody; a declined payment looks paid but for its status
		m_total_paid: isDeclined ? paid : null,
		'o_total_paid.m_amount': decimalOf(cents),
		text_payment_method: isDeclined ? methodText({ name: 'Visa', cents }) : 'Account Credited',
		'o_payment_status.text_status': isDeclined ? 'Declined' : 'Approved',
		'o_decline_reason.text_decline_reason': isDeclined ? 'Insufficient funds' : null,
		'o_action.is_refund_transaction': false,
		id_pay_transaction_status: isDeclined ? 4 : 2,
		text_origin: isDeclined ? 'Automatic payment' : 'Staff app',
		text_frequency: isDeclined ? 'Recurring' : 'One time',
		'o_actor.text_actor': 'System',
	};
}
