import type { Failure } from '../http';
import { subjectOf, type PollProblem } from './problem';

/** What a node remembers of the errors it has raised. */
export interface Ailment {
	/** Milliseconds; when the last error was raised. */
	readonly reportedMs: number | null;
	/** An error is due, and was put off because there was something to hand on. */
	readonly isOwed: boolean;
}

export const healthy: Ailment = { reportedMs: null, isOwed: false };

export interface Findings {
	readonly failures: ReadonlyArray<{ readonly failure: Failure; readonly timesInARow: number }>;
	/** Something was read: events, or at least what is now known. */
	readonly hasProgress: boolean;
}

export interface Report {
	/** To be raised as an error now; then nothing of this poll is kept or handed on, and the next one finds it again. */
	readonly raise: Failure | null;
	readonly ailment: Ailment;
}

/** A source that is away for a moment is nobody's business: n8n starts the error workflow for each error raised. */
const pollsBeforeReport = 3;
const remindAfterMs = 3_600_000;

/**
 * Whether a poll with failures becomes an error. What will not pass by itself is raised at once, what may pass after
 * three polls in a row, and then once an hour. What was found in other places goes first: it is handed on, and the
 * error is raised by the next poll instead.
 */
export function reportOf(before: Ailment, { failures, hasProgress }: Findings, nowMs: number): Report {
	const due = failures.find(isDue);
	if (failures.length === 0) return { raise: null, ailment: healthy };
	if (due === undefined) return { raise: null, ailment: { ...before, isOwed: false } };
	const isFatal = !hasProgress && due.failure.kind === 'permanent';
	const isReminder = before.reportedMs === null || nowMs - before.reportedMs >= remindAfterMs;
	const isWanted = isFatal || before.isOwed || isReminder;
	if (!isWanted) return { raise: null, ailment: before };
	if (hasProgress && !before.isOwed) return { raise: null, ailment: { ...before, isOwed: true } };
	return { raise: due.failure, ailment: { reportedMs: nowMs, isOwed: false } };
}

function isDue({ failure, timesInARow }: Findings['failures'][number]): boolean {
	return failure.kind === 'permanent' || timesInARow >= pollsBeforeReport;
}

/** The failed reads among the problems of a poll, each naming what it is about. */
export function failuresOf(problems: readonly PollProblem[]): Findings['failures'] {
	return problems.flatMap((problem) => {
		if (problem.kind !== 'failed') return [];
		const { failure, timesInARow } = problem;
		const message = `${subjectOf(problem)}: ${failure.message}`;
		return [{ failure: { ...failure, message }, timesInARow }];
	});
}
