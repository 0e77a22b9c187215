export type Fields = Readonly<Record<string, unknown>>;

/** Account id and hundredths of the home currency, debit positive. */
export type Posting = readonly [accountId: string, amount: number];

/** What a request makes of an object: the fields as they are read back, and what reaches the books. */
export interface Built {
	readonly fields: Fields;
	readonly postings: readonly Posting[];
}

export interface StoredRecord {
	/** `JournalEntry`, `Account` … */
	readonly entity: string;
	/** Digits. */
	readonly id: string;
	/** Rises with every change. */
	syncToken: number;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	updatedAt: number;
	/** The request's own fields, so that a sparse update can be laid over them. */
	source: Fields;
	built: Built;
	isDeleted: boolean;
}

/** A field of the object as it is read back, as text; empty when it has none. */
export function textField(record: StoredRecord, name: string): string {
	const value = record.built.fields[name];
	return typeof value === 'string' ? value : '';
}

/** The id that a reference field of the object as it is read back holds; empty when it has none. */
export function refField(record: StoredRecord, name: string): string {
	const ref = record.built.fields[name];
	return typeof ref === 'object' && ref !== null && 'value' in ref ? String(ref.value) : '';
}

/** The fields that were given. */
export function given(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The fields without these. */
export function without(fields: Fields, names: readonly string[]): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** People can switch list objects off; documents have no such field and count as active. */
export function isActive(record: StoredRecord): boolean {
	return record.built.fields.Active !== false;
}
