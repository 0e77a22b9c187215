import type { Caller } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import type { Row } from './answer';
import type { Collection } from './collection-row';
import { slicesOf, type Days } from './days';
import { mostReportDays, readCollections } from './reports';

/** By invoice, what the collections report has of it. */
export type PaidRows = ReadonlyMap<string, InvoicePaid>;

export interface InvoicePaid {
	readonly rows: ReadonlyArray<Row<Collection>>;
	/** Whether some of the rows may be one and the same, read twice. */
	readonly mayRepeat: boolean;
}

export async function readPaidRows(caller: Caller, place: Place, days: Days): Promise<Read<PaidRows>> {
	const paid = new Map<string, { rows: Array<Row<Collection>>; mayRepeat: boolean }>();
	for (const slice of slicesOf(days, mostReportDays)) {
		const totals = new Set<number | null>();
		const read = await readCollections(caller, [place.id], slice, place.currency, {
			isExact: true,
			onPage: (_, total) => totals.add(total),
		});
		if (!read.ok) return read;
		for (const row of read.value.rows) {
			const own = paid.get(row.value.saleId) ?? { rows: [], mayRepeat: false };
			paid.set(row.value.saleId, own);
			own.rows.push(row);
			// one more row before it moves the last row of a page to the next page; equal rows are legal otherwise
			own.mayRepeat ||= totals.size > 1 && !isFirstOfEqual(row.value);
		}
	}
	return { ok: true, value: paid };
}

/** The end of the id numbers equal rows. */
function isFirstOfEqual({ id }: Collection): boolean {
	return id.endsWith(':1');
}
