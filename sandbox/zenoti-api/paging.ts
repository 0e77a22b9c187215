import type { Answer } from '../http/route';
import type { ZenotiCall } from './call';
import { checked, refused, unprocessable, type Checked } from './problem';

export interface Page {
	/** From 1. */
	readonly page: number;
	readonly size: number;
}

/** docs.zenoti.com, pages of the lists: 10 rows unless asked, more than 100 are refused. */
const usual = { mostRows: 100, names: ['page', 'size'] } as const;
/** Report bodies with 200 rows a page were seen to work. */
export const reportPaging = { mostRows: 200, names: ['page', 'size'] } as const;
export const packagePaging = { mostRows: 100, names: ['page_num', 'page_size'] } as const;

interface Paging {
	readonly mostRows: number;
	readonly names: readonly [page: string, size: string];
}

export function pageOf(call: ZenotiCall, { mostRows, names }: Paging = usual): Checked<Page> {
	const page = Number(call.value(names[0]) ?? '1');
	const size = Number(call.value(names[1]) ?? '10');
	if (!Number.isInteger(page) || page < 1) return refused(unprocessable(`${names[0]} should be 1 or more.`));
	if (!Number.isInteger(size) || size < 1) return refused(unprocessable(`${names[1]} should be 1 or more.`));
	if (size > mostRows) {
		return refused(unprocessable(`${names[1]} cannot be more than ${mostRows}.`));
	}
	return checked({ page, size });
}

export function rowsOn<Row>(rows: readonly Row[], { page, size }: Page): readonly Row[] {
	return rows.slice((page - 1) * size, page * size);
}

export function pageInfo(rows: readonly unknown[], { page, size }: Page) {
	return { total: rows.length, page, size };
}

/** Runs the handler with the page asked for, or answers what is wrong with it. */
export function paged(call: ZenotiCall, paging: Paging | undefined, handler: (page: Page) => Answer): Answer {
	const page = pageOf(call, paging);
	return page.ok ? handler(page.value) : page.answer;
}
