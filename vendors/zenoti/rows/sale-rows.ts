import { numberOf, own, textOf, type Sale, type StudioEvent, type UnknownRecord } from '../../../core/event';
import {
	idFrom,
	leftOut,
	personOf,
	problem,
	rawOf,
	refOfPerson,
	studioToUtc,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
	type RowRecord,
} from '../../../core/rows';
import { groupInvoices } from '../api/accrual-group';
import { toAccrualLine, type AccrualLine } from '../api/accrual-row';
import { toReportedSale } from '../api/accrual-sale';
import { saleFingerprint, toSaleEvents } from '../api/sale-events';
import { zenotiIdOf } from '../read-zenoti';
import { asImport } from './imported';
import { numberSpace, rowCenter } from './places';
import { saleColumns } from './sale-columns';

const guestFields = {
	first: 'guest_first_name',
	last: 'guest_last_name',
	full: 'guest_name',
	email: 'guest_email',
	phones: ['guest_mobile'],
};

/** Names of invoices that only their number is known of begin with it; a GUID never does. */
const byNumber = 'no';

/** The invoice of a row: its id, else its number within the center. */
export function invoiceIdOf(record: UnknownRecord): string | null {
	const number = textOf(own(record, 'invoice_no'));
	return (
		zenotiIdOf(own(record, 'invoice_id')) ??
		(number === null ? null : idFrom(byNumber, numberSpace(record), number))
	);
}

/** The visit of an invoice known by its number: the file tells no other, and one invoice is one visit. */
export function visitOfInvoice(invoiceId: string | null): string | null {
	return invoiceId?.startsWith(`${byNumber}~`) === true ? invoiceId : null;
}

export const zenotiSales: RowExport = {
	name: 'zenotiSales',
	label: 'Zenoti: Sales (Accrual)',
	system: 'zenoti',
	entity: 'sale',
	about:
		'Reports > Finance > Sales - Accrual, item level; one row per line of an invoice. The headings are those of public importers of this export and of the API’s own report.',
	columns: saleColumns,
	needs: [
		['invoice_no', 'invoice_id'],
		['invoice_date', 'sale_date'],
		['sales_inc_tax', 'sales_exc_tax'],
		['item_name', 'item_code', 'item_type'],
	],
	marks: ['sales_inc_tax', 'sales_exc_tax', 'redeemed', 'invoice_closed_date'],
	untold: [
		{ studio: 'sale.status', note: 'always `closed`: open invoices are left out, as polls do' },
		{
			studio: 'sale.totals.rounding',
			note: 'what payments and due differ by from the lines, up to five cents',
		},
		{ studio: 'sale.currency', note: 'the option' },
		{ studio: 'sale.totals.discount', note: 'discounts are on the lines' },
		{ studio: 'sale.totals.tip', note: 'tips are in the collections report only' },
		{ studio: 'sale.totals.serviceCharge', note: 'likewise' },
		{ studio: 'sale.totals.fees', note: 'likewise' },
		{ studio: 'sale.payments[].paidAt', note: 'the report knows days of sale, not of payment' },
		{ studio: 'sale.refundOfId', note: 'Zenoti does not tell it anywhere' },
	],
	identity: ['invoice_no'],
	ids: [
		'With Invoice ID: the invoice’s own ID, the same sale as in webhooks and polls; the event has the ID that a poll gives when it first sees the sale like this.',
		'Without it: `no~<center code or name>~<invoice number>`. **Webhooks and polls know the same sale by its real ID, so books and CRM take the two for different sales: import such a file only for days that neither webhooks nor polls have brought.** Keep the same center column in every file.',
		'Sales with services and appointments of one invoice number are taken as one visit.',
	],
	idsOf: (rows) => rows.map(({ record }) => invoiceIdOf(record)),
	toEvents: toSaleReading,
};

function toSaleReading(group: RowGroup, context: RowContext): GroupReading {
	const { currency, timeZone, asOf } = context;
	const center = rowCenter(group.rows[0]?.record ?? {}, context);
	const rows = uniqueRows(group).flatMap(({ record }) => {
		const value = toAccrualLine(apiRow(record, group, center?.id ?? null), currency);
		return value === null ? [] : [{ raw: record, value }];
	});
	const [invoice] = groupInvoices(rows, currency);
	if (invoice === undefined) return problem('it names no invoice');
	if (!invoice.isClosed) return leftOut('rows of open invoices');
	const place = { id: center?.id ?? '', name: center?.name ?? null, timeZone, currency };
	const isVisit = invoice.lines.some(({ kind }) => kind === 'service');
	const { sale } = toReportedSale(invoice, place, isVisit ? visitOfInvoice(group.id) : null);
	const seen = {
		sale: withRowsOnly(sale, group, center, context),
		fingerprint: saleFingerprint(invoice),
		closedAtLocal: null,
		raw: null,
		asked: 'Sales (Accrual) export',
	};
	const events = toSaleEvents(seen, null, { receivedAt: asOf, place, includeRaw: false });
	const raw = rawOf(group, context);
	return {
		kind: 'events',
		events: events.map((event): StudioEvent =>
			asImport(event, context, center, raw, closedAt(invoice.lines, context)),
		),
	};
}

/** As in polls: midnight stands for a day without time, and then it was at some time before the file was made. */
function closedAt(lines: readonly AccrualLine[], { timeZone, asOf }: RowContext): string | null {
	const local = lines.find(({ closedAtLocal }) => closedAtLocal !== null)?.closedAtLocal ?? null;
	const instant = local?.endsWith('T00:00:00') === true ? null : studioToUtc(local, timeZone);
	return instant !== null && instant < asOf ? instant : null;
}

/** The same line in two overlapping files is one; without ids of lines equal rows are separate ones. */
function uniqueRows({ rows }: RowGroup): readonly RowRecord[] {
	const seen = new Set<string>();
	return rows.filter(({ record }) => {
		if (textOf(own(record, 'invoice_item_id')) === null) return true;
		const text = JSON.stringify(record);
		if (seen.has(text)) return false;
		seen.add(text);
		return true;
	});
}

/** The row as the API's report has it. */
function apiRow(record: UnknownRecord, { id, fields }: RowGroup, centerId: string | null): UnknownRecord {
	return { ...record, invoice_id: id, center_id: centerId, status: statusOf(record, fields) };
}

/** Zenoti closes an invoice only when nothing is due (docs.zenoti.com, page on closing an invoice). */
function statusOf(record: UnknownRecord, fields: ReadonlySet<string>): unknown {
	const told = own(record, 'status');
	if (told !== undefined) return told;
	if (fields.has('invoice_closed_date')) {
		return own(record, 'invoice_closed_date') === undefined ? 'Open' : 'Closed';
	}
	return (numberOf(own(record, 'due')) ?? 0) === 0 ? 'Closed' : 'Open';
}

/** The guest's name, and no payment where the file has no column for it: nothing told is not nothing paid. */
function withRowsOnly(
	sale: Sale,
	{ rows, fields }: RowGroup,
	location: Sale['location'],
	{ dialCode }: RowContext,
): Sale {
	const record = rows[0]?.record ?? {};
	const client = refOfPerson(zenotiIdOf(own(record, 'guest_id')), personOf(record, guestFields, dialCode));
	const isPaidTold = fields.has('collected') && fields.has('redeemed');
	const { totals } = sale;
	return {
		...sale,
		client,
		location,
		payments: isPaidTold ? sale.payments : [],
		totals: {
			...totals,
			rounding: isPaidTold && fields.has('due') ? totals.rounding : null,
			paid: fields.has('collected') ? totals.paid : null,
			redeemed: fields.has('redeemed') ? totals.redeemed : null,
			due: fields.has('due') ? totals.due : null,
		},
	};
}
