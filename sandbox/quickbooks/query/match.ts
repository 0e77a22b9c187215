import type { Fields } from '../store/record';
import type { ColumnType } from './columns';
import type { Condition } from './statement';

/** Whether the row meets the condition; texts are compared without regard to case. */
export function matches(
	row: Fields,
	{ column, operator, values }: Condition,
	types: Readonly<Record<string, ColumnType>>,
): boolean {
	const found = textAt(row, column);
	const [first = ''] = values;
	if (operator === 'like') return likeShape(first).test(found);
	const compare = types[column] === 'number' ? compareNumbers : compareTexts;
	if (operator === 'in') return values.some((value) => compare(found, value) === 0);
	return comparisons[operator](compare(found, first));
}

const comparisons: Readonly<
	Record<Exclude<Condition['operator'], 'in' | 'like'>, (sign: number) => boolean>
> = {
	'=': (sign) => sign === 0,
	'<': (sign) => sign < 0,
	'>': (sign) => sign > 0,
	'<=': (sign) => sign <= 0,
	'>=': (sign) => sign >= 0,
};

function compareNumbers(one: string, other: string): number {
	return Number(one) - Number(other);
}

function compareTexts(one: string, other: string): number {
	const [a, b] = [one.toLowerCase(), other.toLowerCase()];
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The per cent sign is the only wild card. */
function likeShape(pattern: string): RegExp {
	const parts = pattern.split('%').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'is');
}

/** The value of `MetaData.CreateTime` or `CustomerRef` as text; a reference is its id. */
export function textAt(row: Fields, column: string): string {
	let value: unknown = row;
	for (const name of column.split('.')) value = isObject(value) ? value[name] : undefined;
	const plain = isObject(value) ? value.value : value;
	return plain === undefined || plain === null ? '' : String(plain);
}

function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
