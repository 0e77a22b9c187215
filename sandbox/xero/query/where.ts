import type { Body } from '../problem';
import { fieldNamed, valueAt, type FieldTable, type FieldType, type Value } from './fields';
import { readOperand, type Operand, type TypedOperand } from './operand';
import { tokensOf, type Operator, type Token } from './tokens';

export type Predicate = (body: Body) => boolean;
export type Where =
	{ readonly ok: true; readonly matches: Predicate } | { readonly ok: false; readonly reason: string };

/** The message of Microsoft's expression parser, carried up to the caller. */
class Unreadable extends Error {}

/**
 * The part of Xero's filter language that clients use: comparisons, AND, OR, parentheses, `DateTime(y,m,d)`,
 * `Guid("…")`, `StartsWith`, `EndsWith`, `Contains`.
 */
export function parseWhere(source: string, table: FieldTable): Where {
	const tokens = tokensOf(source);
	if (tokens === null || tokens.length === 0) return { ok: false, reason: 'Expression expected' };
	const cursor = new Cursor(tokens);
	try {
		const matches = readOr(cursor, table);
		if (cursor.peek() !== undefined) throw new Unreadable('Syntax error');
		return { ok: true, matches };
	} catch (problem) {
		if (problem instanceof Unreadable) return { ok: false, reason: problem.message };
		throw problem;
	}
}

class Cursor {
	private position = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	peek(): Token | undefined {
		return this.tokens[this.position];
	}

	next(): Token {
		const token = this.tokens[this.position];
		if (token === undefined) throw new Unreadable('Expression expected');
		this.position += 1;
		return token;
	}

	takes(kind: Token['kind']): boolean {
		if (this.peek()?.kind !== kind) return false;
		this.position += 1;
		return true;
	}
}

function readOr(cursor: Cursor, table: FieldTable): Predicate {
	const parts = [readAnd(cursor, table)];
	while (cursor.takes('or')) parts.push(readAnd(cursor, table));
	return (body) => parts.some((part) => part(body));
}

function readAnd(cursor: Cursor, table: FieldTable): Predicate {
	const parts = [readTerm(cursor, table)];
	while (cursor.takes('and')) parts.push(readTerm(cursor, table));
	return (body) => parts.every((part) => part(body));
}

function readTerm(cursor: Cursor, table: FieldTable): Predicate {
	if (cursor.takes('open')) {
		const inner = readOr(cursor, table);
		if (!cursor.takes('close')) throw new Unreadable("')' or operator expected");
		return inner;
	}
	const left = operand(cursor, table);
	if (left.kind === 'test') return left.matches;
	const operator = cursor.next();
	if (operator.kind !== 'operator') throw new Unreadable("Expression of type 'Boolean' expected");
	const right = operand(cursor, table);
	if (right.kind === 'test') throw new Unreadable('Syntax error');
	return comparison(typed(left, table), operator.text, typed(right, table));
}

function operand(cursor: Cursor, table: FieldTable): Operand {
	const read = readOperand(
		{ next: () => cursor.next(), peek: () => cursor.peek(), takes: (kind) => cursor.takes(kind) },
		(name) => {
			const field = fieldNamed(table, name);
			if (field === null)
				throw new Unreadable(`No property or field '${name}' exists in type '${table.typeName}'`);
			return field;
		},
	);
	if (read === null) throw new Unreadable('Expression expected');
	return read;
}

function typed(side: Exclude<Operand, { kind: 'test' }>, table: FieldTable): TypedOperand {
	if (side.kind === 'value') return side;
	const { path, type } = fieldNamed(table, side.path) ?? { path: side.path, type: 'text' };
	return { kind: 'value', type, read: (body) => valueAt(body, path, type) };
}

const typeNames: Readonly<Record<FieldType | 'nothing', string>> = {
	text: 'String',
	number: 'Decimal',
	day: 'DateTime?',
	guid: 'Guid',
	flag: 'Boolean',
	nothing: 'Object',
};

function comparison(left: TypedOperand, operator: Operator, right: TypedOperand): Predicate {
	const isFitting = left.type === right.type || left.type === 'nothing' || right.type === 'nothing';
	if (!isFitting) {
		throw new Unreadable(
			`Operator '${operator}' incompatible with operand types '${typeNames[left.type]}' and '${typeNames[right.type]}'`,
		);
	}
	return (body) => holds(left.read(body), operator, right.read(body));
}

function holds(left: Value, operator: Operator, right: Value): boolean {
	if (operator === '==') return left === right;
	if (operator === '!=') return left !== right;
	if (left === null || right === null) return false;
	if (operator === '>') return left > right;
	if (operator === '>=') return left >= right;
	return operator === '<' ? left < right : left <= right;
}
