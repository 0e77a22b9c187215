import { currencyOf, isRecord, own, recordOf } from '../../core/event';
import type { EventType, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { missingId, type Fact, type FieldRow, type Mapped, type Mapper } from './fact';
import { paymentFields, toTender } from './payments';
import { zenotiIdOf } from './read-zenoti';
import { toSale } from './sale';

/** Invoice.Closed: the invoice sits one level deeper than every other entity, in `data.invoice`. */
export const invoiceClosed: Mapper = (data, context) => {
	const nested = own(data, 'invoice');
	const invoice = isRecord(nested) ? nested : data;
	const id = zenotiIdOf(own(invoice, 'id'));
	if (id === null) return missingId('invoice id', 'data.invoice.id');
	const sale = toSale(id, invoice, context);
	return [
		{
			type: sale.isRefund ? 'studio.sale.refunded' : 'studio.sale.closed',
			entity: 'invoice',
			entityId: id,
			record: invoice,
			centerId: sale.location?.id ?? null,
			groupId: sale.bookingGroupId,
			saleId: id,
			data: { sale },
		},
	];
};

/**
 * Invoice.Payments.Added and Deleted (undocumented, seen in production): one event per transaction. The list may hold
 * transactions told before, so their version is their own date and amount, not the delivery.
 */
export function paymentEvent(type: EventType): Mapper {
	return (data, context) => {
		const saleId = zenotiIdOf(own(data, 'invoice_id'));
		if (saleId === null) return missingId('invoice id', 'data.invoice_id');
		const transactions = own(data, 'transactions');
		if (!Array.isArray(transactions) || transactions.length === 0) {
			return [{ problem: 'came without its list of payments (data.transactions)' }];
		}
		return transactions.flatMap((entry) => paymentFact(type, saleId, recordOf(entry), context));
	};
}

function paymentFact(
	type: EventType,
	saleId: string,
	transaction: UnknownRecord,
	context: NormaliseContext,
): readonly Mapped[] {
	const id = zenotiIdOf(own(transaction, 'transaction_id'));
	if (id === null) return missingId('transaction id', 'data.transactions[].transaction_id');
	const currency = currencyOf(context.currency);
	const tender = toTender(transaction, id, { saleId, centerId: null, currency });
	if (tender === null) {
		return [{ problem: `came with a payment whose amount cannot be read (transaction ${id})` }];
	}
	const fact: Fact = {
		type,
		entity: 'payment',
		entityId: id,
		record: transaction,
		centerId: tender.payment.locationId,
		groupId: null,
		saleId,
		data: { payments: [tender.payment] },
	};
	return [fact];
}

export const paymentEventFields: readonly FieldRow[] = [
	{ studio: 'payments[].saleId', zenoti: 'invoice_id' },
	...paymentFields('', 'payments'),
	{ studio: 'payments[].locationId', zenoti: 'transactions[].transaction_center.id' },
];
