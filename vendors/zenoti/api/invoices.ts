import { own, recordOf, type Sale, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { zenotiIdOf } from '../read-zenoti';
import { toSale } from '../sale';
import { fetchValue, type Row } from './answer';
import { pathWith, step } from './url';

/** Each `expand` by itself: of a comma list Zenoti takes the last one only. */
export function invoiceRequest(id: string): HttpRequest {
	const path = pathWith(`/v1/invoices/${step(id)}`, [
		['expand', 'InvoiceItems'],
		['expand', 'Transactions'],
	]);
	return { method: 'GET', path };
}

/** The invoice with lines and payments: the object of the webhook `Invoice.Closed`, and read as that one. */
export async function fetchInvoice(caller: Caller, place: Place, id: string): Promise<Read<Row<Sale>>> {
	return await fetchValue(caller, invoiceRequest(id), (body) => {
		const raw = invoiceIn(body);
		const found = zenotiIdOf(own(raw, 'id'));
		return found === null ? null : { raw, value: toInvoiceSale(found, raw, place) };
	});
}

function invoiceIn(body: unknown): UnknownRecord {
	const record = recordOf(body);
	return own(record, 'invoice') === undefined ? record : recordOf(own(record, 'invoice'));
}

function toInvoiceSale(id: string, invoice: UnknownRecord, { id: placeId, name, ...place }: Place): Sale {
	const context = { receivedAt: '', ingestion: 'poll', ...place } as const;
	const sale = toSale(id, invoice, context);
	if (sale.location === null) return { ...sale, location: { id: placeId, name } };
	return sale.location.id === placeId
		? { ...sale, location: { id: placeId, name: sale.location.name ?? name } }
		: sale;
}
