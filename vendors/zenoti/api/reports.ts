import { own, recordOf, textOf } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { zenotiIdOf } from '../read-zenoti';
import { toAccrualLine, type AccrualLine } from './accrual-row';
import { listUnder, mapRead, toRows, type Rows } from './answer';
import { toCollection, type Collection } from './collection-row';
import { slicesOf, type Days } from './days';
import { readAll, type PageOptions } from './pages';

/** Longer stretches are answered, too, but take long; a month is known to work. */
export const mostReportDays = 31;

/** −1 stands for all. */
const all = [-1] as const;

/**
 * Sales by the day of the sale (services: the day they were performed), both days inclusive, in the centers' own time.
 * This body is known to work; the filter on the closing day that the documents show is refused ("Something went wrong").
 */
export function accrualRequest(centerIds: readonly string[], { from, to }: Days): HttpRequest {
	return {
		method: 'POST',
		path: '/v1/reports/sales/accrual_basis/flat_file',
		body: {
			center_ids: centerIds,
			start_date: `${from} 00:00:00`,
			end_date: `${to} 23:59:59`,
			item_types: all,
			sale_types: all,
			payment_types: all,
			invoice_statuses: all,
			sold_by_ids: [],
			vendors: { ids: [], is_all: true },
			brands: { ids: [], is_all: true },
		},
	};
}

/** Payments by the day of the payment, open invoices included. The centers are named otherwise than in the sales report. */
export function collectionsRequest(centerIds: readonly string[], { from, to }: Days): HttpRequest {
	return {
		method: 'POST',
		path: '/v1/reports/collections/flat_file',
		body: {
			centers: { ids: centerIds, is_all: false, type: 0 },
			start_date: `${from} 00:00:00`,
			end_date: `${to} 23:59:59`,
			payment_types: all,
			sale_types: all,
			invoice_statuses: all,
		},
	};
}

/** Every line sold on the days. Sliced between days only; all pages of a slice belong together. */
export async function readAccrual(
	caller: Caller,
	centerIds: readonly string[],
	days: Days,
	currency: string | null,
	options: PageOptions = {},
): Promise<Read<Rows<AccrualLine>>> {
	const byKey = new Map<string, unknown>();
	const anonymous: unknown[] = [];
	for (const slice of slicesOf(days, mostReportDays)) {
		const request = accrualRequest(centerIds, slice);
		const read = await readAll(caller, request, listUnder('sales'), { ...options, idOf: lineKeyOf });
		if (!read.ok) return read;
		for (const row of read.value) {
			const key = lineKeyOf(row);
			if (key === null) anonymous.push(row);
			else byKey.set(key, row);
		}
	}
	const list = [...byKey.values(), ...anonymous];
	return { ok: true, value: toRows(list, 'sales', (row) => toAccrualLine(row, currency), 'invoice_id') };
}

/**
 * A line of a refund is told twice, once open and once closed: both are kept here. The invoice is part of the key, lest a
 * refund keeps the line's id of the sale.
 */
function lineKeyOf(row: unknown): string | null {
	const record = recordOf(row);
	const id = zenotiIdOf(own(record, 'invoice_item_id'));
	const status = textOf(own(record, 'status'))?.toLowerCase() ?? '';
	return id === null ? null : `${zenotiIdOf(own(record, 'invoice_id'))} ${id} ${status}`;
}

/** Rows have no id, and equal rows are legal; `options.idOf` is not used. */
export async function readCollections(
	caller: Caller,
	centerIds: readonly string[],
	days: Days,
	currency: string | null,
	options: PageOptions = {},
): Promise<Read<Rows<Collection>>> {
	const lists: unknown[] = [];
	for (const slice of slicesOf(days, mostReportDays)) {
		const request = collectionsRequest(centerIds, slice);
		const rowsOf = listUnder('collections', 'collections_report', 'payments', 'sales');
		const read = await readAll(caller, request, rowsOf, { ...options, idOf: () => null });
		if (!read.ok) return read;
		for (const row of read.value) lists.push(row);
	}
	const rows = toRows(lists, 'collections', (row) => toCollection(row, currency), 'invoice_id');
	return mapRead({ ok: true, value: rows }, numbered);
}

/** The id of a payment row is its content and its place among equal rows. */
function numbered({ rows, problems }: Rows<Collection>): Rows<Collection> {
	const seen = new Map<string, number>();
	const withIds = rows.map(({ raw, value }) => {
		const count = (seen.get(value.id) ?? 0) + 1;
		seen.set(value.id, count);
		return { raw, value: { ...value, id: `${value.id}:${count}` } };
	});
	return { rows: withIds, problems };
}
