import type { Answer, Call } from '../../http/route';
import { badParameter, queryParse, type Body } from '../problem';
import { envelope } from '../shape/envelope';
import type { Visit } from '../state';
import { fieldNamed, valueAt, type FieldTable, type Value } from './fields';
import { parseWhere } from './where';

export interface Listing<Row> {
	/** `Invoices` */
	readonly collection: string;
	readonly fields: FieldTable;
	readonly rows: readonly Row[];
	readonly updatedAt: (row: Row) => number;
	/** Everything that can be filtered by. */
	readonly whole: (row: Row) => Body;
	/** What is answered, lines only on a page. */
	readonly shown: (row: Row, isPage: boolean) => Body;
	readonly isPaged: boolean;
}

const defaultPageSize = 100;
const largestPage = 1_000;

/** `where`, `order`, `If-Modified-Since` and `page` of every collection that is read. */
export function answerList<Row>(visit: Visit, { query }: Pick<Call, 'query'>, listing: Listing<Row>): Answer {
	const since = visit.modifiedSince;
	const fresh = listing.rows.filter((row) => since === null || listing.updatedAt(row) >= since);
	const where =
		query.where === undefined || query.where.trim() === '' ? null : parseWhere(query.where, listing.fields);
	if (where?.ok === false) return queryParse(where.reason);
	const entries = fresh.map((row) => ({ row, whole: listing.whole(row) }));
	const found = where === null ? entries : entries.filter(({ whole }) => where.matches(whole));
	const sorted = inOrder(found, query.order ?? '', listing.fields);
	if (sorted === null)
		return queryParse(
			`No property or field '${query.order ?? ''}' exists in type '${listing.fields.typeName}'`,
		);
	const page = pageOf(query, listing.isPaged);
	if (page === null) return badParameter('The page or pageSize parameter is out of range');
	const rows = sorted.map(({ row }) => row);
	const start = page === 'all' ? 0 : (page.number - 1) * page.size;
	const shown = page === 'all' ? rows : rows.slice(start, start + page.size);
	return envelope(visit, {
		...(page === 'all' ? {} : { pagination: paginationOf(page, rows.length) }),
		[listing.collection]: shown.map((row) => listing.shown(row, page !== 'all')),
	});
}

interface Page {
	readonly number: number;
	readonly size: number;
}

function pageOf(query: Call['query'], isPaged: boolean): Page | 'all' | null {
	if (query.page === undefined || !isPaged) return 'all';
	const number = Number(query.page);
	const size = Number(query.pageSize ?? defaultPageSize);
	const isFitting = Number.isInteger(number) && number >= 1 && Number.isInteger(size) && size >= 1;
	return isFitting && size <= largestPage ? { number, size } : null;
}

function paginationOf({ number, size }: Page, itemCount: number): Body {
	return { page: number, pageSize: size, pageCount: Math.ceil(itemCount / size), itemCount };
}

/** `InvoiceNumber ASC, Date DESC`; `null` when a name is unknown. */
function inOrder<Row extends { readonly whole: Body }>(
	entries: readonly Row[],
	order: string,
	fields: FieldTable,
): readonly Row[] | null {
	const rules: { readonly read: (row: Row) => Value; readonly sign: 1 | -1 }[] = [];
	for (const part of order.split(',').map((text) => text.trim())) {
		if (part === '') continue;
		const [name = '', direction = 'ASC'] = part.split(/\s+/);
		const field = fieldNamed(fields, name);
		if (field === null) return null;
		const sign = direction.toUpperCase().startsWith('DESC') ? -1 : 1;
		rules.push({ read: ({ whole }) => valueAt(whole, field.path, field.type), sign });
	}
	return [...entries].sort((one, other) => {
		for (const { read, sign } of rules) {
			const difference = compared(read(one), read(other));
			if (difference !== 0) return sign * difference;
		}
		return 0;
	});
}

function compared(one: Value, other: Value): number {
	if (one === other) return 0;
	if (one === null || other === null) return one === null ? -1 : 1;
	return one < other ? -1 : 1;
}

/** `a,b,c` of a query parameter; `null` when it is not sent. */
export function listParameter(query: Call['query'], name: string): ReadonlySet<string> | null {
	const value = query[name];
	return value === undefined || value === '' ? null : new Set(value.split(',').map((part) => part.trim()));
}
