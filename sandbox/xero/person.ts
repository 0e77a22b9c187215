import { documentKinds, livePayments, outstanding, type TradeDocument } from './store/document';
import type { Organisation } from './store/organisation';

/** What somebody changes of a document in Xero itself. */
export interface PersonEdit {
	readonly reference?: string;
	/** `YYYY-MM-DD` */
	readonly date?: string;
	/** One line, counted from 0: onto another account (by name), or another amount in cents without its tax. */
	readonly line?: { readonly index: number; readonly account?: string; readonly amount?: number };
}

/** Throws when there is no such document: a test that edits nothing would prove nothing. */
export function editAsPerson(books: Organisation, number: string, edit: PersonEdit, now: number): void {
	const before = documentNumbered(books, number);
	const next: TradeDocument = {
		...before,
		reference: edit.reference ?? before.reference,
		date: edit.date ?? before.date,
		lines: edit.line === undefined ? before.lines : changedLines(books, before, edit.line),
		updatedAt: now,
	};
	if (outstanding(next) < 0) throw new Error(`${number} would be worth less than what was paid on it`);
	books.documents.put(next);
}

function changedLines(
	books: Organisation,
	{ lines, number }: TradeDocument,
	{ index, account, amount }: NonNullable<PersonEdit['line']>,
): TradeDocument['lines'] {
	const target = account === undefined ? null : books.accounts.find((row) => row.name === account);
	if (lines[index] === undefined) throw new Error(`${number} has no line ${index}`);
	if (target === undefined) throw new Error(`There is no account ${account ?? ''}`);
	return lines.map((line, position) =>
		position !== index
			? line
			: {
					...line,
					accountId: target?.id ?? line.accountId,
					...(amount === undefined ? {} : { quantity: 1, unitAmount: amount / 100, lineAmount: amount }),
				},
	);
}

/** Takes the payments off, as Xero's own screens demand; a draft stays a draft. */
export function unpayAsPerson(books: Organisation, number: string, now: number): void {
	const before = documentNumbered(books, number);
	const live = new Set(livePayments(before).map((payment) => payment.id));
	books.documents.put({
		...before,
		payments: before.payments.map((payment) =>
			live.has(payment.id) ? { ...payment, status: 'DELETED', updatedAt: now } : payment,
		),
		updatedAt: now,
	});
}

export function voidAsPerson(books: Organisation, number: string, now: number): void {
	unpayAsPerson(books, number, now);
	const before = documentNumbered(books, number);
	const released = new Set(before.allocations.map((allocation) => allocation.id));
	for (const { otherId } of before.allocations) {
		const other = books.documents.get(otherId);
		if (other === undefined) continue;
		const allocations = other.allocations.filter((allocation) => !released.has(allocation.id));
		books.documents.put({ ...other, allocations, updatedAt: now });
	}
	books.documents.put({ ...before, status: 'VOIDED', allocations: [], updatedAt: now });
}

function documentNumbered(books: Organisation, number: string): TradeDocument {
	for (const kind of documentKinds) {
		const found = books.documents.find((row) => row.kind === kind && row.number === number);
		if (found !== undefined) return found;
	}
	throw new Error(`There is no document ${number}`);
}
