import { majorOf } from '../../studio/stamp';
import { isMoney } from '../reports/tender-text';
import type { Invoice, Json } from '../store/rows';

const expandable = {
	invoiceitems: 'invoice_items',
	transactions: 'transactions',
	appointments: 'appointments',
} as const;

/** The webhook's object with what only the API tells; lists come with the matching `expand`. */
export function invoiceAnswer(invoice: Invoice, expands: readonly string[]): Json {
	const wanted = expands.map((one) => one.toLowerCase());
	const lists = Object.entries(expandable).map(([name, field]) => [
		field,
		wanted.includes(name) ? (invoice.told[field] ?? []) : null,
	]);
	const fees = invoice.tenders.reduce((sum, { feeCents }) => sum + feeCents, 0);
	const payable = invoice.lines.reduce((sum, { finalCents }) => sum + finalCents, invoice.roundingCents);
	const paid = invoice.tenders.reduce((sum, { cents }) => sum + cents, 0);
	return {
		...invoice.told,
		...Object.fromEntries(lists),
		group_invoice_id: invoice.told.group_invoice_id ?? null,
		invoice_dues: {
			total: majorOf(payable + fees),
			paid: majorOf(paid + fees),
			balance: majorOf(payable - paid),
		},
		environmental_fee: { total: majorOf(fees), paid: majorOf(fees), balance: 0 },
		has_redemptions:
			invoice.tenders.some((tender) => !isMoney(tender)) ||
			invoice.lines.some((line) => line.salesCents + line.taxCents !== line.finalCents),
		gstin: '',
		gst_sequence: null,
	};
}

/**
 * `expand` has to be repeated: of a list with commas Zenoti takes the last name only, and it knows no `expand[]`.
 */
export function repeatedNames(values: readonly string[]): readonly string[] {
	return values.map((value) => value.split(',').at(-1)?.trim() ?? '');
}
