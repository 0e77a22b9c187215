import type { Caller } from '../../../core/http';
import type { Known, Place, PolledResource, Read, Window } from '../../../core/poll';
import type { ReportedInvoice } from './accrual-group';
import { mapRead } from './answer';
import { oneWindow, recentDays } from './poll-plan';
import { readInvoices, readRecentInvoices } from './reported-invoices';
import { saleGone } from './sale-events';
import { SaleReading, type InvoiceReading } from './sale-reading';
import type { VisitMemory } from './visit-memory';

export type { InvoiceReading } from './sale-reading';

/**
 * Sales by the accrual report. Zenoti's sales go on changing for weeks (late payments, re-opened invoices), so five weeks
 * are read again in each wide round and compared. Between two of them those of yesterday and today, in one call a hundred
 * lines. What is to be told is completed, because the report has no tips: see `SaleReading`.
 */
export function zenotiSales(memory: VisitMemory, invoices: InvoiceReading): PolledResource {
	return {
		name: 'sales',
		label: 'Sales',
		lookbackDays: 35,
		plan: (input) => (input.isNear === true ? recentDays(input) : oneWindow(input)),
		read: async (caller, place, window, known) => {
			const read = await readWindow(caller, place, window, known);
			const means = { place, window, known, memory, invoices };
			return mapRead(read, (found) => new SaleReading(found, means).sightings());
		},
		gone: (id, before, context) => saleGone(id, before, memory.groupOfSale(id), context),
	};
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
