import { z, type ZodIssue, type ZodTypeAny } from 'zod';
import type { Answer } from '../../http/route';
import { postDataInvalid } from '../problem';

export type Parsed<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

/**
 * The body as the schema has it, or the 400 of a reader that could not build its object. Unknown fields are refused
 * too: the real service skips them in silence, and a misspelled field would go unnoticed.
 */
export function parseBody<Schema extends ZodTypeAny>(
	schema: Schema,
	body: unknown,
): Parsed<z.output<Schema>> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return { ok: true, value: parsed.data };
	return { ok: false, answer: postDataInvalid(readerMessage(parsed.error.issues)) };
}

function readerMessage([issue]: readonly ZodIssue[]): string {
	if (issue === undefined) return ' unreadable';
	const path = pathOf(issue.path);
	if (issue.code === 'unrecognized_keys') {
		const [name = ''] = issue.keys;
		return ` Could not find member '${name}' on object of this type. Path '${path === '' ? name : `${path}.${name}`}'.`;
	}
	return ` Error converting value: ${issue.message}. Path '${path}'.`;
}

/** `Invoices[0].LineItems[2].TaxAmount` */
function pathOf(path: readonly (string | number)[]): string {
	return path.reduce<string>((before, part) => {
		if (typeof part === 'number') return `${before}[${part}]`;
		return before === '' ? part : `${before}.${part}`;
	}, '');
}
