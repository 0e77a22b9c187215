import { safeText, type Failure } from '../../../core/http';

const laterHint =
	'WellnessLiving goes on building it: run this again in some minutes, and it goes on from there. A report of fewer days is built faster.';

export function stillBuilding(reportId: number, waitedMs: number): Failure {
	return {
		kind: 'transient',
		code: 'REPORT_BUILDING',
		message: `Report ${reportId} is still being built after ${Math.round(waitedMs / 1000)} seconds.`,
		hint: laterHint,
	};
}

export function keepsRestarting(reportId: number): Failure {
	return {
		kind: 'transient',
		code: 'REPORT_RESTARTED',
		message: `Report ${reportId} was built anew again and again while its pages were read.`,
		hint: 'Somebody refreshes it in WellnessLiving at the same time, or another workflow does. Run this again later.',
	};
}

export function buildFailed(reportId: number, error: string | null): Failure {
	return {
		kind: 'transient',
		code: 'REPORT_FAILED',
		message: safeText(
			`WellnessLiving did not build report ${reportId}: ${error ?? 'it was stopped or deleted'}.`,
		),
		hint: 'Run this again. If it stays like this, open the same report in WellnessLiving and see what it says there.',
	};
}

export function tooManyRows(reportId: number, most: number): Failure {
	return {
		kind: 'permanent',
		code: 'TOO_MANY_ROWS',
		message: `Report ${reportId} has more than ${most} rows, and WellnessLiving gives no more.`,
		hint: 'Read fewer days at a time.',
	};
}

export function missingColumns(reportId: number, names: readonly string[]): Failure {
	return {
		kind: 'permanent',
		code: 'REPORT_COLUMNS_MISSING',
		message: safeText(`Report ${reportId} lacks the columns ${names.join(', ')}.`),
		hint: 'Which columns a report has is set per business: show them in WellnessLiving (open the report, Columns), then run this again.',
	};
}

export function cancelledWhileWaiting(reportId: number): Failure {
	return {
		kind: 'transient',
		code: 'CANCELLED',
		message: `The execution was cancelled while report ${reportId} was being built.`,
		hint: laterHint,
	};
}
