import type { Caller } from '../../../core/http';
import type { Known, Place, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import type { ReportedInvoice } from './accrual-group';
import { reportedHead, toReportedSale, type ReportedSale } from './accrual-sale';
import { mapRead } from './answer';
import { readAppointments } from './appointments';
import { addDays } from './days';
import { fetchInvoice } from './invoices';
import { oneWindow, recentDays } from './poll-plan';
import { readInvoices, readRecentInvoices } from './reported-invoices';
import {
	accrualAsked,
	saleFingerprint,
	saleGone,
	saleNote,
	toSaleEvents,
	wasOpen,
	type SeenSale,
} from './sale-events';
import type { VisitMemory } from './visit-memory';

/** Whether a new or changed sale is completed from its invoice, one call each. */
export type InvoiceReading = 'whenUnclear' | 'never';

/**
 * Sales by the accrual report. Zenoti's sales go on changing for weeks (late payments, re-opened invoices), so five weeks
 * are read again in each wide round and compared. Between two of them those of yesterday and today, in one call a hundred
 * lines.
 */
export function zenotiSales(memory: VisitMemory, invoices: InvoiceReading): PolledResource {
	return {
		name: 'sales',
		label: 'Sales',
		lookbackDays: 35,
		plan: (input) => (input.isNear === true ? recentDays(input) : oneWindow(input)),
		read: async (caller, place, window, known) => {
			const read = await readWindow(caller, place, window, known);
			const means = { memory, invoices, searched: new Set<string>() };
			return mapRead(read, (found) => found.map((invoice) => toSighting(invoice, place, window.to, means)));
		},
		gone: (id, before, context) => saleGone(id, before, memory.groupOfSale(id), context),
	};
}

interface Means {
	readonly memory: VisitMemory;
	readonly invoices: InvoiceReading;
	/** Days whose appointments this read has looked through for visits. */
	readonly searched: Set<string>;
}

async function readWindow(
	caller: Caller,
	place: Place,
	window: Window,
	known: Known,
): Promise<Read<readonly ReportedInvoice[]>> {
	return window.isNear === true
		? await readRecentInvoices(caller, place, window, known)
		: await readInvoices(caller, place, window);
}

function toSighting(invoice: ReportedInvoice, place: Place, lastDay: string, means: Means): Sighting {
	const fingerprint = saleFingerprint(invoice);
	const reported = (): ReportedSale =>
		toReportedSale(invoice, place, means.memory.groupOfSale(invoice.saleId));
	const sighting = (note: string, saleOf: () => Pick<SeenSale, 'sale' | 'raw' | 'asked'>): Sighting => ({
		id: invoice.saleId,
		fingerprint,
		day: invoice.day ?? lastDay,
		note,
		events: (before, context) =>
			before === fingerprint
				? []
				: toSaleEvents({ ...saleOf(), fingerprint, closedAtLocal: closedAtOf(invoice) }, before, context),
	});
	const told = sighting(saleNote(reportedHead(invoice)), () => ({
		sale: reported().sale,
		raw: invoice.raw,
		asked: accrualAsked,
	}));
	return {
		...told,
		complete: async (caller, before) => {
			if (!invoice.isClosed) return { ok: true, value: told };
			const isUnclear = !wasOpen(before) || !reported().isClear;
			if (isUnclear && means.invoices === 'whenUnclear') {
				const read = await fetchInvoice(caller, place, invoice.saleId);
				if (read.ok) {
					const { value: sale, raw } = read.value;
					const asked = 'GET /v1/invoices/{id}';
					return { ok: true, value: sighting(saleNote(sale), () => ({ sale, raw, asked })) };
				}
				if (read.failure.kind === 'transient') return read;
				const visited = await withVisit(caller, place, invoice, means, told);
				// told as the report has it, and whoever reads is told that it may not be all
				return visited.ok && !reported().isClear ? read : visited;
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
