import { DateTime } from 'luxon';
import { createRandom } from '../../random/random';
import { localOf, majorOf } from '../stamp';
import { envelope, zenotiIdsOf, type Json } from '../zenoti-parts';
import { tillCenter } from './day';
import type { TillLine, TillSale, TillTender } from './till-sale';

const usDollars = 148;

/** `Invoice.Closed` of a sale at the till. The same number is the same invoice, however often it is closed. */
export function tillInvoice(sale: TillSale): Json {
	const at = instantOf(sale);
	const sign = sale.isRefund === true ? -1 : 1;
	const sum = (cents: (line: TillLine) => number) => sale.lines.reduce((all, each) => all + cents(each), 0);
	const net = sum(({ listCents, discountCents }) => listCents - discountCents);
	const tax = sum(({ taxCents }) => taxCents);
	const moment = { at, ...zenotiIdsOf(at, Number(sale.number) * 2) };
	return envelope('Invoice.Closed', moment, {
		invoice: {
			group_invoice_id: null,
			id: idOf(sale.number, 'invoice'),
			invoice_number: sale.number,
			invoice_number_prefix: '',
			receipt_number: `R${sale.number}`,
			appointment_group_id: null,
			lock: true,
			is_closed: true,
			is_refund: sign === -1,
			invoice_date: localOf(at, tillCenter.timeZone),
			center_id: tillCenter.id,
			total_price: {
				currency_id: 0,
				net_price: majorOf(sign * net),
				tax: majorOf(sign * tax),
				rounding_adjustment: 0,
				sum_total: majorOf(sign * (net + tax)),
			},
			guest: guestOf(sale.number),
			invoice_items: sale.lines.map((line, index) => item(sale.number, line, index, sign)),
			appointments: [],
			transactions: sale.tenders.map((tender, index) => transaction(sale, tender, index, sign, at)),
			additional_fields: [],
		},
	});
}

function instantOf({ minute }: TillSale): number {
	const { day, timeZone } = tillCenter;
	return DateTime.fromISO(`${day}T09:00:00`, { zone: timeZone }).plus({ minutes: minute }).toMillis();
}

/** The same for ever for the same sale. */
function idOf(number: string, what: string): string {
	const seed = [...`${what}${number}`].reduce(
		(sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647,
		7,
	);
	return createRandom(seed).guid();
}

function guestOf(number: string): Json {
	return {
		id: idOf(number, 'guest'),
		first_name: 'Robin',
		last_name: `Example ${number}`,
		gender: 0,
		code: `HS${number}`,
		mobile_phone: '+1 201 555 0150',
		email: `guest.${number}@mail.test`,
	};
}

function item(number: string, line: TillLine, index: number, sign: 1 | -1): Json {
	const { listCents, discountCents, taxCents } = line;
	const sales = sign * (listCents - discountCents);
	return {
		invoice_item_id: idOf(`${number}${index}`, 'line'),
		id: idOf(line.name, 'item'),
		name: line.name,
		type: line.type,
		is_giftcard: line.type === 6 ? true : null,
		code: '',
		price: {
			currency_id: usDollars,
			sales: majorOf(sales),
			tax: majorOf(sign * taxCents),
			final: majorOf(sales + sign * taxCents),
			discount: majorOf(sign * discountCents),
		},
		quantity: 1,
		sale_by_id: null,
	};
}

function transaction(sale: TillSale, tender: TillTender, index: number, sign: 1 | -1, at: number): Json {
	const { cents, tipCents, serviceChargeCents } = tender;
	return {
		payment_option: {
			id: idOf(tender.name, 'tender'),
			payment_mode: tender.mode,
			payment_name: tender.name,
			card_number: '',
			additional_data: null,
		},
		total_amount_paid: majorOf(sign * (cents + tipCents + serviceChargeCents)),
		amount_paid: majorOf(sign * cents),
		tip_amount: majorOf(sign * tipCents),
		ssg_amount: majorOf(sign * serviceChargeCents),
		donation_amount: 0,
		fee_amount: 0,
		cash_back_amount: 0,
		transaction_id: idOf(`${sale.number}${index}`, 'payment'),
		payment_date: localOf(at, tillCenter.timeZone),
		cash_regester_id: null,
		gst_sequences: [],
	};
}
