import type { NamedRef } from '../../core/event/people';
import { idOf, isRecord, numberOf, own, textOf, type UnknownRecord } from '../../core/event/read';

/**
 * WellnessLiving's scalar habits, measured on the live API: keys as text or number, flags as `"1"`, enumerations as
 * objects of three shapes, `[]` for an empty object, lists keyed by their records' key.
 */

/** Unsigned 64-bit numbers or 22 letters and digits; anything longer than this cannot be a key. */
const keyShape = /^[0-9A-Za-z_-]{1,64}$/;

/** A database key (`k_…`, `uid`) as text; `null` for none (`"0"`, `""`) and for what cannot be a key. */
export function keyOf(value: unknown): string | null {
	const id = idOf(value);
	return id !== null && keyShape.test(id) ? id : null;
}

/** The first of several fields that tells a text. */
export function firstText(record: UnknownRecord, names: readonly string[]): string | null {
	for (const name of names) {
		const text = textOf(own(record, name));
		if (text !== null) return text;
	}
	return null;
}

/** The records of a list, also of one that is an object keyed by the records' keys; `[]` for anything else. */
export function recordsOf(value: unknown): readonly UnknownRecord[] {
	const items: readonly unknown[] = Array.isArray(value)
		? value
		: isRecord(value)
			? Object.values(value)
			: [];
	return items.filter(isRecord);
}

export interface EnumValue {
	readonly number: number | null;
	readonly label: string | null;
}

/**
 * An enumeration value: `{id, name}`, `{value, name}`, `{id, value}`, a bare number or a bare word. The number is
 * whichever of `id`/`value` is numeric, the label whichever of `name`/`value` is not.
 */
export function enumOf(value: unknown): EnumValue {
	if (!isRecord(value)) return { number: numberOf(value), label: wordOf(value) };
	const named = own(value, 'value');
	return {
		number: numberOf(own(value, 'id')) ?? numberOf(named),
		label: wordOf(own(value, 'name')) ?? wordOf(named),
	};
}

function wordOf(value: unknown): string | null {
	return numberOf(value) === null ? textOf(value) : null;
}

/** The number or word of an enumeration value for a message; bounded. */
export function shownEnum(value: unknown): string {
	const { number, label } = enumOf(value);
	return label === null ? String(number ?? 'that is missing') : `"${textOf(label.slice(0, 60))}"`;
}

/** Minutes; WellnessLiving writes 0 where it does not know. */
export function minutesOf(value: unknown): number | null {
	const minutes = numberOf(value);
	return minutes !== null && minutes > 0 ? minutes : null;
}

/** `null` when neither id nor name is told. */
export function refOf(id: string | null, name: string | null): NamedRef | null {
	return id === null && name === null ? null : { id, name };
}

/** A label for comparison: lower-case letters only, `No-Show` → `noshow`. */
export function letters(label: string | null): string {
	return label === null ? '' : label.toLowerCase().replace(/[^a-z]+/g, '');
}

/** A full name in two parts, the last word being the last name; a single word is the first name. */
export function splitName(fullName: string | null): readonly [string | null, string | null] {
	if (fullName === null) return [null, null];
	const words = fullName.split(/\s+/);
	const last = words.length > 1 ? (words.pop() ?? null) : null;
	return [words.join(' '), last];
}

/** Words joined by a space; `null` when there is none. */
export function joinName(...parts: readonly (string | null)[]): string | null {
	const told = parts.filter((part) => part !== null);
	return told.length === 0 ? null : told.join(' ');
}
