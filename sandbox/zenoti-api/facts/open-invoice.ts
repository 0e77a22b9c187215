import { invoiceBody } from '../shape/invoice-body';
import { centerOf, type Organisation } from '../store/organisation';
import type { InvoiceLine, Visit, VisitLine } from '../store/rows';

/** Statuses under which a visit is not to be paid: no-show, cancelled, deleted, voided. */
const unpaidStatuses: readonly number[] = [-3, -2, -1, 7, 21];

/**
 * A visit has an invoice from the moment it is booked, open and without payment; its prices are those of the list,
 * because no booking tells any. A closed one is not touched.
 */
export function refreshOpenInvoice(organisation: Organisation, visit: Visit): void {
	if (organisation.invoices.get(visit.invoiceId)?.isClosed === true) return;
	const center = centerOf(organisation, visit.centerId);
	const isPaid = !unpaidStatuses.includes(visit.status);
	const [first] = visit.lines;
	const invoice = {
		id: visit.invoiceId,
		centerId: center.id,
		guestId: visit.guestId,
		groupId: visit.id,
		number: visit.invoiceNumber,
		prefix: visit.invoicePrefix,
		receipt: '0',
		isRefund: false,
		isClosed: false,
		date: first?.startLocal ?? '',
		closedAt: null,
		roundingCents: 0,
		lines: isPaid ? visit.lines.map((line) => toInvoiceLine(organisation, line)) : [],
		tenders: [],
	};
	organisation.invoices.put({ ...invoice, told: invoiceBody(invoice, organisation) });
}

function toInvoiceLine(organisation: Organisation, line: VisitLine): InvoiceLine {
	const offer = organisation.offers.get(line.serviceId);
	const cents = offer?.priceCents ?? 0;
	return {
		id: line.invoiceItemId,
		itemId: line.serviceId,
		name: line.serviceName,
		code: offer?.code ?? '',
		type: 0,
		isGiftCard: null,
		quantity: 1,
		salesCents: cents,
		taxCents: 0,
		discountCents: 0,
		finalCents: cents,
		soldById: line.therapistId,
		performedAt: line.startLocal,
	};
}
