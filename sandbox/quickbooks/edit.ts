import type { Company } from './company';
import { documentKinds, entityOf } from './entities';
import { units } from './money';
import { problem, refused, type Checked } from './problem';
import { without, type Fields, type StoredRecord } from './store/record';
import { isFields, write, type Operation } from './write';

/** What somebody does to a document on the screen. */
export type PersonChange =
	| { readonly kind: 'void' | 'delete' }
	/** Puts fields in place of those the document has. */
	| { readonly kind: 'fields'; readonly fields: Fields }
	/** Adds hundredths to its first amount, in a journal entry to the first debit and the first credit. */
	| { readonly kind: 'amount'; readonly hundredths: number };

/** The first document with this number, of whatever kind. */
export function documentWithNumber(company: Company, number: string): StoredRecord | null {
	for (const kind of documentKinds) {
		const [first] = company.store.withNumber(kind, number);
		if (first !== undefined) return first;
	}
	return null;
}

/** A change by a person follows the same rules as one by an app, with the newest state in front of them. */
export function editDocument(company: Company, number: string, change: PersonChange): Checked<Fields> {
	const record = documentWithNumber(company, number);
	const entity = record === null ? null : entityOf(record.entity);
	if (record === null || entity === null)
		return refused(problem('610', `Object Not Found : no document has the number ${number}`));
	const operation: Operation = change.kind === 'void' || change.kind === 'delete' ? change.kind : 'update';
	const identity = { Id: record.id, SyncToken: String(record.syncToken), sparse: true };
	const body = { ...fieldsOf(record, change), ...identity };
	return write(company, { entity, operation, body, allowsDuplicateNumber: true });
}

function fieldsOf(record: StoredRecord, change: PersonChange): Fields {
	if (change.kind === 'fields') return change.fields;
	if (change.kind !== 'amount') return {};
	const lines = Array.isArray(record.source.Line) ? record.source.Line.filter(isFields) : [];
	const sides = new Set<unknown>();
	const Line = lines.map((line) => {
		const detail = line.JournalEntryLineDetail;
		const side = isFields(detail) ? detail.PostingType : 'sale';
		if (sides.has(side)) return line;
		sides.add(side);
		return withMore(line, change.hundredths);
	});
	return { Line };
}

function withMore(line: Fields, hundredths: number): Fields {
	const Amount = (units(Number(line.Amount)) + hundredths) / 100;
	const detail = line.SalesItemLineDetail;
	if (!isFields(detail)) return { ...line, Amount };
	return { ...line, Amount, SalesItemLineDetail: without(detail, ['Qty', 'UnitPrice']) };
}
