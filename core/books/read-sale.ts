import {
	currencyDigits,
	currencyOf,
	dayOf,
	isRecord,
	lineKinds,
	listOf,
	own,
	paymentMethods,
	recordOf,
	textOf,
	type NamedRef,
	type UnknownRecord,
} from '../event';
import { amountReader, type AmountReader } from './amount-reader';
import type { BookLine, BookPayment, BookSale, BookTotals } from './book-sale';

/** Reads `data.sale` of an event; `null` when it has no id. `isRefund` counts where the sale itself does not say. */
export function readSale(record: UnknownRecord, isRefund: boolean): BookSale | null {
	const id = textOf(own(record, 'id'));
	if (id === null) return null;
	const currency = currencyOf(own(record, 'currency'));
	const digits = currencyDigits(currency);
	const reader = amountReader(digits);
	const lists: string[] = [];
	const listAt = (field: string): readonly unknown[] => {
		if (!Array.isArray(own(record, field))) lists.push(`${field} is no list`);
		return listOf(own(record, field));
	};
	const words: string[] = [];
	const told = own(record, 'isRefund');
	const sale = {
		id,
		number: textOf(own(record, 'number')),
		isRefund: typeof told === 'boolean' ? told : isRefund,
		refundOfId: textOf(own(record, 'refundOfId')),
		location: locationOf(own(record, 'location')),
		businessDay: dayOf(own(record, 'businessDay')),
		currency,
		isOpen: own(record, 'status') === 'open',
		digits,
		lines: listAt('lines').map((line, index) => toLine(recordOf(line), `lines[${index}].`, reader, words)),
		payments: readPayments(listAt('payments'), reader, words),
		totals: toTotals(recordOf(own(record, 'totals')), reader),
	};
	return { ...sale, problems: [...lists, ...words, ...reader.problems] };
}

function locationOf(value: unknown): NamedRef | null {
	if (!isRecord(value)) return null;
	return { id: textOf(own(value, 'id')), name: textOf(own(value, 'name')) };
}

/** Line tax is known to come with more digits at times (48.925): it is rounded, and the net amount goes by the gross. */
function toLine(line: UnknownRecord, at: string, reader: AmountReader, words: string[]): BookLine {
	const kind = lineKinds.find((known) => known === own(line, 'kind'));
	if (kind === undefined) words.push(`${at}kind is none of those known`);
	const tax = reader.rounded(line, 'tax', at);
	const gross = reader.exact(line, 'gross', at);
	const followsGross = tax !== null && !tax.isExact && gross !== null;
	return {
		kind: kind ?? 'other',
		name: textOf(own(line, 'name')),
		discount: reader.exact(line, 'discount', at) ?? 0,
		redeemed: reader.exact(line, 'redeemed', at) ?? 0,
		net: followsGross ? gross - tax.units : reader.exact(line, 'net', at),
		tax: tax?.units ?? null,
		gross,
	};
}

export function readPayments(
	list: readonly unknown[],
	reader: AmountReader,
	words: string[],
): readonly BookPayment[] {
	return list.map((entry, index) => toPayment(recordOf(entry), `payments[${index}].`, reader, words));
}

function toPayment(payment: UnknownRecord, at: string, reader: AmountReader, words: string[]): BookPayment {
	const method = paymentMethods.find((known) => known === own(payment, 'method'));
	if (method === undefined) words.push(`${at}method is none of those known`);
	const isRedemption = own(payment, 'isRedemption');
	if (typeof isRedemption !== 'boolean') words.push(`${at}isRedemption is neither true nor false`);
	const amount = reader.exact(payment, 'amount', at);
	if (own(payment, 'amount') === undefined || own(payment, 'amount') === null)
		words.push(`${at}amount is missing`);
	return {
		id: textOf(own(payment, 'id')),
		method: method ?? 'custom',
		name: textOf(own(payment, 'name')),
		isRedemption: isRedemption === true,
		amount: amount ?? 0,
		tip: reader.exact(payment, 'tip', at),
		serviceCharge: reader.exact(payment, 'serviceCharge', at),
		fees: reader.exact(payment, 'fees', at),
	};
}

function toTotals(totals: UnknownRecord, reader: AmountReader): BookTotals {
	const at = (field: string): number | null => reader.exact(totals, field, 'totals.');
	return {
		discount: at('discount'),
		tax: at('tax'),
		gross: at('gross'),
		tip: at('tip'),
		serviceCharge: at('serviceCharge'),
		fees: at('fees'),
		rounding: at('rounding'),
		paid: at('paid'),
		redeemed: at('redeemed'),
		due: at('due'),
	};
}
