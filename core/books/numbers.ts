import { createHash } from 'node:crypto';
import type { Centre, Journal, NumberedSale } from './journal';

/** QuickBooks takes no longer document number. */
export const longestNumber = 21;
/** The highest revision: two digits. */
export const lastRevision = 99;
const longestBase = longestNumber - '-99'.length;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** First characters of base32 (RFC 4648) over SHA-256; the same for ever for the same parts. */
export function shortHash(parts: readonly string[], length: number): string {
	const digest = createHash('sha256').update(parts.join('\n')).digest();
	let bits = '';
	for (const byte of digest) bits += byte.toString(2).padStart(8, '0');
	return Array.from(
		{ length },
		(_, index) => alphabet[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '',
	).join('');
}

/** A centre without a code of the user's gets one from its id: stable, eight characters. */
export function codeOfCentre(source: string, centreId: string): string {
	return shortHash([source, centreId], 8);
}

/** What the numbers of all documents of this journal begin with. */
export function baseOf({
	source,
	centre,
	businessDay,
	document,
}: Pick<Journal, 'source' | 'centre' | 'businessDay' | 'document'>): string {
	return document === null ? dayBase(source, centre, businessDay) : saleBase(source, centre, document);
}

/** `ZD-NORTH-261120`: all documents of one centre and day begin with it. */
export function dayBase(source: string, centre: Centre, businessDay: string): string {
	return `${letterOf(source)}D-${centre.code}-${businessDay.slice(2).replace(/-/g, '')}`;
}

/**
 * `ZN-NORTH-7448`; numbers are unique in a centre only, so its code is in it. A refund under its sale's number, and what
 * is too long or holds other characters, goes by a hash of its id: `WR-` or `ZN-` and 15 characters.
 */
export function saleBase(source: string, centre: Centre, sale: NumberedSale): string {
	const prefix = `${letterOf(source)}${sale.refundOfId === null ? 'N' : 'R'}`;
	const plain = `${prefix}-${centre.code}-${sale.number ?? ''}`;
	const isPlain =
		sale.refundOfId === null &&
		sale.number !== null &&
		/^[A-Za-z0-9]+$/.test(sale.number) &&
		plain.length <= longestBase;
	return isPlain ? plain : `${prefix}-${shortHash([source, sale.id], 15)}`;
}

/** Days always carry their revision; a sale's first document has the bare number. */
export function numberOf(kind: 'day' | 'sale', base: string, revision: number): string {
	return kind === 'sale' && revision === 1 ? base : `${base}-${revision}`;
}

/** The revision a number stands for; `null` when it does not belong to this base. */
export function revisionOf(kind: 'day' | 'sale', base: string, number: string): number | null {
	if (kind === 'sale' && number === base) return 1;
	if (!number.startsWith(`${base}-`)) return null;
	const revision = /^[1-9]\d?$/.exec(number.slice(base.length + 1));
	return revision === null ? null : Number(revision[0]);
}

function letterOf(source: string): string {
	return source.slice(0, 1).toUpperCase();
}
