/**
 * Xero's `where` language ("Requests and responses"). Our numbers hold letters, digits and dashes only, and a quotation
 * mark is dropped rather than sent, because how to escape one is not documented.
 */
const quoted = (text: string) => `"${text.replace(/["\\]/g, '')}"`;

export function equals(field: string, text: string): string {
	return `${field}==${quoted(text)}`;
}

export function startsWith(field: string, text: string): string {
	return `${field}.StartsWith(${quoted(text)})`;
}

/** From a day on, `YYYY-MM-DD`. */
export function notBefore(day: string): string {
	return `Date>=${dateTime(day)}`;
}

export function before(day: string): string {
	return `Date<${dateTime(day)}`;
}

export function allOf(parts: readonly string[]): string {
	return parts.join(' AND ');
}

export function anyOf(parts: readonly string[]): string {
	return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;
}

function dateTime(day: string): string {
	const [year, month, date] = day.split('-').map(Number);
	return `DateTime(${year},${month},${date})`;
}
