import type { Row } from './answer';
import { mark } from './poll-event';
import type { SaleRow } from './sale-report';

/** Rows of the report that make one sale. */
export interface SaleGroup {
	readonly kind: 'sale' | 'refund' | 'payment' | 'account';
	/** `null` for a movement of a client's account that belongs to no purchase. */
	readonly purchaseId: string | null;
	readonly day: string;
	readonly rows: ReadonlyArray<Row<SaleRow>>;
	/** All that matters of all rows; rows that are equal to the byte are separate facts and count each. */
	readonly fingerprint: string;
}

/**
 * A sale is all rows of a purchase on one day, a refund all rows given back at one moment; rows by which nothing is sold
 * are a late payment. Rows without a purchase stand alone: money put on an account; where nothing was paid, the balance
 * was corrected and nothing sold.
 */
export function groupSales(rows: ReadonlyArray<Row<SaleRow>>): readonly SaleGroup[] {
	const groups = new Map<string, Row<SaleRow>[]>();
	for (const [index, row] of rows.entries()) {
		const key = groupKey(row.value, index);
		if (key === null) continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [row]);
		else group.push(row);
	}
	return [...groups.values()].flatMap((group) => toGroup(group) ?? []);
}

function groupKey(row: SaleRow, index: number): string | null {
	const { purchaseId, isRefund, happenedAt, localAt, day } = row;
	if (purchaseId === null) return isPaid(row) ? `account ${index}` : null;
	return isRefund ? `refund ${purchaseId} ${happenedAt ?? localAt ?? day}` : `sale ${purchaseId} ${day}`;
}

function isPaid({ amounts: { paid } }: SaleRow): boolean {
	return paid !== null && paid !== 0n;
}

function isNothingSold({ amounts: { sale, net, shownNet, tax } }: SaleRow): boolean {
	return [sale, net, shownNet, tax].every((units) => units === null || units === 0n);
}

function toGroup(rows: readonly Row<SaleRow>[]): SaleGroup | null {
	const first = rows[0]?.value;
	if (first === undefined) return null;
	const { purchaseId, isRefund, day } = first;
	const isPayment = rows.every(({ value }) => isPaid(value) && isNothingSold(value));
	const kind = purchaseId === null ? 'account' : isPayment ? 'payment' : isRefund ? 'refund' : 'sale';
	const texts = rows.map(({ value }) => rowText(value)).sort();
	return { kind, purchaseId, day, rows, fingerprint: `${kind[0] ?? ''}${mark(texts, 15)}` };
}

/**
 * What the business means by a row, in the columns every read has; neither the portal's own figures nor running balances,
 * which change by themselves.
 */
export function rowText(row: SaleRow): string {
	const { purchaseId, itemKey, localAt, happenedAt, clientId, locationId, method, quantity, isRefund } = row;
	const { sale, discount, net, tax, tip, total, paid } = row.amounts;
	const told = [
		purchaseId,
		itemKey,
		row.day,
		localAt,
		happenedAt,
		clientId,
		locationId,
		method,
		quantity,
		isRefund,
	];
	return JSON.stringify([...told, ...[sale, discount, net, tax, tip, total, paid].map(String)]);
}
