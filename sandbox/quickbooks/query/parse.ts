import { checked, problem, refused, type Checked } from '../problem';
import { defaultResults, type Condition, type Statement } from './statement';
import { tokensOf, type Token } from './tokens';

/** The tokens still to be read. */
interface Reading {
	readonly tokens: readonly Token[];
	position: number;
}

/** Parses a statement; what does not fit the grammar is refused as a whole (4000). */
export function parseStatement(text: string): Checked<Statement> {
	const tokens = tokensOf(text);
	const reading: Reading = { tokens: tokens ?? [], position: 0 };
	const statement = tokens === null ? null : readStatement(reading);
	if (statement !== null && peek(reading).kind === 'end') return checked(statement);
	const { value, column } = peek(reading);
	const found = value === '' ? '<EOF>' : value;
	return refused(
		problem('4000', `QueryParserError: Encountered " "${found}" "" at line 1, column ${column}.`),
	);
}

function readStatement(reading: Reading): Statement | null {
	if (!takeWord(reading, 'select')) return null;
	const selected = readSelected(reading);
	if (selected === null || !takeWord(reading, 'from')) return null;
	const entity = takeName(reading);
	const conditions = takeWord(reading, 'where') ? readConditions(reading) : [];
	if (entity === null || conditions === null) return null;
	const isOrdered = takeWord(reading, 'orderby') || (takeWord(reading, 'order') && takeWord(reading, 'by'));
	const order = isOrdered ? readOrder(reading) : [];
	const startPosition = takeWord(reading, 'startposition') ? takeWhole(reading) : 1;
	const maxResults = takeWord(reading, 'maxresults') ? takeWhole(reading) : defaultResults;
	if (order === null || startPosition === null || maxResults === null) return null;
	return { ...selected, entity, conditions, order, startPosition, maxResults };
}

function readSelected(reading: Reading): Pick<Statement, 'columns' | 'isCount'> | null {
	if (takeSign(reading, '*')) return { columns: null, isCount: false };
	const columns = readList(reading, takeName);
	if (columns?.length === 1 && columns[0]?.toLowerCase() === 'count' && takeSign(reading, '(')) {
		return takeSign(reading, '*') && takeSign(reading, ')') ? { columns: null, isCount: true } : null;
	}
	return columns === null ? null : { columns, isCount: false };
}

function readConditions(reading: Reading): readonly Condition[] | null {
	const conditions: Condition[] = [];
	do {
		const condition = readCondition(reading);
		if (condition === null) return null;
		conditions.push(condition);
	} while (takeWord(reading, 'and'));
	return conditions;
}

const signs = ['=', '<=', '>=', '<', '>'] as const;

function readCondition(reading: Reading): Condition | null {
	const column = takeName(reading);
	if (column === null) return null;
	if (takeWord(reading, 'in')) {
		if (!takeSign(reading, '(')) return null;
		const values = readList(reading, takeValue);
		return values !== null && takeSign(reading, ')') ? { column, operator: 'in', values } : null;
	}
	const operator = takeWord(reading, 'like') ? 'like' : signs.find((sign) => takeSign(reading, sign));
	const value = operator === undefined ? null : takeValue(reading);
	return operator === undefined || value === null ? null : { column, operator, values: [value] };
}

function readOrder(reading: Reading): Statement['order'] | null {
	return readList(reading, (rest) => {
		const column = takeName(rest);
		if (column === null) return null;
		const isDescending = takeWord(rest, 'desc');
		if (!isDescending) takeWord(rest, 'asc');
		return { column, isDescending };
	});
}

/** One or more, with commas between them. */
function readList<T>(reading: Reading, read: (rest: Reading) => T | null): readonly T[] | null {
	const list: T[] = [];
	do {
		const one = read(reading);
		if (one === null) return null;
		list.push(one);
	} while (takeSign(reading, ','));
	return list;
}

const end: Token = { kind: 'end', value: '', column: 1 };

function peek({ tokens, position }: Reading): Token {
	return tokens[position] ?? end;
}

function take(reading: Reading, isWanted: (token: Token) => boolean): string | null {
	const token = peek(reading);
	if (!isWanted(token)) return null;
	reading.position += 1;
	return token.value;
}

const takeWord = (reading: Reading, word: string) =>
	take(reading, ({ kind, value }) => kind === 'word' && value.toLowerCase() === word) !== null;
const takeSign = (reading: Reading, sign: string) =>
	take(reading, ({ kind, value }) => kind === 'sign' && value === sign) !== null;
const takeName = (reading: Reading) => take(reading, ({ kind }) => kind === 'word');
/** A quoted text, a number, or one of the two truth values without quotes. */
const takeValue = (reading: Reading) =>
	take(reading, ({ kind, value }) => kind === 'text' || kind === 'number' || /^(true|false)$/i.test(value));

function takeWhole(reading: Reading): number | null {
	const text = take(reading, ({ kind, value }) => kind === 'number' && /^\d+$/.test(value));
	return text === null ? null : Number(text);
}
