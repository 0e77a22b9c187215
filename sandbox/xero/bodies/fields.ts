import { z } from 'zod';
import { isDay } from '../moment';

/** Field types of the interface description. Text where a number belongs is refused, as is a day with a time. */
export const guid = z.string().uuid();
export const amount = z.number().finite();
export const day = z.string().refine(isDay, 'must be a day written YYYY-MM-DD');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code');
export const lineAmountTypes = z.enum(['Exclusive', 'Inclusive', 'NoTax']);
export const text = (longest: number) => z.string().max(longest);

/** Elements per call: the service recommends about 50 and counts none; this stand-in holds clients to it. */
export const mostElements = 50;

/** `{ "Invoices": [ … ] }`, one to fifty of them. */
export function collectionOf<Name extends string, Element extends z.ZodTypeAny>(
	name: Name,
	element: Element,
) {
	return z
		.object({ [name]: z.array(element).min(1).max(mostElements) })
		.strict()
		.transform((body): readonly z.output<Element>[] => body[name] ?? []);
}
