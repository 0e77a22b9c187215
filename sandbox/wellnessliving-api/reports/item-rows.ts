import { decimalOf } from '../../studio/stamp';
import { totalOf, transactionsOf, type Amounts, type Transaction } from '../money/transaction';
import type { Business } from '../store/business';
import type { PurchaseItem } from '../store/rows';
import type { ReportRow } from './columns';
import type { ReportFilter } from './filter';
import { baseMethodText, commonCells, fourDecimals, isInWindow, methodText } from './money-cells';

/** WellnessLiving's SDK, `PurchaseItemSid`. */
const promotion = 1;
const membership = 3;
const topUp = 7;
/** Tables that `k_id` points into. */
const purchaseItemTable = 251;
const accountPaymentTable = 964;

const currencyIds: Readonly<Record<string, number>> = { usd: 1, gbp: 3, cad: 4, aud: 6, nzd: 10, eur: 13 };

/** Report 739: a row for each line of a sale or refund. Lines alike in everything make rows alike in every byte. */
export function itemRows(business: Business, filter: ReportFilter): readonly ReportRow[] {
	return transactionsOf(business)
		.filter((transaction) => isInWindow(transaction, filter))
		.flatMap((transaction) =>
			transaction.lines.flatMap(({ item, amounts }) => {
				const counted = countedBy(filter.accounting, transaction, item, amounts);
				return counted === null ? [] : [itemRow(business, transaction, item, counted)];
			}),
		);
}

/**
 * What the accounting method leaves of a line, `null` for no row. Cash (2) knows money alone: what the client's account
 * paid is not there, which drops many sales whole. That accrual (1) leaves account top-ups out is a guess.
 */
function countedBy(
	method: ReportFilter['accounting'],
	{ lines, fromAccount }: Transaction,
	item: PurchaseItem,
	amounts: Amounts,
): Amounts | null {
	if (method === 1) return item.kindId === topUp ? null : amounts;
	if (method === 3 || fromAccount === 0) return amounts;
	const total = lines.reduce((sum, line) => sum + totalOf(line.amounts), 0);
	if (total === fromAccount) return null;
	const part = (cents: number) => Math.round((cents * (total - fromAccount)) / total);
	const [discount, tax, tip] = [part(amounts.discount), part(amounts.tax), part(amounts.tip)];
	return { discount, tax, tip, net: part(totalOf(amounts)) - tax - tip };
}

function itemRow(
	business: Business,
	transaction: Transaction,
	item: PurchaseItem,
	amounts: Amounts,
): ReportRow {
	const { purchase, isRefund, tenders } = transaction;
	const isTopUp = item.kindId === topUp;
	return {
		...commonCells(business, transaction, amounts),
		k_purchase_item: item.key,
		k_pay_transaction: null,
		k_id: item.thingKey,
		id_table: isTopUp ? accountPaymentTable : purchaseItemTable,
		id_purchase_item: item.kindId,
		k_promotion: item.kindId === promotion || item.kindId === membership ? item.thingKey : null,
		text_revenue_category: isTopUp ? 'Account Payments' : item.category,
		'o_purchase_item_title_link.a_item[0].text_title': item.title,
		i_quantity: isRefund ? -item.count : item.count,
		'o_net_sale.m_amount': decimalOf(amounts.net),
		// the portal shows the other figure here
		...(isTopUp ? { m_net_sale: fourDecimals(0) } : {}),
		text_payment_method: tenders.map(({ tender }) => methodText(tender)).join(', '),
		text_payment_method_base: tenders.map(({ tender }) => baseMethodText(tender)).join(', '),
		id_currency: currencyIds[purchase.currency] ?? 1,
	};
}
