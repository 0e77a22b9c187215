import type { UnknownRecord } from '../../../core/event';
import type { Caller, Failure, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { fetchValue } from './answer';
import { createBuildMemory, type BuildMemory } from './build-memory';
import { isWellnessLivingCaller } from './caller';
import {
	buildFailed,
	cancelledWhileWaiting,
	keepsRestarting,
	stillBuilding,
	tooManyRows,
} from './report-failures';
import { readReportAnswer, type ReportAnswer } from './report-state';

/** What to ask for. The filter names the report in WellnessLiving's cache, so nothing of the clock belongs into it. */
export interface ReportQuestion {
	/** `cid_report`. */
	readonly reportId: number;
	readonly filter: UnknownRecord;
	/** A column; without one pages are refused. */
	readonly sort: string;
}

export interface ReportOptions {
	/** Shared by runs, so that a later one goes on waiting for the build of an earlier one. */
	readonly builds?: BuildMemory;
	readonly longestWaitMs?: number;
	/** Stop as soon as there are so many rows. */
	readonly limit?: number;
	/** Told after each page: rows so far. */
	readonly onPage?: (rows: number) => void;
}

/** A whole report of one build. */
export interface Report {
	readonly fields: readonly string[];
	readonly rows: ReadonlyArray<readonly unknown[]>;
	/** UTC. */
	readonly completedAt: string | null;
}

/** 1000 works, 5000 gives HTTP 502. */
const pageRows = 1_000;
/** `offset-large` beyond. */
const mostOffset = 100_000;
const mostRestarts = 3;
/** Before the first look, so that it does not find the build that was there before. */
const settlingMs = 1_000;
/** Reports of a week take about six seconds, those of a whole history minutes. */
const pausesMs = [2_000, 3_000, 5_000, 5_000] as const;
const laterPauseMs = 10_000;
const usualWaitMs = 90_000;

/** Reads a report: has it built, waits for the build, and reads its pages from that one build. */
export async function readReport(
	caller: Caller,
	question: ReportQuestion,
	options: ReportOptions = {},
): Promise<Read<Report>> {
	return await new ReportRun(caller, question, options).read();
}

class ReportRun {
	private readonly builds: BuildMemory;

	private readonly key: string;

	private waitedMs = 0;

	constructor(
		private readonly caller: Caller,
		private readonly question: ReportQuestion,
		private readonly options: ReportOptions,
	) {
		this.builds = options.builds ?? createBuildMemory();
		this.key = JSON.stringify([this.businessId(), question.reportId, question.filter]);
	}

	async read(): Promise<Read<Report>> {
		const started = await this.start();
		if (!started.ok) return started;
		for (let restart = 0; restart < mostRestarts; restart += 1) {
			const first = await this.awaitBuild();
			if (!first.ok) return first;
			const report = await this.readPages(first.value);
			if (!report.ok) return report;
			if (report.value !== null) {
				this.builds.end(this.key);
				return { ok: true, value: report.value };
			}
		}
		return this.failed(keepsRestarting(this.question.reportId));
	}

	/**
	 * Asks once for a new build: without it the answer may be hours old. Its rows are never used, whatever they are. Asking
	 * again would begin anew, so a build that an earlier run asked for is waited for instead; so is somebody else's.
	 */
	private async start(): Promise<Read<null>> {
		if (this.builds.isPending(this.key, this.nowMs())) return { ok: true, value: null };
		const asked = await this.ask(true, 0);
		if (!asked.ok && asked.failure.code !== 'REPORT_REFRESHING') return asked;
		this.builds.start(this.key, this.nowMs());
		const problem = await this.wait(settlingMs);
		// who cannot wait looks at once
		return problem?.code === 'CANCELLED' ? this.failed(problem) : { ok: true, value: null };
	}

	/** The first page, once it is of a finished build. */
	private async awaitBuild(): Promise<Read<ReportAnswer>> {
		for (let round = 0; ; round += 1) {
			const answer = await this.ask(false, 0);
			if (!answer.ok) return answer;
			if (answer.value.phase === 'ready') return answer;
			if (answer.value.phase === 'failed') return this.broken(answer.value.error);
			const problem = await this.wait(pausesMs[round] ?? laterPauseMs);
			if (problem !== null) return this.failed(problem);
		}
	}

	private async wait(pauseMs: number): Promise<Failure | null> {
		const { caller, question, options } = this;
		const longestMs = options.longestWaitMs ?? usualWaitMs;
		if (!isWellnessLivingCaller(caller) || this.waitedMs + pauseMs > longestMs) {
			return stillBuilding(question.reportId, this.waitedMs);
		}
		const startedMs = caller.nowMs();
		const goesOn = await caller.pause(pauseMs);
		this.waitedMs += Math.max(pauseMs, caller.nowMs() - startedMs);
		return goesOn ? null : cancelledWhileWaiting(question.reportId);
	}

	/** All pages; `null` when the build was replaced meanwhile, because then two halves do not make a whole. */
	private async readPages(first: ReportAnswer): Promise<Read<Report | null>> {
		const { limit = Number.POSITIVE_INFINITY, onPage } = this.options;
		const rows = [...first.rows];
		const { fields, completedAt } = first;
		let lastPage = first.rows.length;
		onPage?.(rows.length);
		while (lastPage >= pageRows && rows.length < limit) {
			if (rows.length > mostOffset) return this.failed(tooManyRows(this.question.reportId, rows.length));
			const page = await this.ask(false, rows.length);
			if (!page.ok) return page;
			const { value } = page;
			if (value.phase === 'failed') return this.broken(value.error);
			if (value.phase !== 'ready' || value.build !== first.build) return { ok: true, value: null };
			rows.push(...value.rows);
			lastPage = value.rows.length;
			onPage?.(rows.length);
		}
		return { ok: true, value: { fields, rows: rows.slice(0, limit), completedAt } };
	}

	private async ask(isRefresh: boolean, offset: number): Promise<Read<ReportAnswer>> {
		return await fetchValue(this.caller, this.request(isRefresh, offset), 'report', readReportAnswer);
	}

	private request(isRefresh: boolean, offset: number): HttpRequest {
		const { reportId, filter, sort } = this.question;
		return {
			method: 'POST',
			path: '/v1/report/query',
			body: {
				...this.scope(),
				cid_report: reportId,
				i_limit: pageRows,
				i_offset: offset,
				s_sort: sort,
				is_backend: 1,
				is_refresh: isRefresh ? 1 : 0,
				json_filter: filter,
			},
		};
	}

	/** In the query as everywhere, and repeated in the body of reports. */
	private scope(): UnknownRecord {
		const businessId = this.businessId();
		return businessId === null ? {} : { k_business: businessId };
	}

	private businessId(): string | null {
		return isWellnessLivingCaller(this.caller) ? this.caller.businessId : null;
	}

	private nowMs(): number {
		return isWellnessLivingCaller(this.caller) ? this.caller.nowMs() : 0;
	}

	/** What is broken has to be asked for anew. */
	private broken(error: string | null): Read<never> {
		this.builds.end(this.key);
		return this.failed(buildFailed(this.question.reportId, error));
	}

	private failed(failure: Failure): Read<never> {
		return { ok: false, failure };
	}
}
