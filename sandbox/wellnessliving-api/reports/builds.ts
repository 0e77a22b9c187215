import {
	isCleanedUp,
	orderBuild,
	reportStatus,
	statusOf,
	viewOf,
	type Build,
	type BuildOrder,
	type ReportTimes,
	type ReportView,
} from './build';
import type { ReportId } from './columns';

export interface ReportAsked extends Pick<BuildOrder, 'report' | 'rowsNow'> {
	/** Of report and filter; a known one gets its finished build again. */
	readonly name: string;
	readonly isRefresh: boolean;
}

/** The life cycle of reports on the injected clock, and what can happen to them from outside. */
export class Reports {
	private readonly builds = new Map<string, Build>();

	private readonly held = new Set<ReportId>();

	private readonly counts = new Map<ReportId, number>();

	private restarts: { readonly report: ReportId; left: number }[] = [];

	constructor(
		private readonly now: () => number,
		private readonly times: () => ReportTimes,
	) {}

	ask({ report, name, isRefresh, rowsNow }: ReportAsked): ReportView {
		const known = this.builds.get(name);
		const kept = known === undefined || isCleanedUp(known, this.now()) ? undefined : known;
		const build = kept === undefined || isRefresh ? this.order(name, { report, rowsNow }, kept) : kept;
		const view = viewOf(build, this.now());
		this.countAnswer(report);
		return view;
	}

	/** Somebody presses "refresh" in the portal: all builds of the report begin again, with the rows of now. */
	restart(report: ReportId): void {
		for (const [name, build] of this.builds) if (build.report === report) this.order(name, build, build);
	}

	/** The same, once so many further answers of this report have been given: between two pages. */
	restartAfter(report: ReportId, answers: number): void {
		this.restarts.push({ report, left: answers });
	}

	/** Builds of the report stay queued until they are released. */
	hold(report: ReportId): void {
		this.held.add(report);
		const isUnfinished = (build: Build) => statusOf(build, this.now()) !== reportStatus.ready;
		this.change((build) =>
			build.report === report && isUnfinished(build) ? { ...build, isHeld: true } : build,
		);
	}

	release(): void {
		this.held.clear();
		this.change((build) => (build.isHeld ? { ...build, isHeld: false, queuedMs: this.now() } : build));
	}

	/** All builds of the report are given up, with a text; a refresh begins again. */
	abort(report: ReportId, errorText: string): void {
		this.change((build) => (build.report === report ? { ...build, errorText } : build));
	}

	/** How often each report was built. */
	built(): Readonly<Record<string, number>> {
		return Object.fromEntries(this.counts);
	}

	clear(): void {
		for (const memory of [this.builds, this.held, this.counts]) memory.clear();
		this.restarts = [];
	}

	private order(name: string, what: Pick<BuildOrder, 'report' | 'rowsNow'>, before?: Build): Build {
		const { report, rowsNow } = what;
		const isHeld = this.held.has(report);
		const order = { report, rowsNow, times: this.times(), nowMs: this.now(), isHeld };
		const build = orderBuild(before, order);
		this.builds.set(name, build);
		this.counts.set(report, (this.counts.get(report) ?? 0) + 1);
		return build;
	}

	private change(next: (build: Build) => Build): void {
		for (const [name, build] of this.builds) this.builds.set(name, next(build));
	}

	private countAnswer(report: ReportId): void {
		for (const one of this.restarts) if (one.report === report) one.left -= 1;
		const due = this.restarts.filter(({ left }) => left <= 0);
		this.restarts = this.restarts.filter(({ left }) => left > 0);
		for (const one of due) this.restart(one.report);
	}
}
