import { amountDigits, amountOf, minorUnitsOf } from '../../../core/event';
import { rowDigits, type SaleRow, type SaleRowAmounts } from './sale-report';

/** `-105000n` → `-10.5000`. */
export function decimalText(units: bigint): string {
	const digits = String(units < 0n ? -units : units).padStart(rowDigits + 1, '0');
	return `${units < 0n ? '-' : ''}${digits.slice(0, -rowDigits)}.${digits.slice(-rowDigits)}`;
}

/** The figures of a line in whole minor units of its currency. */
export interface LineFigures {
	/** Without tax, after discounts. */
	readonly net: bigint;
	readonly tax: bigint;
	readonly tip: bigint;
	readonly discount: bigint;
	/** List price of all pieces; `null` when not told. */
	readonly list: bigint | null;
	/** `null` when not told. */
	readonly paid: bigint | null;
}

const topUp = 7;
/** Kind of record behind `k_id`: a payment to a client's account. */
const accountPayments = 964;

/** A row that puts money on a client's account: stored value is sold, and no income. */
export function isAccountRow({ itemKind, table, purchaseId }: SaleRow): boolean {
	return itemKind === topUp || table === accountPayments || purchaseId === null;
}

/** Refunds are negative whatever sign is written. */
export function lineFigures(row: SaleRow, currency: string | null): LineFigures {
	const digits = amountDigits(currency);
	const signed = (units: bigint | null): bigint | null => {
		const minor = units === null ? null : minorUnitsOf(decimalText(units), digits);
		return minor !== null && row.isRefund && minor > 0n ? -minor : minor;
	};
	const { amounts } = row;
	return {
		net: signed(netOf(row)) ?? 0n,
		tax: signed(amounts.tax) ?? 0n,
		tip: signed(amounts.tip) ?? 0n,
		discount: signed(amounts.discount) ?? 0n,
		list: signed(amounts.sale),
		paid: signed(amounts.paid),
	};
}

/**
 * What the portal shows is the studio's truth. On payments to an account one of the two figures is nothing, and it is not
 * always the same one.
 */
function netOf(row: SaleRow): bigint | null {
	const { shownNet, net, paid, total }: SaleRowAmounts = row.amounts;
	if (!isAccountRow(row)) return shownNet ?? net;
	return [shownNet, net, paid, total].find((units) => units !== null && units !== 0n) ?? null;
}

/** Major units; `null` beyond what a number holds exactly. */
export function majorOf(units: bigint | null, currency: string | null): number | null {
	if (units === null || !Number.isSafeInteger(Number(units))) return null;
	return amountOf(units, amountDigits(currency));
}
