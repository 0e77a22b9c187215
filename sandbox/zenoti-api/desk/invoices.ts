import { localOf } from '../../studio/stamp';
import { invoiceBody } from '../shape/invoice-body';
import type { ZenotiState } from '../state';
import type { Invoice, InvoiceLine, Tender } from '../store/rows';
import type { Done } from './done';
import { centerWithId, guestWithId, invoiceWithId } from './known';
import { tell } from './tell';

export interface NewTender {
	/** 0 cash, 1 card, 7 package, 8 gift card …; cash by default. */
	readonly mode?: number;
	readonly name?: string;
	readonly cardNumber?: string;
	/** Towards the items; what is still open by default. */
	readonly cents?: number;
	readonly tipCents?: number;
	readonly serviceChargeCents?: number;
	readonly feeCents?: number;
}

export interface NewLine {
	/** 0 service, 2 product, 3 membership, 4 package, 6 card, 11 class; product by default. */
	readonly type?: number;
	readonly name: string;
	/** After the discount, without tax. */
	readonly cents: number;
	readonly taxCents?: number;
	readonly discountCents?: number;
}

export interface NewSale {
	readonly guestId: string;
	readonly centerId?: string;
	readonly lines: readonly [NewLine, ...NewLine[]];
	readonly tenders?: readonly NewTender[];
}

export interface InvoiceHands {
	/** Rings something up at the till: a closed invoice without a visit. The id is the invoice's. */
	readonly sell: (sale: NewSale) => Done;
	/** Puts payments on an open invoice; without a webhook that is documented. */
	readonly pay: (invoiceId: string, tenders: readonly NewTender[]) => Done;
	/** Closes it; what is still open is paid in cash, unless tenders are named. */
	readonly closeInvoice: (invoiceId: string, tenders?: readonly NewTender[]) => Done;
	/** Opened again and closed with these tenders in place of the old ones: the same id once more. */
	readonly recloseInvoice: (invoiceId: string, tenders: readonly NewTender[]) => Done;
	/** A new invoice with negative amounts; the first tender takes it all back. */
	readonly refund: (invoiceId: string) => Done;
	/** Takes it out of the reports; Zenoti sends nothing of it. */
	readonly voidInvoice: (invoiceId: string) => Done;
}

export function invoiceHands(state: ZenotiState): InvoiceHands {
	return {
		sell: (sale) => close(state, newInvoice(state, sale), sale.tenders),
		pay: (invoiceId, tenders) => pay(state, invoiceWithId(state, invoiceId), tenders),
		closeInvoice: (invoiceId, tenders) => close(state, invoiceWithId(state, invoiceId), tenders),
		recloseInvoice: (invoiceId, tenders) =>
			close(state, { ...invoiceWithId(state, invoiceId), tenders: [] }, tenders),
		refund: (invoiceId) => refund(state, invoiceWithId(state, invoiceId)),
		voidInvoice: (invoiceId) => voidInvoice(state, invoiceWithId(state, invoiceId)),
	};
}

type Draft = Omit<Invoice, 'told'>;

function newInvoice(state: ZenotiState, { guestId, centerId, lines }: NewSale): Draft {
	const center = centerWithId(state, centerId);
	const number = String(500_000 + (state.counter += 1));
	return {
		id: state.random.guid(),
		centerId: center.id,
		guestId: guestWithId(state, guestId).id,
		groupId: null,
		number,
		prefix: center.invoicePrefix,
		receipt: `${center.invoicePrefix}R${number}`,
		isRefund: false,
		isClosed: false,
		date: localOf(state.now(), center.timeZone),
		closedAt: null,
		roundingCents: 0,
		lines: lines.map((line) => newLine(state, line)),
		tenders: [],
	};
}

function newLine({ random }: ZenotiState, line: NewLine): InvoiceLine {
	const { type = 2, name, cents, taxCents = 0, discountCents = 0 } = line;
	return {
		id: random.guid(),
		itemId: random.guid(),
		name,
		code: '',
		type,
		isGiftCard: type === 6 ? true : null,
		quantity: 1,
		salesCents: cents,
		taxCents,
		discountCents,
		finalCents: cents + taxCents,
		soldById: null,
		performedAt: null,
	};
}

function close(state: ZenotiState, open: Draft, tenders?: readonly NewTender[]): Done {
	const { timeZone } = centerWithId(state, open.centerId);
	const at = localOf(state.now(), timeZone);
	const isPaid = openCents(open) === 0 && open.tenders.length > 0;
	const more = tenders ?? (isPaid ? [] : [{}]);
	const paid = [...open.tenders, ...newTenders(state, open, more, at)];
	const receipt = open.receipt === '0' ? `${open.prefix}R${open.number}` : open.receipt;
	const closed = { ...open, isClosed: true, closedAt: at, date: at, receipt, tenders: paid };
	const webhook = tell(state, 'Invoice.Closed', { invoice: invoiceBody(closed, state.organisation) });
	return { id: open.id, webhook };
}

function pay(state: ZenotiState, open: Invoice, tenders: readonly NewTender[]): Done {
	const { timeZone } = centerWithId(state, open.centerId);
	const paid = newTenders(state, open, tenders, localOf(state.now(), timeZone));
	const invoice = { ...open, tenders: [...open.tenders, ...paid] };
	state.organisation.invoices.put({ ...invoice, told: invoiceBody(invoice, state.organisation) });
	return { id: open.id, webhook: null };
}

function newTenders(
	{ random }: ZenotiState,
	open: Draft,
	tenders: readonly NewTender[],
	paidAt: string,
): readonly Tender[] {
	let left = openCents(open);
	return tenders.map((wanted) => {
		const cents = wanted.cents ?? left;
		left -= cents;
		return {
			id: random.guid(),
			mode: wanted.mode ?? 0,
			name: wanted.name ?? 'CASH',
			cardNumber: wanted.cardNumber ?? '',
			cents,
			tipCents: wanted.tipCents ?? 0,
			serviceChargeCents: wanted.serviceChargeCents ?? 0,
			feeCents: wanted.feeCents ?? 0,
			paidAt,
		};
	});
}

function openCents({ lines, tenders }: Draft): number {
	const payable = lines.reduce((sum, { finalCents }) => sum + finalCents, 0);
	return payable - tenders.reduce((sum, { cents }) => sum + cents, 0);
}

function refund(state: ZenotiState, sale: Invoice): Done {
	const number = String(500_000 + (state.counter += 1));
	const back: Draft = {
		...sale,
		id: state.random.guid(),
		groupId: null,
		number,
		receipt: `${sale.prefix}R${number}`,
		isRefund: true,
		isClosed: false,
		lines: sale.lines.map((line) => ({
			...line,
			id: state.random.guid(),
			salesCents: -line.salesCents,
			taxCents: -line.taxCents,
			discountCents: -line.discountCents,
			finalCents: -line.finalCents,
			performedAt: null,
		})),
		tenders: [],
	};
	const [first] = sale.tenders;
	return close(state, back, [{ mode: first?.mode ?? 0, name: first?.name ?? 'CASH' }]);
}

const voided = 21;

function voidInvoice({ organisation }: ZenotiState, invoice: Invoice): Done {
	organisation.invoices.remove(invoice.id);
	const visit = invoice.groupId === null ? undefined : organisation.visits.get(invoice.groupId);
	if (visit !== undefined) organisation.visits.put({ ...visit, status: voided });
	return { id: invoice.id, webhook: null };
}
