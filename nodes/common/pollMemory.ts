import { healthy, reportOf, type Ailment, type Findings } from '../../core/poll';
import type { Failure } from '../../core/http';

/** So many events at the most are told again after n8n was restarted. */
const mostUnsaved = 200;

/** What one process remembers of a polling trigger besides its state. */
export class PollMemory {
	private readonly ailments = new Map<string, Ailment>();

	private readonly unsaved = new Map<string, number>();

	private readonly resting = new Map<string, number>();

	/** What has to be raised as an error now; `null` for nothing. */
	reportOf(scope: string, findings: Findings, nowMs: number): Failure | null {
		const { raise, ailment } = reportOf(this.ailments.get(scope) ?? healthy, findings, nowMs);
		if (findings.failures.length === 0) this.ailments.delete(scope);
		else this.ailments.set(scope, ailment);
		return raise;
	}

	/**
	 * Whether n8n has to be made to save: it writes what a poll remembers to its database only along with an execution,
	 * and events that the webhook trigger has told start none. After a restart they would all be told again.
	 */
	mustSave(scope: string, told: number, skipped: number): boolean {
		const unsaved = told > 0 ? 0 : (this.unsaved.get(scope) ?? 0) + skipped;
		const isTooMuch = unsaved >= mostUnsaved;
		this.unsaved.set(scope, isTooMuch ? 0 : unsaved);
		return isTooMuch;
	}

	/** Why a poll has ended; where the source wants no call before some time, the next polls wait for it. */
	rest(scope: string, halted: Failure | null): void {
		if (halted?.notBeforeMs === undefined) this.resting.delete(scope);
		else this.resting.set(scope, halted.notBeforeMs);
	}

	/** Milliseconds since 1970; `null` when calls are welcome. */
	restsUntil(scope: string, nowMs: number): number | null {
		const untilMs = this.resting.get(scope);
		return untilMs !== undefined && nowMs < untilMs ? untilMs : null;
	}
}
