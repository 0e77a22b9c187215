import type { z } from 'zod';
import { checked, missing, problem, refused, type Checked, type FaultCode, type Problem } from '../problem';

/** Reads a body strictly: the first thing wrong with it is what it is refused for. */
export function readShape<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): Checked<z.output<Schema>> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return checked(parsed.data);
	const [first] = parsed.error.issues;
	return refused(first === undefined ? unreadable('body', '') : problemOf(first));
}

/**
 * A body that is no such object at all: a field it does not know, or one of the wrong type. In a batch that spoils the
 * whole request, while a refusal of what the fields say spoils its own item only.
 */
export function structuralProblem(schema: z.ZodTypeAny, body: unknown): Problem | null {
	const parsed = schema.safeParse(body);
	if (parsed.success) return null;
	const wrong = parsed.error.issues.map(problemOf).find(({ code }) => code === '2010');
	return wrong ?? null;
}

function problemOf(issue: z.ZodIssue): Problem {
	const path = issue.path.join('.');
	const read = readers[issue.code];
	return read === undefined ? unreadable(path, issue.message) : read(issue, path);
}

type Reader = (issue: z.ZodIssue, path: string) => Problem;

const readers: Readonly<Partial<Record<z.ZodIssueCode, Reader>>> = {
	unrecognized_keys: (issue, path) => {
		const names = issue.code === 'unrecognized_keys' ? issue.keys : [];
		const inside = path === '' ? '' : ` in ${path}`;
		return problem('2010', `Property Name:Unrecognized field "${names.join('", "')}"${inside}`, names[0]);
	},
	invalid_type: (issue, path) =>
		issue.code === 'invalid_type' && issue.received === 'undefined'
			? path.endsWith('PostingType')
				? problem('2260', 'A posting type is required. Valid values are Credit or Debit.', path)
				: missing(path)
			: unreadable(path, issue.message),
	invalid_union_discriminator: (issue, path) => notListed(issue, path),
	invalid_enum_value: (issue, path) => notListed(issue, path),
	invalid_literal: (issue, path) => notListed(issue, path),
	too_big: (issue, path) => wrongLength(issue, path),
	too_small: (issue, path) =>
		issue.code === 'too_small' && issue.type === 'array' ? missing(path) : wrongLength(issue, path),
	invalid_string: (_issue, path) => problem('2060', `The date format of ${path} is not valid`, path),
	custom: (issue, path) => {
		const { code, detail } = (issue.code === 'custom' ? issue.params : undefined) ?? {};
		return problem(isFaultCode(code) ? code : '2010', `${String(detail)}: ${path}`, path);
	},
};

function unreadable(path: string, reason: string): Problem {
	return problem('2010', `Property Name:failed to parse json object; ${path}: ${reason}`, path);
}

function notListed(issue: z.ZodIssue, path: string): Problem {
	return problem('2170', `Invalid Enumeration : ${path}: ${issue.message}`, path);
}

function wrongLength(issue: z.ZodIssue, path: string): Problem {
	return problem(
		'2050',
		`String length specified does not match the supported length. ${path}: ${issue.message}`,
		path,
	);
}

const customCodes: readonly FaultCode[] = ['2040', '2070', '2110', '2210', '2290'];

function isFaultCode(code: unknown): code is FaultCode {
	return customCodes.some((known) => known === code);
}
