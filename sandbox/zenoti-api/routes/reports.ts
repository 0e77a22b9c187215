import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { pageInfo, paged, reportPaging, rowsOn } from '../paging';
import { accrualLines, accrualRow, accrualTotal } from '../reports/accrual';
import { collectionLines, collectionRow, collectionTotal } from '../reports/collections';
import { accrualBody, collectionsBody, reportBody, spanOf } from '../reports/filters';
import type { ZenotiState } from '../state';

function accrual(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return paged(call, reportPaging, (page) => {
		const body = reportBody(accrualBody, call.body);
		if (!body.ok) return body.answer;
		if (body.value === null) return nothing('sales', page);
		const span = spanOf(body.value.start_date, body.value.end_date);
		if (!span.ok) return span.answer;
		const lines = accrualLines(state, key, body.value, span.value);
		return {
			status: 200,
			body: {
				sales: rowsOn(lines, page).map((line) => accrualRow(line, state.organisation)),
				page_info: pageInfo(lines, page),
				total: accrualTotal(lines),
				error: null,
			},
		};
	});
}

function collections(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return paged(call, reportPaging, (page) => {
		const body = reportBody(collectionsBody, call.body);
		if (!body.ok) return body.answer;
		if (body.value === null) return nothing('collections_report', page);
		const span = spanOf(body.value.start_date, body.value.end_date);
		if (!span.ok) return span.answer;
		const lines = collectionLines(state, key, body.value, span.value);
		return {
			status: 200,
			body: {
				collections_report: rowsOn(lines, page).map((line) => collectionRow(line, state.organisation)),
				page_info: pageInfo(lines, page),
				total: collectionTotal(lines),
				error: null,
			},
		};
	});
}

function nothing(list: string, page: Parameters<typeof pageInfo>[1]): Answer {
	return { status: 200, body: { [list]: [], page_info: pageInfo([], page), total: null, error: null } };
}

export const reportRoutes: readonly ZenotiRoute[] = [
	{
		method: 'POST',
		path: '/v1/reports/sales/accrual_basis/flat_file',
		right: 'reports',
		answer: accrual,
	},
	{ method: 'POST', path: '/v1/reports/collections/flat_file', right: 'reports', answer: collections },
];
