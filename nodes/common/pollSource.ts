import type { IPollFunctions } from 'n8n-workflow';
import type { Caller } from '../../core/http';
import type { Place, PollProfile, PollSettings, Read } from '../../core/poll';
import type { PollNodeSettings } from './pollSettings';

/** What a polling trigger tells the shared poller: the vendor, and how to reach it. */
export interface PollSource {
	readonly profile: PollProfile;
	/** Sends nothing; fails when the credential leads nowhere. */
	readonly connect: (
		context: IPollFunctions,
		maxAttempts: number,
		isCancelled: () => boolean,
	) => Promise<Read<{ readonly caller: Caller }>>;
}

/** Tries of a call; the next poll tries again anyway. */
export const attempts = 3;

/**
 * The rest comes with the next poll, which has to read the same pages again: so many that all changes after a large
 * import are told by the poll that found them.
 */
const mostEvents = 10_000;
/** For each resource and location: the clients of a large business, or five weeks of a busy center. */
const mostSeen = 100_000;

export function toPollSettings(
	{ resources, lookbackDays, firstRun, includeRaw }: PollNodeSettings,
	deadlineMs: number,
): PollSettings {
	return { resources, lookbackDays, firstRun, includeRaw, deadlineMs, mostEvents, mostSeen };
}

/** What the settings say counts where the account does not tell. */
export function toPlace(place: Place, { timeZone, currency }: PollNodeSettings): Place {
	return { ...place, timeZone: place.timeZone ?? timeZone, currency: place.currency ?? currency };
}

/** n8n before 2.41 has no limit of its own; what takes longer would run into the next polls. */
const usualBudgetMs = 300_000;
/** Publishing a workflow waits for its first poll; what it does not finish, the next ones do. */
const firstBudgetMs = 30_000;
/** The last window takes its time after the last look at the clock. */
const usedShare = 0.8;

/** Milliseconds for reading: about 29 seconds where n8n runs polls under a lease, else four minutes. */
export function budgetOf(context: IPollFunctions, isFirst: boolean): number {
	const told: unknown = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : null;
	const budgetMs = typeof told === 'number' && told > 0 ? Math.min(told, usualBudgetMs) : usualBudgetMs;
	return Math.min(budgetMs * usedShare, isFirst ? firstBudgetMs : usualBudgetMs);
}
