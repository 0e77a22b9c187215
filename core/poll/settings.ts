export const firstRuns = ['baseline', 'lookBack'] as const;
/** What a first poll does with all that is there already: only remembers it, or tells it too. */
export type FirstRun = (typeof firstRuns)[number];

export interface PollSettings {
	/** Names in the profile. */
	readonly resources: readonly string[];
	/** `null`: what suits each resource. */
	readonly lookbackDays: number | null;
	readonly firstRun: FirstRun;
	readonly includeRaw: boolean;
	/** Milliseconds since 1970: from then on no further window is begun. */
	readonly deadlineMs: number;
	/** No further window is begun with so many events; the rest is for the next poll. */
	readonly mostEvents: number;
	/** Things remembered for each resource and place. */
	readonly mostSeen: number;
}
