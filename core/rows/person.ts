import { e164Of, emailOf, own, textOf, type ClientRef, type UnknownRecord } from '../event';

/** A full name in two: at the comma of `Brook, Ana`, else before the last word; a single word is the first name. */
export function splitFullName(fullName: string | null): readonly [string | null, string | null] {
	if (fullName === null) return [null, null];
	const comma = fullName.indexOf(',');
	if (comma > 0) return [textOf(fullName.slice(comma + 1)), textOf(fullName.slice(0, comma))];
	const words = fullName.split(/\s+/);
	const last = words.length > 1 ? (words.pop() ?? null) : null;
	return [textOf(words.join(' ')), last];
}

/** Fields of a record that name a person. */
export interface PersonFields {
	readonly first: string;
	readonly last: string;
	readonly full: string;
	readonly email: string;
	readonly phones: readonly string[];
}

export type Person = Omit<ClientRef, 'id'>;

export function personOf(record: UnknownRecord, fields: PersonFields, dialCode: string | null): Person {
	const [first, last] = splitFullName(textOf(own(record, fields.full)));
	const phones = fields.phones.map((field) => textOf(own(record, field)));
	const phoneRaw = phones.find((phone) => phone !== null) ?? null;
	return {
		firstName: textOf(own(record, fields.first)) ?? first,
		lastName: textOf(own(record, fields.last)) ?? last,
		email: emailOf(own(record, fields.email)),
		phone: e164Of(phoneRaw, dialCode),
		phoneRaw,
	};
}

/** `null` when nobody is named. */
export function refOfPerson(id: string | null, person: Person): ClientRef | null {
	const isNamed = Object.values(person).some((part) => part !== null);
	return id === null && !isNamed ? null : { id, ...person };
}

/** How a client known by e-mail only is called; CRM nodes take it for provisional and let the real id replace it. */
export function emailId(email: string): string {
	return `email:${email}`;
}

/**
 * Ids of clients: the vendor's own; else the e-mail where only one row of the file has it; else what `codeId` makes;
 * else none.
 */
export function clientIdsOf(
	records: readonly UnknownRecord[],
	idOf: (record: UnknownRecord) => string | null,
	emailField: string,
	codeId: (record: UnknownRecord) => string | null,
): ReadonlyArray<string | null> {
	const holders = new Map<string, Set<string>>();
	const emails = records.map((record) => emailOf(own(record, emailField)));
	for (const [index, email] of emails.entries()) {
		if (email === null) continue;
		const known = holders.get(email) ?? new Set<string>();
		holders.set(email, known.add(JSON.stringify(records[index])));
	}
	return records.map((record, index) => {
		const email = emails[index] ?? null;
		const isOnly = email !== null && holders.get(email)?.size === 1;
		return idOf(record) ?? (isOnly ? emailId(email) : null) ?? codeId(record);
	});
}
