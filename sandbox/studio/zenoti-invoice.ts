import type { Occasion } from './occasion';
import type { StudioClient } from './people';
import { localOf, majorOf, naiveUtcOf } from './stamp';
import { envelope, type Json, type Moment } from './zenoti-parts';

/** Item types of invoice lines, and the numeric id of US dollars seen in real traffic. */
const serviceType = 0;
const productType = 2;
const usDollars = 148;

interface InvoiceIds {
	readonly id: string;
	/** `null` for retail and refunds. */
	readonly visitGuid: string | null;
	/** 1, or −1 for a refund. */
	readonly sign: 1 | -1;
	/** Suffix that keeps the numbers of sale and refund apart. */
	readonly number: string;
}

/** Invoice.Closed of a visit, or of something taken from the shelf. */
export function invoiceClosed(client: StudioClient, occasion: Occasion, moment: Moment): Json {
	const isRetail = occasion.offering.kind === 'product';
	return invoice(client, occasion, moment, {
		id: occasion.invoiceGuid,
		visitGuid: isRetail ? null : occasion.visitGuid,
		sign: 1,
		number: String(occasion.number),
	});
}

/** A refund is an invoice of its own: `is_refund`, negative totals, no visit, no word of what it refunds. */
export function invoiceRefunded(client: StudioClient, occasion: Occasion, moment: Moment): Json {
	return invoice(client, occasion, moment, {
		id: occasion.refundGuid,
		visitGuid: null,
		sign: -1,
		number: `${occasion.number}9`,
	});
}

function invoice(client: StudioClient, occasion: Occasion, moment: Moment, ids: InvoiceIds): Json {
	const { center, netCents, taxCents } = occasion;
	const total = ids.sign * (netCents + taxCents);
	return envelope('Invoice.Closed', moment, {
		invoice: {
			group_invoice_id: null,
			id: ids.id,
			invoice_number: ids.number,
			invoice_number_prefix: center.invoicePrefix,
			receipt_number: `${center.invoicePrefix}R${ids.number}`,
			appointment_group_id: ids.visitGuid,
			lock: true,
			is_closed: true,
			is_refund: ids.sign === -1,
			invoice_date: localOf(moment.at, center.timeZone),
			center_id: center.guid,
			total_price: {
				currency_id: 0,
				net_price: majorOf(ids.sign * netCents),
				tax: majorOf(ids.sign * taxCents),
				rounding_adjustment: 0,
				sum_total: majorOf(total),
			},
			guest: buyer(client),
			invoice_items: [item(occasion, ids.sign)],
			appointments: ids.visitGuid === null ? [] : [invoicedAppointment(occasion)],
			transactions: [transaction(occasion, ids.sign, total, localOf(moment.at, center.timeZone))],
			additional_fields: [],
		},
	});
}

/** Misspelt as Zenoti misspells it. */
function invoicedAppointment(occasion: Occasion): Json {
	const { offering, teacher, startsAt } = occasion;
	return {
		id: occasion.lineGuid,
		invoice_item_id: occasion.invoiceLineGuid,
		service_name: offering.name,
		service_id: offering.guid,
		start_time: naiveUtcOf(startsAt),
		end_time: naiveUtcOf(startsAt + offering.minutes * 60_000),
		serviceduration_in_miutes: offering.minutes,
		has_add_ons: false,
		is_add_on: false,
		therapist_name: `${teacher.firstName} ${teacher.lastName}`,
		TherapistId: teacher.guid,
		is_recurring: false,
		appointment_type: 2,
		therapist_request_type: 0,
		room_name: 'Room 1',
		equipment_name: '',
	};
}

function buyer(client: StudioClient): Json {
	return {
		id: client.guid,
		first_name: client.firstName,
		last_name: client.lastName,
		gender: client.gender === 'female' ? 0 : 1,
		code: client.code,
		mobile_phone: `+1 ${client.phone.slice(2)}`,
		email: client.email ?? '',
	};
}

function item({ offering, teacher, netCents, taxCents, invoiceLineGuid }: Occasion, sign: 1 | -1): Json {
	return {
		invoice_item_id: invoiceLineGuid,
		id: offering.guid,
		name: offering.name,
		type: offering.kind === 'product' ? productType : serviceType,
		is_giftcard: null,
		code: offering.code,
		price: {
			currency_id: usDollars,
			sales: majorOf(sign * netCents),
			tax: majorOf(sign * taxCents),
			final: majorOf(sign * (netCents + taxCents)),
			discount: 0,
		},
		quantity: 1,
		sale_by_id: teacher.guid,
	};
}

function transaction(occasion: Occasion, sign: 1 | -1, totalCents: number, paidAt: string): Json {
	return {
		payment_option: {
			id: occasion.center.guid,
			payment_mode: 0,
			payment_name: 'CASH',
			card_number: '',
			additional_data: null,
		},
		total_amount_paid: majorOf(totalCents),
		amount_paid: majorOf(totalCents),
		tip_amount: 0,
		ssg_amount: 0,
		donation_amount: 0,
		fee_amount: 0,
		cash_back_amount: 0,
		transaction_id: sign === 1 ? occasion.paymentGuid : occasion.refundGuid,
		payment_date: paidAt,
		cash_regester_id: null,
		gst_sequences: [],
	};
}
