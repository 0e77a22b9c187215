import type { Sale } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { centerOf } from '../read-zenoti';
import { toSale } from '../sale';
import type { Row } from './answer';
import { fetchInvoice } from './invoices';

const nowhere: Place = { id: '', name: null, timeZone: null, currency: null };

/** An invoice by its id alone: it names its center, which is asked for only then (`null` when it names none). */
export async function fetchInvoiceAnywhere(
	caller: Caller,
	id: string,
	placeOf: (centerId: string | null) => Promise<Read<Place>>,
): Promise<Read<Row<Sale>>> {
	const read = await fetchInvoice(caller, nowhere, id);
	if (!read.ok) return read;
	const { raw, value } = read.value;
	const center = centerOf(raw);
	const place = await placeOf(center?.id ?? null);
	if (!place.ok) return place;
	const { timeZone, currency, name } = place.value;
	const sale = toSale(value.id, raw, { receivedAt: '', ingestion: 'poll', timeZone, currency });
	const location = center === null ? null : { id: center.id, name: center.name ?? name };
	return { ok: true, value: { raw, value: { ...sale, location } } };
}
