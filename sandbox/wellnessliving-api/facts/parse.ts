import { z } from 'zod';
import { minorUnitsOf } from '../../../core/event/money';

/** A database key as text or number; `null` for `"0"`, an empty text and nothing at all. */
export const key = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => {
		const text = String(value ?? '').trim();
		return text === '' || text === '0' ? null : text;
	});

/** A text that payloads may leave out. */
export const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');

/** `"24.00"` as whole cents; 0 when it is left out. */
export const cents = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => Number(minorUnitsOf(value ?? '0', 2) ?? 0n));

export const flag = z
	.union([z.boolean(), z.string(), z.number()])
	.nullish()
	.transform((value) => [true, '1', 1].includes(value ?? false));

/** The number of an enumeration told as number, as numeric text, or as an object of any of the three shapes. */
export function enumNumber(value: unknown): number | null {
	const parts = parsedEnum.safeParse(value);
	if (!parts.success) return null;
	const numbers = parts.data.map(Number).filter((number) => Number.isInteger(number) && number > 0);
	return numbers[0] ?? null;
}

/** Its word, lower-case letters only. */
export function enumWord(value: unknown): string {
	const parts = parsedEnum.safeParse(value);
	const word = parts.success ? parts.data.find((part) => Number.isNaN(Number(part))) : undefined;
	return String(word ?? '')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
}

const scalar = z.union([z.string(), z.number()]);
const parsedEnum = z.union([
	scalar.transform((one) => [one]),
	z
		.object({ id: scalar.optional(), value: scalar.optional(), name: scalar.optional() })
		.transform(({ id, value, name }) => [id, value, name].filter((part) => part !== undefined)),
]);
