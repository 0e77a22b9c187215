import { flagOf, minorUnitsOf, own, textOf, type UnknownRecord } from '../../../core/event';
import { idFrom, type RowRecord } from '../../../core/rows';
import { purchaseIdOf } from '../identity';

/** What the rows of one sale or refund share. */
export interface SaleName {
	/** The purchase, or what stands in for it. */
	readonly id: string;
	readonly isRefund: boolean;
	/** Which of the equal refunds of one purchase, from 1, in the order of time. */
	readonly nth: number;
}

/** Between the parts of a group's name: no part can hold it. */
const separator = '\n';

export function nameOfGroup(groupId: string): SaleName {
	const [id = '', nth] = groupId.split(separator);
	return { id, isRefund: nth !== undefined, nth: Number(nth ?? 1) };
}

const declinedWords: ReadonlySet<string> = new Set([
	'failed',
	'fail',
	'declined',
	'decline',
	'error',
	'void',
	'voided',
]);

/** Attempts to pay that came to nothing are rows, too. */
export function isDeclined(record: UnknownRecord): boolean {
	return declinedWords.has((textOf(own(record, 'status')) ?? '').toLowerCase());
}

/**
 * The sale that each row belongs to. A refund is told by its column, else by the sum of what one purchase has at one
 * moment: a single line may be negative in a sale too (a deposit that is taken off).
 */
export function saleGroupsOf(rows: readonly RowRecord[]): ReadonlyArray<string | null> {
	const moments = new Map<string, RowRecord[]>();
	for (const row of rows) {
		const key = momentKey(row);
		if (key === null) continue;
		const known = moments.get(key);
		if (known === undefined) moments.set(key, [row]);
		else known.push(row);
	}
	const refunds = numbered([...moments].filter(([, together]) => isRefund(together)));
	return rows.map((row) => {
		const id = isDeclined(row.record) ? null : purchaseOf(row.record);
		const nth = refunds.get(momentKey(row) ?? '');
		return id === null || nth === undefined ? id : [id, nth].join(separator);
	});
}

function purchaseOf(record: UnknownRecord): string | null {
	const transaction = textOf(own(record, 'transaction'));
	return (
		purchaseIdOf(own(record, 'k_purchase')) ??
		(transaction === null ? null : idFrom('transaction', transaction))
	);
}

const momentFields = ['date', 'time', 'date_utc'];

function momentKey({ record }: RowRecord): string | null {
	const id = isDeclined(record) ? null : purchaseOf(record);
	if (id === null) return null;
	return [id, ...momentFields.map((field) => textOf(own(record, field)) ?? '')].join(separator);
}

const digits = 4;

function isRefund(rows: readonly RowRecord[]): boolean {
	const told = rows.map(({ record }) => flagOf(own(record, 'refund')));
	if (told.some((flag) => flag !== null)) return told.includes(true);
	return rows.reduce((sum, row) => sum + signedAmount(row), 0n) < 0n;
}

function signedAmount({ record }: RowRecord): bigint {
	return minorUnitsOf(own(record, 'net') ?? own(record, 'total'), digits) ?? 0n;
}

/** Equal refunds of one purchase have the same digest, so the later ones are counted. */
function numbered(
	refunds: ReadonlyArray<readonly [key: string, rows: readonly RowRecord[]]>,
): Map<string, number> {
	const counts = new Map<string, number>();
	const numbers = new Map<string, number>();
	for (const [key, rows] of [...refunds].sort(([one], [other]) => (one < other ? -1 : 1))) {
		const content = JSON.stringify([key.split(separator)[0], ...rows.map(contentOf).sort()]);
		const nth = (counts.get(content) ?? 0) + 1;
		counts.set(content, nth);
		numbers.set(key, nth);
	}
	return numbers;
}

function contentOf({ record }: RowRecord): string {
	const told = Object.entries(record).filter(([field]) => !momentFields.includes(field));
	return JSON.stringify(told.sort(([one], [other]) => (one < other ? -1 : 1)));
}
