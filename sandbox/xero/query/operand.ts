import type { Body } from '../problem';
import { valueAt, type FieldType, type Value } from './fields';
import type { Token } from './tokens';

export interface TypedOperand {
	readonly kind: 'value';
	readonly type: FieldType | 'nothing';
	readonly read: (body: Body) => Value;
}

export type Operand =
	| TypedOperand
	| { readonly kind: 'field'; readonly path: string }
	| { readonly kind: 'test'; readonly matches: (body: Body) => boolean };

export interface TokenSource {
	readonly next: () => Token;
	readonly peek: () => Token | undefined;
	readonly takes: (kind: Token['kind']) => boolean;
}

type FindField = (name: string) => { readonly path: string; readonly type: FieldType };

const constants: Readonly<Record<string, TypedOperand>> = {
	TRUE: { kind: 'value', type: 'flag', read: () => true },
	FALSE: { kind: 'value', type: 'flag', read: () => false },
	NULL: { kind: 'value', type: 'nothing', read: () => null },
};

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
	STARTSWITH: (text, part) => text.startsWith(part),
	ENDSWITH: (text, part) => text.endsWith(part),
	CONTAINS: (text, part) => text.includes(part),
};

/** One side of a comparison, or a test such as `Reference.Contains("card")`; `null` when it is none. */
export function readOperand(source: TokenSource, findField: FindField): Operand | null {
	const token = source.next();
	if (token.kind === 'text') return { kind: 'value', type: 'text', read: () => token.value };
	if (token.kind === 'number') return { kind: 'value', type: 'number', read: () => token.value };
	if (token.kind !== 'name') return null;
	const constant = constants[token.text.toUpperCase()];
	if (constant !== undefined) return constant;
	if (source.peek()?.kind !== 'open') return { kind: 'field', path: findField(token.text).path };
	const values = readArguments(source);
	return values === null ? null : called(token.text, values, findField);
}

function readArguments(source: TokenSource): readonly (string | number)[] | null {
	const values: (string | number)[] = [];
	source.takes('open');
	while (!source.takes('close')) {
		const token = source.next();
		if (token.kind !== 'text' && token.kind !== 'number') return null;
		values.push(token.value);
		if (!source.takes('comma') && source.peek()?.kind !== 'close') return null;
	}
	return values;
}

function called(name: string, values: readonly (string | number)[], findField: FindField): Operand | null {
	const [first] = values;
	const word = name.toUpperCase();
	if (word === 'GUID') return typeof first === 'string' ? guid(first) : null;
	if (word === 'DATETIME.PARSE')
		return typeof first === 'string' ? moment(Date.parse(withZone(first))) : null;
	if (word === 'DATETIME') return dateTime(values);
	const dot = name.lastIndexOf('.');
	const test = textTests[name.slice(dot + 1).toUpperCase()];
	if (dot < 0 || test === undefined || typeof first !== 'string') return null;
	const field = findField(name.slice(0, dot));
	if (field.type !== 'text') return null;
	return {
		kind: 'test',
		matches: (body) => {
			const value = valueAt(body, field.path, 'text');
			return typeof value === 'string' && test(value, first);
		},
	};
}

function dateTime(values: readonly (string | number)[]): TypedOperand | null {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = values.map(Number);
	if (values.length < 3 || month < 1 || month > 12 || day < 1 || day > 31) return null;
	return moment(Date.UTC(year, month - 1, day, hour, minute, second));
}

function moment(ms: number): TypedOperand | null {
	return Number.isNaN(ms) ? null : { kind: 'value', type: 'day', read: () => ms };
}

function guid(text: string): TypedOperand | null {
	const isGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
	return isGuid ? { kind: 'value', type: 'guid', read: () => text.toLowerCase() } : null;
}

function withZone(text: string): string {
	return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text;
}
