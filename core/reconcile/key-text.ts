import { emailOf, idOf, textOf } from '../event';
import { sameId } from '../sync';

/** A key as text, however it was written: `7448` and `"7448"`, a GUID or an e-mail address in any case. */
export function keyTextOf(value: unknown): string | null {
	const text = typeof value === 'number' ? idOf(value) : textOf(value);
	if (text === null) return null;
	return (text.includes('@') ? emailOf(text) : null) ?? sameId(text);
}
