import type { Company } from '../company';
import { checked, problem, refused, type Checked, type Problem } from '../problem';
import type { Fields } from '../store/record';
import { columnsByEntity, type Columns } from './columns';
import { matches, textAt } from './match';
import { parseStatement } from './parse';
import { rowsOf } from './rows';
import { mostResults, type Statement } from './statement';

/** The inside of `QueryResponse`: rows under the entity's name, or a count, or nothing at all. */
export function runQuery(company: Company, text: string): Checked<Fields> {
	const parsed = parseStatement(text);
	if (!parsed.ok) return parsed;
	const entity = entityNamed(parsed.value.entity);
	const columns = entity === null ? undefined : columnsByEntity[entity];
	if (entity === null || columns === undefined) {
		return refused(invalid(`Entity ${parsed.value.entity} not found`));
	}
	const refusal = statementProblem(entity, columns, parsed.value);
	if (refusal !== null) return refused(refusal);
	return checked(answer(company, entity, columns, parsed.value));
}

function entityNamed(name: string): string | null {
	return Object.keys(columnsByEntity).find((known) => known.toLowerCase() === name.toLowerCase()) ?? null;
}

function invalid(detail: string): Problem {
	return problem('4001', `QueryValidationError: ${detail}`);
}

function statementProblem(entity: string, columns: Columns, statement: Statement): Problem | null {
	const { conditions, order, startPosition, maxResults } = statement;
	const known = [...Object.keys(columns.queryable), ...columns.others];
	const asked = [...conditions, ...order].map(({ column }) => column);
	const unknown = [...(statement.columns ?? []), ...asked].find((column) => !known.includes(column));
	if (unknown !== undefined) return invalid(`Property ${unknown} not found for Entity ${entity}`);
	const silent = asked.find((column) => !Object.hasOwn(columns.queryable, column));
	if (silent !== undefined) return invalid(`property '${silent}' is not queryable`);
	if (startPosition < 1) return invalid('startposition begins with 1');
	if (maxResults > mostResults) return invalid(`value ${maxResults} is too large. Max allowed value is 1000`);
	return null;
}

function answer(company: Company, entity: string, columns: Columns, statement: Statement): Fields {
	const { conditions, startPosition, maxResults } = statement;
	const hidesInactive =
		Object.hasOwn(columns.queryable, 'Active') && !conditions.some(({ column }) => column === 'Active');
	const found = rowsOf(company, entity).filter(
		(row) =>
			!(hidesInactive && row.Active === false) &&
			conditions.every((condition) => matches(row, condition, columns.queryable)),
	);
	if (statement.isCount) return { totalCount: found.length };
	const page = sorted(found, statement, columns).slice(startPosition - 1, startPosition - 1 + maxResults);
	if (page.length === 0) return {};
	const rows = page.map((row) => projected(row, statement.columns));
	return { [entity]: rows, startPosition, maxResults: rows.length };
}

/** Newest first unless the statement orders: no order is promised, so none is kept that a client could come to like. */
function sorted(rows: readonly Fields[], { order }: Statement, { queryable }: Columns): readonly Fields[] {
	if (order.length === 0) return [...rows].reverse();
	return [...rows].sort((one, other) => {
		for (const { column, isDescending } of order) {
			const isNumber = queryable[column] === 'number';
			const [a, b] = [textAt(one, column), textAt(other, column)];
			const difference = isNumber ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
			if (difference !== 0) return isDescending ? -difference : difference;
		}
		return 0;
	});
}

function projected(row: Fields, columns: readonly string[] | null): Fields {
	if (columns === null) return row;
	const names = [...new Set(columns.map((column) => column.split('.')[0] ?? column))];
	const picked = names.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]);
	return { ...Object.fromEntries(picked), domain: 'QBO', sparse: true };
}
