import { createHash } from 'node:crypto';
import type { ReportId, ReportRow } from './columns';

/** `id_report_status`. */
export const reportStatus = { queued: 1, generating: 2, ready: 3, aborted: 6 } as const;
export type ReportStatus = (typeof reportStatus)[keyof typeof reportStatus];

/** A report as it stands at one moment. */
export interface ReportView {
	readonly status: ReportStatus;
	readonly queuedMs: number;
	/** `null` until it has come so far. */
	readonly startedMs: number | null;
	readonly completedMs: number | null;
	/** Rows that are answered now, whether they may be used or not. */
	readonly rows: readonly ReportRow[];
	/** Goes up when the content has changed. */
	readonly changes: number;
	readonly errorText: string;
}

export interface ReportTimes {
	readonly queuedMs: number;
	readonly generatingMs: number;
	readonly keepMs: number;
}

export interface BuildOrder {
	readonly report: ReportId;
	/** The rows as of now; a build keeps what there was when it was ordered. */
	readonly rowsNow: () => readonly ReportRow[];
	readonly times: ReportTimes;
	readonly nowMs: number;
	readonly isHeld: boolean;
}

export interface Build extends Omit<BuildOrder, 'nowMs'> {
	readonly queuedMs: number;
	readonly rows: readonly ReportRow[];
	/** Of the build before, which is answered meanwhile. */
	readonly before: readonly ReportRow[];
	readonly changes: number;
	readonly errorText: string;
}

/** A report is found again by what was asked, key order included. */
export function reportName(report: ReportId, filter: unknown): string {
	return createHash('sha256')
		.update(`${report} ${JSON.stringify(filter)}`)
		.digest('hex')
		.slice(0, 32);
}

export function orderBuild(before: Build | undefined, { nowMs, ...order }: BuildOrder): Build {
	const rows = order.rowsNow();
	const isChanged = before === undefined || JSON.stringify(before.rows) !== JSON.stringify(rows);
	return {
		...order,
		queuedMs: nowMs,
		rows,
		before: before === undefined ? [] : finishedRows(before, nowMs),
		changes: (before?.changes ?? 0) + (isChanged ? 1 : 0),
		errorText: '',
	};
}

export function statusOf(build: Build, nowMs: number): ReportStatus {
	if (build.errorText !== '') return reportStatus.aborted;
	if (build.isHeld || nowMs < startOf(build)) return reportStatus.queued;
	return nowMs < endOf(build) ? reportStatus.generating : reportStatus.ready;
}

export function isCleanedUp(build: Build, nowMs: number): boolean {
	return statusOf(build, nowMs) === reportStatus.ready && nowMs > endOf(build) + build.times.keepMs;
}

/** While it is being built, the client report answers nothing and the money reports answer the rows of before. */
export function viewOf(build: Build, nowMs: number): ReportView {
	const status = statusOf(build, nowMs);
	const isReady = status === reportStatus.ready;
	const isStarted = isReady || status === reportStatus.generating;
	return {
		status,
		queuedMs: build.queuedMs,
		startedMs: isStarted ? startOf(build) : null,
		completedMs: isReady ? endOf(build) : null,
		rows: isReady || build.report !== 689 ? finishedRows(build, nowMs) : [],
		changes: build.changes,
		errorText: build.errorText,
	};
}

function startOf({ queuedMs, times }: Build): number {
	return queuedMs + times.queuedMs;
}

function endOf(build: Build): number {
	return startOf(build) + build.times.generatingMs;
}

function finishedRows(build: Build, nowMs: number): readonly ReportRow[] {
	return statusOf(build, nowMs) === reportStatus.ready ? build.rows : build.before;
}
