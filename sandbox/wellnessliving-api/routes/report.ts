import { z } from 'zod';
import type { Answer } from '../../http/route';
import type { WellnessLivingCall, WellnessLivingRoute } from '../call';
import { spacedUtc, zeroDate } from '../moment';
import { page, refusal, success } from '../problem';
import { reportName, reportStatus, type ReportView } from '../reports/build';
import { cellOf, reportIdOf, usualColumns, type ReportId, type ReportRow } from '../reports/columns';
import { parseFilter } from '../reports/filter';
import { reportRows } from '../reports/rows';
import type { WellnessLivingState } from '../state';

/** 1000 rows a page work, 5000 were seen to break the gateway; nobody knows where between. */
const mostRows = 1_000;
const farthestOffset = 100_000;

const flag = z
	.union([z.boolean(), z.number(), z.string()])
	.transform((value) => !['', '0', 0, false].includes(value));
const request = z.object({
	cid_report: z.coerce.number().catch(0),
	i_limit: z.coerce.number().int().nonnegative().catch(0),
	i_offset: z.coerce.number().int().nonnegative().catch(0),
	s_sort: z.string().catch(''),
	is_refresh: flag.catch(false),
	json_filter: z.unknown(),
});
type Request = z.output<typeof request>;

/** `POST /v1/report/query`. */
export const reportRoute: WellnessLivingRoute = {
	method: 'POST',
	path: '/v1/report/query',
	answer: (state, call) => {
		const asked = request.parse(asRecord(call));
		const report = reportIdOf(asked.cid_report);
		if (report === null) return refusal('cid-nx', 'The report does not exist.', 'cid_report');
		const right = state.denied.get(`report:${report}`);
		if (right !== undefined) return refusal(right, 'Access to the report is denied.');
		const columns = state.settings.columns[report] ?? usualColumns(report, state.business.key);
		return refusedPage(asked, columns) ?? answerReport(state, report, asked, columns);
	},
};

/** A body that is no JSON object is not seen at all. */
function asRecord({ body, contentType }: WellnessLivingCall): unknown {
	const parsed = z.record(z.unknown()).safeParse(body);
	return parsed.success && /^application\/json\b/i.test(contentType) ? parsed.data : {};
}

function refusedPage({ i_limit, i_offset, s_sort }: Request, columns: readonly string[]): Answer | null {
	if (i_limit > mostRows) return page(502, '502 Bad Gateway');
	if (i_offset > farthestOffset) return refusal('offset-large', 'The offset is too large.', 'i_offset');
	if (i_limit > 0 && !columns.includes(s_sort))
		return refusal('sort-invalid', 'The sorting is not valid.', 's_sort');
	return null;
}

function answerReport(
	state: WellnessLivingState,
	report: ReportId,
	asked: Request,
	columns: readonly string[],
): Answer {
	const told = jsonOf(asked.json_filter);
	const parsed = parseFilter(report, told);
	if (!parsed.ok) return parsed.answer;
	const { filter, unknownKeys } = parsed;
	for (const name of unknownKeys) state.journal.reportViolation('unknown-filter-key', name);
	if (asked.is_refresh && asked.i_offset > 0) {
		state.journal.reportViolation('refresh-between-pages', `report ${report}, offset ${asked.i_offset}`);
	}
	const name = reportName(report, told);
	const view = state.reports.ask({
		report,
		name,
		isRefresh: asked.is_refresh,
		rowsNow: () => reportRows(report, state.business, filter),
	});
	// without a limit the whole report would have to come in one answer
	if (asked.i_limit === 0 && view.rows.length > mostRows) return page(502, '502 Bad Gateway');
	return success({ ...bodyOf(view, asked, columns, state.settings.padsText), s_report: name });
}

function bodyOf(
	view: ReportView,
	{ i_limit, i_offset, s_sort }: Request,
	columns: readonly string[],
	padsText: boolean,
) {
	const sorted = s_sort === '' ? view.rows : [...view.rows].sort(by(s_sort));
	const rows = i_limit === 0 ? sorted : sorted.slice(i_offset, i_offset + i_limit);
	const time = (ms: number | null) => (ms === null ? zeroDate : spacedUtc(ms));
	return {
		a_field: columns,
		a_dynamic: columns.map((column) => ({ id: column, text_title: column, sid_type: 'text' })),
		a_row: rows.map((row) => columns.map((column) => cellOf(row, column, padsText))),
		id_report_status: view.status,
		dtu_queue: time(view.queuedMs),
		dtu_start: time(view.startedMs),
		dtu_complete: time(view.completedMs),
		i_cas_change: view.changes,
		a_stale: [],
		a_warning: view.status === reportStatus.ready ? [] : ['The report is being generated.'],
		text_error: view.errorText,
	};
}

const collator = new Intl.Collator('en', { numeric: true });

function by(column: string): (left: ReportRow, right: ReportRow) => number {
	const textOf = (row: ReportRow) => String(row[column] ?? '');
	return (left, right) => collator.compare(textOf(left), textOf(right));
}

/** The filter comes as an object or as its text. */
function jsonOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return []; // refused further on like everything that is no object
	}
}
