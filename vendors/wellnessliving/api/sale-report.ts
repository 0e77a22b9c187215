import {
	currencyOf,
	dayOf,
	flagOf,
	localOf,
	minorUnitsOf,
	numberOf,
	own,
	textOf,
	utcOf,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { purchaseIdOf } from '../identity';
import { toBusiness } from '../places';
import { keyOf } from '../values';
import { toLikelyRows, type Rows } from './answer';
import { titleIn, toReportRecords, type ReportLayout } from './report-columns';
import { readReport, type ReportOptions, type ReportQuestion } from './reports';
import type { Days } from './sessions';

/** `cid_report` of "All Sales", the item view. */
const reportId = 739;

/**
 * Accrual and cash. Cash alone, which is what comes unasked, hides every sale settled from a client's account: two fifths
 * of the money of the business it was measured on.
 */
const accrualAndCash = 3;

/** The most digits WellnessLiving writes. Amounts of rows are whole numbers of these. */
export const rowDigits = 4;

/** One row of the report: a line of a sale, of a refund, or a movement of a client's account. */
export interface SaleRow {
	/** `null` for a movement of an account that belongs to no purchase. */
	readonly purchaseId: string | null;
	readonly itemKey: string | null;
	readonly itemId: string | null;
	/** Number of the purchase-item enumeration. */
	readonly itemKind: number | null;
	/** Kind of record `itemId` is of. */
	readonly table: number | null;
	/** Local, `YYYY-MM-DD`. */
	readonly day: string;
	readonly localAt: string | null;
	readonly happenedAt: string | null;
	readonly clientId: string | null;
	readonly locationId: string | null;
	readonly category: string | null;
	readonly title: string | null;
	readonly method: string | null;
	readonly quantity: number | null;
	readonly isRefund: boolean;
	readonly currency: string | null;
	readonly amounts: SaleRowAmounts;
}

/** In units of a ten-thousandth; `null` where the cell is empty. */
export interface SaleRowAmounts {
	/** Price of all pieces before discounts. */
	readonly sale: bigint | null;
	readonly discount: bigint | null;
	/** After discounts, without tax. */
	readonly net: bigint | null;
	readonly tax: bigint | null;
	readonly tip: bigint | null;
	readonly total: bigint | null;
	readonly paid: bigint | null;
	/** What the portal shows as net; differs from `net` on movements of an account. */
	readonly shownNet: bigint | null;
}

const layout: ReportLayout = {
	reportId,
	needed: {
		k_purchase: ['k_purchase'],
		k_purchase_item: ['k_purchase_item'],
		dtl_date: ['o_date.dtl_date'],
		dtu_date: ['o_date.dtu_date'],
		uid: ['o_client.uid_client'],
		k_location: ['o_location.k_location'],
		i_quantity: ['i_quantity'],
		m_sale: ['m_sale'],
		m_discount_amount: ['m_discount_amount'],
		m_net_sale: ['m_net_sale'],
		m_total_tax: ['m_total_tax'],
		m_total_tip: ['m_total_tip'],
		m_total_amount: ['m_total_amount'],
		m_total_paid: ['m_total_paid'],
		text_payment_method: ['text_payment_method', 'text_payment_method_base'],
		is_refund: ['o_action.is_refund_transaction'],
	},
	optional: {
		k_id: ['k_id'],
		id_table: ['id_table'],
		id_purchase_item: ['id_purchase_item'],
		text_revenue_category: ['text_revenue_category'],
		title: ['o_purchase_item_title_link.a_item', 'o_purchase_item_title_link.a_item[0].text_title'],
		m_shown_net: ['o_net_sale.m_amount'],
		id_currency: ['id_currency'],
	},
};

/** What to ask for; who wants the columns as the business shows them asks by itself. */
export function saleQuestion({ from, to }: Days): ReportQuestion {
	const filter = { o_date: { dl_start: from, dl_end: to }, o_purchase_accrual_cash: accrualAndCash };
	return { reportId, sort: 'o_date.dtu_date', filter };
}

/** All rows of whole local days, both inclusive. A late payment stands on the day it was made. */
export async function readSaleReport(
	caller: Caller,
	days: Days,
	options: ReportOptions = {},
): Promise<Read<Rows<SaleRow>>> {
	const report = await readReport(caller, saleQuestion(days), options);
	if (!report.ok) return report;
	const records = toReportRecords(report.value, layout);
	return records.ok ? toLikelyRows(records.value, 'row with a day', toSaleRow) : records;
}

/** `null` for a row without a day: it belongs to no sale that could be told. */
function toSaleRow(record: UnknownRecord): SaleRow | null {
	const units = (name: string): bigint | null => minorUnitsOf(own(record, name), rowDigits);
	const day = dayOf(own(record, 'dtl_date'));
	const currency = own(record, 'id_currency');
	if (day === null) return null;
	return {
		purchaseId: purchaseIdOf(own(record, 'k_purchase')),
		itemKey: keyOf(own(record, 'k_purchase_item')),
		itemId: keyOf(own(record, 'k_id')),
		itemKind: numberOf(own(record, 'id_purchase_item')),
		table: numberOf(own(record, 'id_table')),
		day,
		localAt: localOf(own(record, 'dtl_date')),
		happenedAt: utcOf(own(record, 'dtu_date')),
		clientId: keyOf(own(record, 'uid')),
		locationId: keyOf(own(record, 'k_location')),
		category: textOf(own(record, 'text_revenue_category')),
		title: textOf(titleIn(own(record, 'title'))),
		method: textOf(own(record, 'text_payment_method')),
		quantity: numberOf(own(record, 'i_quantity')),
		isRefund: flagOf(own(record, 'is_refund')) === true,
		currency: currencyOf(currency) ?? toBusiness({ id_currency: currency }, reportName).currency,
		amounts: {
			sale: units('m_sale'),
			discount: units('m_discount_amount'),
			net: units('m_net_sale'),
			tax: units('m_total_tax'),
			tip: units('m_total_tip'),
			total: units('m_total_amount'),
			paid: units('m_total_paid'),
			shownNet: units('m_shown_net'),
		},
	};
}

const reportName = 'report';
