import { numberOf, own, recordOf, textOf } from '../../core/event/read';
import type { Values } from '../../core/sync';

type Table<Field extends string> = Readonly<Record<Field, string>>;

/** `YYYY-MM-DDTHH:MM:SS.mmmZ` from what HubSpot keeps in a datetime: ISO text or epoch milliseconds. */
function instantOf(text: string): string {
	const milliseconds = /^\d{11,14}$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}

/** HubSpot's notation to ours, so that equal values compare equal. */
const notations: Readonly<Record<string, (text: string) => string>> = {
	studio_last_event_at: instantOf,
	studio_consent_at: instantOf,
	studio_membership_at: instantOf,
	studio_sale_at: instantOf,
	closedate: instantOf,
	email: (text) => text.toLowerCase(),
	amount: (text) => String(numberOf(text) ?? text),
};

/** A record's `properties` in our words; empty and missing ones are left out. */
export function fromProperties<Field extends string>(
	properties: unknown,
	table: Table<Field>,
	fields: readonly Field[],
): Map<Field, string> {
	const record = recordOf(properties);
	const values = new Map<Field, string>();
	for (const field of fields) {
		const name = table[field];
		const text = textOf(own(record, name));
		const notation = Object.hasOwn(notations, name) ? notations[name] : undefined;
		if (text !== null) values.set(field, notation?.(text) ?? text);
	}
	return values;
}

/** Our values as HubSpot properties: all of them text. */
export function toProperties<Field extends string>(
	values: Values<Field>,
	table: Table<Field>,
): Record<string, string> {
	return Object.fromEntries([...values].map(([field, value]) => [table[field], value]));
}
