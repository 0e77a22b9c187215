import { createHash } from 'node:crypto';
import { minorUnitsOf } from '../../core/event/money';
import { idOf } from '../../core/event/read';
import { keyOf } from './values';

/**
 * How WellnessLiving's things are named, so that webhook, poll and receipt agree. Polls see the same parts: sales by
 * `k_purchase`, visits by (`k_visit`, `id_visit`); every function here works on values both sides have.
 */

/**
 * The purchase key. Webhooks and receipts pad it with zeros to twelve digits, the REST lists do not; a refund calls
 * the same number `order_id`.
 */
export function purchaseIdOf(value: unknown): string | null {
	return keyOf(idOf(value)?.replace(/^0+(?=\d)/, ''));
}

/** One line of what was given back, as the vendor writes it. */
export interface RefundPart {
	readonly itemId: string | null;
	readonly name: string | null;
	readonly quantity: number | null;
	readonly amount: unknown;
}

/**
 * Names one refund of an order by what was given back, because one order can be refunded several times in parts and
 * the payload carries no key of the refund. Signs, the order of the lines and the way amounts are written do not
 * matter, nor do the prices of the lines while there is a total: a payload may have them with tax, and the sales report
 * has them without. Two equal refunds of one line share this name; a poll that sees both has to number the second one.
 */
export function refundDigest(parts: readonly RefundPart[], total: unknown): string {
	const whole = unsigned(total);
	const text = [whole, ...parts.map((part) => partText(part, whole === '')).sort()].join('\n');
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function partText({ itemId, name, quantity, amount }: RefundPart, isPriced: boolean): string {
	const thing = [itemId ?? name, quantity === null ? null : Math.abs(quantity)];
	return JSON.stringify(isPriced ? [...thing, unsigned(amount)] : thing);
}

/** WellnessLiving writes two or four decimals. */
const digestDigits = 4;

function unsigned(amount: unknown): string {
	const units = minorUnitsOf(amount, digestDigits);
	return units === null ? '' : String(units < 0n ? -units : units);
}

export function refundIdOf(purchaseId: string, digest: string): string {
	return `${purchaseId}-refund-${digest}`;
}

export interface VisitParts {
	readonly kind: 'class' | 'appointment';
	readonly visitId: string | null;
	readonly clientId: string | null;
	/** `k_class_period` or `k_appointment`. */
	readonly periodId: string | null;
	/** UTC where known, else local; a class period repeats every week, so without it there is no identity. */
	readonly start: string | null;
}

/** `k_visit`; where the body has none, client, class period and start, which a poll sees as well. */
export function visitIdOf(parts: VisitParts): string | null {
	const { visitId, clientId, periodId, start, kind } = parts;
	if (visitId !== null) return visitId;
	if (clientId === null || periodId === null || start === null) return null;
	return `${clientId}-${kind}-${periodId}-${compact(start)}`;
}

/** One session of a class: `k_class_period` repeats every week, so its UTC start belongs to the key. */
export function sessionIdOf(periodId: string | null, startAt: string | null): string | null {
	return periodId === null || startAt === null ? null : `${periodId}-${compact(startAt)}`;
}

/** `2025-03-10T11:00:00.000Z` → `20250310T110000Z`. */
function compact(time: string): string {
	return time.replace(/\.000Z$/, 'Z').replace(/[-:]/g, '');
}
