import { e164Of, emailOf, own, textOf, type ClientRef, type UnknownRecord } from '../../../core/event';
import { refOfPerson, splitFullName, type Person } from '../../../core/rows';
import { keyOf } from '../values';

/**
 * Exports pack several things into the one cell `Client`, a line each: the name, with the telephone number right behind
 * it, the e-mail address, the client's number. Seen in a public importer of these files.
 */
export interface ClientCell {
	readonly name: string | null;
	readonly phone: string | null;
	readonly email: string | null;
}

const phoneBehind = /^(.*?)\s*(\+\d[\d\s().-]{6,24})$/;

export function clientCellOf(text: string | null): ClientCell {
	const [first = '', ...others] = (text ?? '').split(/\r?\n/).map((line) => line.trim());
	const match = phoneBehind.exec(first);
	return {
		name: textOf(match?.[1] ?? first),
		phone: textOf(match?.[2]),
		email: others.map(emailOf).find((email) => email !== null) ?? null,
	};
}

/** The person of a row: columns of their own first, then what the cell `Client` says. */
export function rowPerson(record: UnknownRecord, dialCode: string | null): Person {
	const text = (field: string): string | null => textOf(own(record, field));
	const cell = clientCellOf(text('client'));
	const [first, last] = splitFullName(cell.name);
	const phoneRaw = text('phone') ?? text('home_phone') ?? text('work_phone') ?? cell.phone;
	return {
		firstName: text('first_name') ?? first,
		lastName: text('last_name') ?? last,
		email: emailOf(text('email')) ?? emailOf(text('login')) ?? cell.email,
		phone: e164Of(phoneRaw, dialCode),
		phoneRaw,
	};
}

export function rowClient(record: UnknownRecord, dialCode: string | null): ClientRef | null {
	return refOfPerson(keyOf(own(record, 'uid')), rowPerson(record, dialCode));
}
