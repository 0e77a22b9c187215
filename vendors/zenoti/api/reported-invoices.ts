import type { Caller } from '../../../core/http';
import type { Known, Place, Read } from '../../../core/poll';
import { groupInvoices, type ReportedInvoice } from './accrual-group';
import type { AccrualLine } from './accrual-row';
import { mapRead, type Row } from './answer';
import { addDays, type Days } from './days';
import { readAccrual } from './reports';

/** Lines of one invoice lie some days apart at times; so many days before the window are read, too. */
const marginDays = 7;

/** All invoices whose first line was sold on the days, whole. */
export async function readInvoices(
	caller: Caller,
	place: Place,
	{ from, to }: Days,
): Promise<Read<readonly ReportedInvoice[]>> {
	const read = await readLines(caller, place, { from: addDays(from, -marginDays), to });
	return mapRead(read, (rows) => invoicesSince(from, rows, place));
}

/**
 * Those of a few last days, without the margin as long as nothing new is among them. What may be half an invoice here is
 * left to the next wide round: one that began before these days, so far as is known or its own date tells.
 */
export async function readRecentInvoices(
	caller: Caller,
	place: Place,
	{ from, to }: Days,
	known: Known,
): Promise<Read<readonly ReportedInvoice[]>> {
	const recent = await readLines(caller, place, { from, to });
	if (!recent.ok) return recent;
	const earliest = addDays(from, -marginDays);
	const isWhole = (invoice: ReportedInvoice): boolean => {
		const before = known.get(invoice.saleId);
		return before === undefined ? isDatedSince(earliest, invoice) : before.day >= from;
	};
	const isNew = recent.value.some(({ value }) => !known.has(value.saleId));
	const margin = { from: earliest, to: addDays(from, -1) };
	const earlier = isNew ? await readLines(caller, place, margin) : nothing;
	return mapRead(earlier, (rows) =>
		invoicesSince(from, [...rows, ...recent.value], place).filter((invoice) => isWhole(invoice)),
	);
}

type Lines = ReadonlyArray<Row<AccrualLine>>;

const nothing: Read<Lines> = { ok: true, value: [] };

async function readLines(caller: Caller, place: Place, days: Days): Promise<Read<Lines>> {
	const read = await readAccrual(caller, [place.id], days, place.currency, { isExact: true });
	return mapRead(read, ({ rows }) => rows.filter(({ value }) => (value.locationId ?? place.id) === place.id));
}

function invoicesSince(from: string, rows: Lines, { currency }: Place): readonly ReportedInvoice[] {
	return groupInvoices(rows, currency).filter(({ day }) => day === null || day >= from);
}

/** An old invoice with a line of today is not new. */
function isDatedSince(day: string, { lines }: ReportedInvoice): boolean {
	return lines.every(({ invoicedOn }) => invoicedOn === null || invoicedOn >= day);
}
