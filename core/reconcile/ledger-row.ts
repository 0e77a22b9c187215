import { parseStamp } from '../books';
import { currencyOf, dayOf, idOf, textOf } from '../event';
import { minorUnits } from './event-row';
import { keyTextOf } from './key-text';
import { firstOf, type Path } from './path';
import { leftOut, rowOf, unreadable, type Reader } from './row';

/** Where ledger documents hold what we compare; the names are the ledgers' own. */
export interface LedgerShape {
	readonly id: readonly Path[];
	readonly number: readonly Path[];
	readonly total: readonly Path[];
	readonly day: readonly Path[];
	readonly currency: readonly Path[];
	/** Where our stamp is. */
	readonly memo: readonly Path[];
	readonly isVoid: (item: unknown) => boolean;
}

export type LedgerMatch = 'saleNumber' | 'saleDocument' | 'dayDocument';

/** Reads documents of a ledger by their number. */
export function ledgerReader(shape: LedgerShape, match: LedgerMatch): Reader {
	return (item, index) => {
		const number = keyTextOf(firstOf(item, shape.number));
		if (number === null) return unreadable('it has no document number');
		const key = keysOfNumber[match](number);
		if (key === null) return leftOut(leftOutReasons[match]);
		const stamp = parseStamp(firstOf(item, shape.memo));
		const currency = currencyOf(firstOf(item, shape.currency));
		const row = rowOf(item, index, {
			key,
			identity: `document/${number}`,
			factId: idOf(firstOf(item, shape.id)),
			day: stamp?.businessDay ?? dayOf(firstOf(item, shape.day)),
			currency,
			// The total of a document we posted is what it debits, not what the sale came to.
			amount: stamp === null ? minorUnits(firstOf(item, shape.total), currency) : null,
			sales: stamp?.sales ?? null,
			// The newest revision tells how many sales the day has.
			time: stamp === null ? null : String(stamp.revision).padStart(3, '0'),
			absence: shape.isVoid(item) ? `document ${number} is void` : null,
		});
		return { kind: 'row', row };
	};
}

/** `ZR-NORTH-261120-1` is the credit note beside the invoice of a day. */
const dayShape = /^([A-Z])[DR](-[A-Z0-9]{1,8}-\d{6})-[1-9]\d?$/;
const saleShape = /^([A-Z]N-[A-Z0-9]{1,8}-([A-Za-z0-9]+))(-[1-9]\d?)?$/;
/** Refunds, and sales whose own number is too long: a hash of the id instead of centre and number. */
const hashShape = /^([A-Z][NR]-[A-Z2-7]{15})(-[1-9]\d?)?$/;

const keysOfNumber: Readonly<Record<LedgerMatch, (number: string) => string | null>> = {
	saleNumber: (number) =>
		dayShape.test(number) || hashShape.test(number) ? null : (saleShape.exec(number)?.[2] ?? number),
	saleDocument: (number) => saleShape.exec(number)?.[1] ?? hashShape.exec(number)?.[1] ?? null,
	dayDocument: (number) => {
		const [, letter, rest] = dayShape.exec(number) ?? [];
		return letter === undefined || rest === undefined ? null : `${letter}D${rest}`;
	},
};

const leftOutReasons: Readonly<Record<LedgerMatch, string>> = {
	saleNumber: 'documents without a sale number',
	saleDocument: 'documents that Studio Accounting did not post for a sale',
	dayDocument: 'documents that Studio Accounting did not post for a day',
};

/** A text status, such as Xero's `VOIDED`. */
export function hasStatus(item: unknown, paths: readonly Path[], statuses: ReadonlySet<string>): boolean {
	return statuses.has((textOf(firstOf(item, paths)) ?? '').toUpperCase());
}
