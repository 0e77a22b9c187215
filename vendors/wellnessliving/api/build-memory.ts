/**
 * Which reports were asked to be built and not yet read, so that who comes back later waits for that build instead of
 * starting it again, for ever. Lives as long as the process; forgetting costs one more build.
 */
export interface BuildMemory {
	readonly isPending: (report: string, nowMs: number) => boolean;
	readonly start: (report: string, nowMs: number) => void;
	readonly end: (report: string) => void;
}

/** A build that nobody came back for is too old to be read as news. */
const lifeMs = 86_400_000;
const mostReports = 500;

export function createBuildMemory(): BuildMemory {
	const started = new Map<string, number>();
	return {
		isPending: (report, nowMs) => {
			const startedMs = started.get(report);
			return startedMs !== undefined && nowMs - startedMs < lifeMs;
		},
		start: (report, nowMs) => {
			started.delete(report);
			started.set(report, nowMs);
			const [oldest] = started.keys();
			if (started.size > mostReports && oldest !== undefined) started.delete(oldest);
		},
		end: (report) => {
			started.delete(report);
		},
	};
}
