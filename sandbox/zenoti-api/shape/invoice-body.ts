import { majorOf } from '../../studio/stamp';
import type { Organisation } from '../store/organisation';
import type { Guest, Invoice, InvoiceLine, Json, Tender, VisitLine } from '../store/rows';

const usDollars = 148;

/** `data.invoice` of Invoice.Closed, and what `GET /v1/invoices/{id}` is made of: misspelt as Zenoti misspells it. */
export function invoiceBody(invoice: Omit<Invoice, 'told'>, organisation: Organisation): Json {
	const sum = (cents: (line: InvoiceLine) => number) =>
		invoice.lines.reduce((total, line) => total + cents(line), 0);
	const payable = sum(({ finalCents }) => finalCents);
	const tax = sum(({ taxCents }) => taxCents);
	const visit = invoice.groupId === null ? undefined : organisation.visits.get(invoice.groupId);
	return {
		group_invoice_id: null,
		id: invoice.id,
		invoice_number: invoice.number,
		invoice_number_prefix: invoice.prefix,
		receipt_number: invoice.receipt,
		appointment_group_id: invoice.groupId,
		lock: invoice.isClosed,
		is_closed: invoice.isClosed,
		is_refund: invoice.isRefund,
		invoice_date: invoice.date,
		center_id: invoice.centerId,
		total_price: {
			currency_id: 0,
			net_price: majorOf(payable - tax),
			tax: majorOf(tax),
			rounding_adjustment: majorOf(invoice.roundingCents),
			sum_total: majorOf(payable + invoice.roundingCents),
		},
		guest: buyer(organisation.guests.get(invoice.guestId)),
		invoice_items: invoice.lines.map(item),
		appointments: (visit?.lines ?? []).map(appointment),
		transactions: invoice.tenders.map((tender) => transaction(tender, invoice.centerId)),
		additional_fields: [],
	};
}

function buyer(guest: Guest | undefined): Json | null {
	if (guest === undefined) return null;
	const { first_name, last_name, gender, email } = guest.personal;
	const mobile_phone = displayPhone(guest.personal.mobile_phone);
	return { id: guest.id, first_name, last_name, gender, code: guest.code, mobile_phone, email };
}

/** `+1 2015550150`; empty when there is none. */
export function displayPhone(phone: unknown): string {
	if (typeof phone !== 'object' || phone === null) return '';
	const { phone_code, number } = { phone_code: null, number: null, ...phone };
	if (typeof number !== 'string' || number === '') return '';
	return typeof phone_code === 'number' ? `+${phone_code} ${number}` : number;
}

function item(line: InvoiceLine): Json {
	return {
		invoice_item_id: line.id,
		id: line.itemId,
		name: line.name,
		type: line.type,
		is_giftcard: line.isGiftCard,
		code: line.code,
		price: {
			currency_id: usDollars,
			sales: majorOf(line.salesCents),
			tax: majorOf(line.taxCents),
			final: majorOf(line.finalCents),
			discount: majorOf(line.discountCents),
		},
		quantity: line.quantity,
		sale_by_id: line.soldById,
	};
}

function appointment(line: VisitLine): Json {
	return {
		id: line.id,
		invoice_item_id: line.invoiceItemId,
		service_name: line.serviceName,
		service_id: line.serviceId,
		start_time: line.startUtc,
		end_time: line.endUtc,
		serviceduration_in_miutes: line.minutes,
		has_add_ons: false,
		is_add_on: false,
		therapist_name: line.therapistName,
		TherapistId: line.therapistId,
		is_recurring: false,
		appointment_type: 2,
		therapist_request_type: 0,
		room_name: line.roomName ?? '',
		equipment_name: '',
	};
}

function transaction(tender: Tender, centerId: string): Json {
	const { cents, tipCents, serviceChargeCents, feeCents } = tender;
	return {
		payment_option: {
			id: centerId,
			payment_mode: tender.mode,
			payment_name: tender.name,
			card_number: tender.cardNumber,
			additional_data: null,
		},
		total_amount_paid: majorOf(cents + tipCents + serviceChargeCents + feeCents),
		amount_paid: majorOf(cents),
		tip_amount: majorOf(tipCents),
		ssg_amount: majorOf(serviceChargeCents),
		donation_amount: 0,
		fee_amount: majorOf(feeCents),
		cash_back_amount: 0,
		transaction_id: tender.id,
		payment_date: tender.paidAt,
		cash_regester_id: null,
		gst_sequences: [],
	};
}
