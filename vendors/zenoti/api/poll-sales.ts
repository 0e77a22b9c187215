import type { Caller } from '../../../core/http';
import type { Place, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import { groupInvoices, type ReportedInvoice } from './accrual-group';
import { toReportedSale, type ReportedSale } from './accrual-sale';
import { readAppointments } from './appointments';
import { addDays } from './days';
import { fetchInvoice } from './invoices';
import { oneWindow } from './poll-plan';
import { readAccrual } from './reports';
import { accrualAsked, saleFingerprint, saleGone, toSaleEvents, wasOpen, type SeenSale } from './sale-events';
import type { VisitMemory } from './visit-memory';

/** Whether a new or changed sale is completed from its invoice, one call each. */
export type InvoiceReading = 'whenUnclear' | 'never';

/** Lines of one invoice lie some days apart at times; so many days before the window are read, too. */
const marginDays = 7;

/**
 * Sales by the accrual report. Zenoti's sales go on changing for weeks (late payments, re-opened invoices), so five weeks
 * are read again each time and compared.
 */
export function zenotiSales(memory: VisitMemory, invoices: InvoiceReading): PolledResource {
	return {
		name: 'sales',
		label: 'Sales',
		lookbackDays: 35,
		plan: (input) => oneWindow(input),
		read: async (caller, place, window) =>
			await readSales(caller, place, window, { memory, invoices, searched: new Set() }),
		gone: (id, before, context) => saleGone(id, before, memory.groupOfSale(id), context),
	};
}

interface Means {
	readonly memory: VisitMemory;
	readonly invoices: InvoiceReading;
	/** Days whose appointments this read has looked through for visits. */
	readonly searched: Set<string>;
}

async function readSales(
	caller: Caller,
	place: Place,
	{ from, to }: Window,
	means: Means,
): Promise<Read<readonly Sighting[]>> {
	const days = { from: addDays(from, -marginDays), to };
	const read = await readAccrual(caller, [place.id], days, place.currency, { isExact: true });
	if (!read.ok) return read;
	const rows = read.value.rows.filter(({ value }) => (value.locationId ?? place.id) === place.id);
	const inWindow = groupInvoices(rows, place.currency).filter(({ day }) => day === null || day >= from);
	return { ok: true, value: inWindow.map((invoice) => toSighting(invoice, place, to, means)) };
}

function toSighting(invoice: ReportedInvoice, place: Place, lastDay: string, means: Means): Sighting {
	const fingerprint = saleFingerprint(invoice);
	const reported = (): ReportedSale =>
		toReportedSale(invoice, place, means.memory.groupOfSale(invoice.saleId));
	const sighting = (saleOf: () => Pick<SeenSale, 'sale' | 'raw' | 'asked'>): Sighting => ({
		id: invoice.saleId,
		fingerprint,
		day: invoice.day ?? lastDay,
		events: (before, context) =>
			before === fingerprint
				? []
				: toSaleEvents({ ...saleOf(), fingerprint, closedAtLocal: closedAtOf(invoice) }, before, context),
	});
	const told = sighting(() => ({ sale: reported().sale, raw: invoice.raw, asked: accrualAsked }));
	return {
		...told,
		complete: async (caller, before) => {
			if (!invoice.isClosed) return { ok: true, value: told };
			const isUnclear = !wasOpen(before) || !reported().isClear;
			if (isUnclear && means.invoices === 'whenUnclear') {
				const read = await fetchInvoice(caller, place, invoice.saleId);
				if (read.ok) {
					const { value: sale, raw } = read.value;
					return { ok: true, value: sighting(() => ({ sale, raw, asked: 'GET /v1/invoices/{id}' })) };
				}
				if (read.failure.kind === 'transient') return read;
			}
			return await withVisit(caller, place, invoice, means, told);
		},
	};
}

function closedAtOf({ lines }: ReportedInvoice): string | null {
	return lines.find(({ closedAtLocal }) => closedAtLocal !== null)?.closedAtLocal ?? null;
}

/** A week around, because it takes one call. */
const daysAround = 3;

/**
 * The report does not say which visit a sale belongs to, without which a CRM would make a second deal of it. Appointments
 * do; those of the days around are read once, unless the poll of bookings has told the visit already.
 */
async function withVisit(
	caller: Caller,
	place: Place,
	{ saleId, lines, day }: ReportedInvoice,
	{ memory, searched }: Means,
	told: Sighting,
): Promise<Read<Sighting>> {
	const isVisit = lines.some(({ kind }) => kind === 'service');
	const isKnown = day === null || searched.has(day) || memory.groupOfSale(saleId) !== null;
	if (!isVisit || isKnown) return { ok: true, value: told };
	const days = { from: addDays(day, -daysAround), to: addDays(day, daysAround) };
	const read = await readAppointments(caller, place, days);
	if (!read.ok) return read.failure.kind === 'transient' ? read : { ok: true, value: told };
	searched.add(day);
	for (const { value } of read.value.rows) memory.learn(value);
	return { ok: true, value: told };
}
