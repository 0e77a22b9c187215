import {
	dayOf,
	own,
	readAmount,
	recordOf,
	textOf,
	type PaymentMethod,
	type UnknownRecord,
} from '../../../core/event';
import { zenotiIdOf } from '../read-zenoti';
import { mark } from './fingerprint';
import { tendersOf } from './tender-text';

/** A row of the collections report: tips and service charge come as rows of their own, with an amount of 0. */
export interface Collection {
	readonly id: string;
	readonly saleId: string;
	readonly saleNumber: string | null;
	readonly clientId: string | null;
	readonly locationId: string | null;
	/** `YYYY-MM-DD`, the center's. */
	readonly paidOn: string | null;
	readonly closedOn: string | null;
	readonly isOpen: boolean | null;
	/** `null` when the text names several or none. */
	readonly method: PaymentMethod | null;
	readonly name: string | null;
	/** Including tax. */
	readonly amount: number | null;
	readonly tax: number | null;
	readonly tip: number | null;
	readonly serviceCharge: number | null;
	readonly fees: number | null;
	readonly cashBack: number | null;
	/** Still to be paid of the invoice. */
	readonly due: number | null;
}

const identifying = [
	'payment_date',
	'payment_type',
	'amount_paid',
	'tip',
	'ssg',
	'esf',
	'card_invoice_no',
	'check_number',
] as const;

export function toCollection(row: UnknownRecord, currency: string | null): Collection | null {
	const saleId = zenotiIdOf(own(row, 'invoice_id'));
	if (saleId === null) return null;
	const amountAt = (field: string): number | null => readAmount(own(recordOf(row), field), currency);
	const [tender, ...others] = tendersOf(own(row, 'payment_type'));
	const status = textOf(own(row, 'invoice_status'))?.toLowerCase() ?? null;
	return {
		id: `${saleId}:${mark(identifying.map((field) => own(row, field) ?? null))}`,
		saleId,
		saleNumber: textOf(own(row, 'invoice_no')),
		clientId: zenotiIdOf(own(row, 'guest_id')),
		locationId: zenotiIdOf(own(row, 'center_id')),
		paidOn: dayOf(own(row, 'payment_date')),
		closedOn: dayOf(own(row, 'invoice_closed_date')),
		isOpen: status === null ? null : status !== 'closed',
		method: tender === undefined || others.length > 0 ? null : tender.method,
		name: textOf(own(row, 'custom_name')) ?? textOf(own(row, 'payment_type')),
		amount: amountAt('amount_paid'),
		tax: amountAt('tax_collected'),
		tip: amountAt('tip'),
		serviceCharge: amountAt('ssg'),
		fees: amountAt('esf'),
		cashBack: amountAt('cash_back'),
		due: amountAt('due'),
	};
}
