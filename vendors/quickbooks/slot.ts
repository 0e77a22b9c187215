import { createHash } from 'node:crypto';
import { amountOf, minorUnitsOf } from '../../core/event/money';
import type { Company } from './company';

/** One posting inside a stored document. */
export interface Posting {
	/** What amounts are compared by. */
	readonly slot: string;
	/** Minor units, debit positive. */
	readonly amount: number;
}

/** The tax that QuickBooks' own sales tax keeps: no account of ours. */
export const taxSlot = 'tax';

/** `79||`, `79|2|7`: account, location and class of a journal line. */
export function journalSlot(account: string, location: string | null, classId: string | null): string {
	return `${account}|${location ?? ''}|${classId ?? ''}`;
}

export function parseJournalSlot(slot: string) {
	const [account = '', location = '', classId = ''] = slot.split('|');
	return { account, location: location || null, classId: classId || null };
}

/**
 * `79`, `79|TAX`: account and tax code of a line of a sales form. Lines without tax carry no code, so that money is the
 * same whether it is the deposit or a line.
 */
export function saleSlot(account: string, code: string | null): string {
	return code === null ? account : `${account}|${code}`;
}

export function parseSaleSlot(slot: string) {
	const [account = '', code = ''] = slot.split('|');
	return { account, code: code || null };
}

export interface TaxCodes {
	readonly taxed: string | null;
	readonly untaxed: string | null;
}

/** The company's codes for lines with and without tax; `null` where lines carry none, or none is chosen yet. */
export function taxCodesOf(company: Pick<Company, 'taxRegime'>, mapping: TaxCodes): TaxCodes {
	if (company.taxRegime === 'none') return { taxed: null, untaxed: null };
	return company.taxRegime === 'us' ? { taxed: 'TAX', untaxed: 'NON' } : mapping;
}

/** The code as slots carry it. */
export function slotCode(code: string | null, company: Pick<Company, 'taxRegime'>, mapping: TaxCodes) {
	const { taxed, untaxed } = taxCodesOf(company, mapping);
	if (code === null || code === untaxed || company.taxRegime === 'none') return null;
	return company.taxRegime === 'us' ? taxed : code;
}

/** 8 hex digits over the postings of a document, in whatever order the company stores them. */
export function shaOf(postings: readonly Posting[]): string {
	const lines = postings.map(({ slot, amount }) => `${slot}:${amount}`);
	return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 8);
}

export function sumBySlot(postings: readonly Posting[]): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const { slot, amount } of postings) sums.set(slot, (sums.get(slot) ?? 0) + amount);
	return new Map([...sums].filter(([, amount]) => amount !== 0));
}

/** An amount of an answer in minor units; `null` when it is none. */
export function unitsOf(value: unknown, digits: number): number | null {
	const units = minorUnitsOf(value, digits);
	return units === null || !Number.isSafeInteger(Number(units)) ? null : Number(units);
}

/** Minor units as a JSON number. */
export function decimalOf(units: number, digits: number): number {
	return amountOf(BigInt(units), digits);
}
