import { createRandom } from '../../random/random';

/** `cid_report`: all clients, all transactions by item, all transactions by payment. */
export const reportIds = [689, 739, 799] as const;
export type ReportId = (typeof reportIds)[number];

export function reportIdOf(value: number): ReportId | null {
	return reportIds.find((known) => known === value) ?? null;
}

/** A cell per column, by the column's dotted name. */
export type ReportRow = Readonly<Record<string, string | number | boolean | null>>;

const when = ['o_date.dtu_date', 'o_date.dtl_date'] as const;
const who = ['o_client.uid_client', 'o_client.text_name', 'o_location.k_location'] as const;
const amounts = [
	'i_quantity',
	'm_sale',
	'm_discount_amount',
	'm_net_sale',
	'm_total_tax',
	'm_total_tip',
	'm_total_amount',
	'm_total_paid',
	'm_account_change',
	'm_debit',
	'm_credit',
	'm_transaction_balance',
] as const;
const common = [
	'k_purchase',
	'k_pay_transaction',
	...when,
	...who,
	...amounts,
	'text_payment_method',
	's_batch_number',
	'o_action.is_refund_transaction',
	'id_pay_transaction_status',
	'text_origin',
	'text_frequency',
	'o_actor.text_actor',
] as const;

/** Column names as used by a project that measured them, and in which report each is. */
export const columnNames = {
	689: [
		'uid',
		...[1, 2, 3, 4, 5, 6, 7, 11].map((field) =>
			field === 2 ? 'field-general-2.text_name' : `field-general-${field}`,
		),
		'text_client_type',
		'o_since_date.dtl_date',
		'o_note.text_note_list',
		'field-custom-70001',
	],
	739: [
		...common,
		'k_purchase_item',
		'k_id',
		'id_table',
		'id_purchase_item',
		'k_promotion',
		'text_revenue_category',
		'o_purchase_item_title_link.a_item[0].text_title',
		'o_net_sale.m_amount',
		'text_payment_method_base',
		'id_currency',
	],
	799: [
		...common,
		'dtu_purchase_start',
		'o_total_paid.m_amount',
		'o_payment_status.text_status',
		'o_decline_reason.text_decline_reason',
		'text_order_id',
		'text_processor_reference',
	],
} as const satisfies Readonly<Record<ReportId, readonly string[]>>;

/** The portal's order of a business: its own, and another than that of the next business. */
export function usualColumns(report: ReportId, businessKey: string): readonly string[] {
	const seed = [...businessKey].reduce<number>(
		(sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003,
		report,
	);
	return createRandom(seed).shuffled<string>(columnNames[report]);
}

const paddedTo = 32;
const padded: ReadonlySet<string> = new Set([
	'field-general-1',
	'field-general-2.text_name',
	'text_payment_method',
	'text_revenue_category',
	'o_purchase_item_title_link.a_item[0].text_title',
]);

/** Some texts come in the length of their database column. */
export function cellOf(row: ReportRow, column: string, padsText: boolean): ReportRow[string] {
	const value = row[column] ?? null;
	return padsText && padded.has(column) && typeof value === 'string' ? value.padEnd(paddedTo, '\0') : value;
}
