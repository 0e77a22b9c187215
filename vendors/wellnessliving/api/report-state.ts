import { isRecord, listOf, numberOf, own, textOf, utcOf, type UnknownRecord } from '../../../core/event';

/** One answer of `report/query`, whatever its state. */
export interface ReportAnswer {
	readonly phase: 'building' | 'ready' | 'failed';
	/** Why it failed, as told. */
	readonly error: string | null;
	/** Names one build: another refresh has another. */
	readonly build: string;
	/** UTC, when it was finished. */
	readonly completedAt: string | null;
	readonly fields: readonly string[];
	/** Values by place; only to be used when ready: while building they are none, or those of an older build. */
	readonly rows: ReadonlyArray<readonly unknown[]>;
}

/** `id_report_status`: 1 queued, 2 generating, 3 ready, 4 deleting, 5 aborting, 6 aborted. */
const ready = 3;
const failed: ReadonlySet<number> = new Set([4, 5, 6]);

/**
 * Reads the state before anything else. Ready is only what says so and tells when it was completed; a state that is not
 * told counts as building. `null` when the body is none of a report.
 */
export function readReportAnswer(body: UnknownRecord): ReportAnswer | null {
	if (own(body, 'id_report_status') === undefined && own(body, 'a_row') === undefined) return null;
	const status = numberOf(own(body, 'id_report_status'));
	const completedAt = utcOf(own(body, 'dtu_complete'));
	const error = textOf(own(body, 'text_error'));
	const hasFailed = error !== null || (status !== null && failed.has(status));
	const isReady = status === ready && completedAt !== null;
	return {
		phase: hasFailed ? 'failed' : isReady ? 'ready' : 'building',
		error,
		build: buildOf(body),
		completedAt,
		fields: fieldsOf(own(body, 'a_field')),
		rows: rowsOf(own(body, 'a_row')),
	};
}

/** `s_report` is the hash of the filter, `i_cas_change` changes with the content. */
function buildOf(body: UnknownRecord): string {
	const parts = ['dtu_queue', 'dtu_start', 'dtu_complete', 'i_cas_change', 's_report'];
	return JSON.stringify(parts.map((name) => own(body, name) ?? null));
}

/** Also as a keyed object, like the other lists of this API. */
function valuesOf(value: unknown): readonly unknown[] {
	return isRecord(value) ? Object.values(value) : listOf(value);
}

function fieldsOf(value: unknown): readonly string[] {
	return valuesOf(value).map((field) => textOf(field) ?? '');
}

function rowsOf(value: unknown): ReadonlyArray<readonly unknown[]> {
	return valuesOf(value).flatMap((row) => (Array.isArray(row) || isRecord(row) ? [valuesOf(row)] : []));
}
