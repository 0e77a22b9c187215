import type { Failure } from '../http';
import type { Place } from './profile';

/** Something to tell people about a poll; what was found besides is as good as without it. */
export type PollProblem = LaneProblem & {
	readonly resource: string;
	readonly place: Place;
};

export type LaneProblem =
	/** A read failed; the next poll begins with the same window. */
	| { readonly kind: 'failed'; readonly failure: Failure; readonly timesInARow: number }
	/** Most of what was known is missing: more often a lost right than a real disappearance, so none is told. */
	| { readonly kind: 'shrunken'; readonly window: string; readonly known: number; readonly found: number }
	/** Something is missing, and looking for it failed: it is looked for again. */
	| { readonly kind: 'unsure'; readonly failure: Failure }
	/** More than can be remembered: days before this one are left out. */
	| { readonly kind: 'cut'; readonly before: string };

/** `Sales of Downtown`. */
export function subjectOf({ resource, place }: PollProblem): string {
	return `${resource} of ${place.name ?? place.id}`;
}

/** One line for the log. */
export function problemText(problem: PollProblem): string {
	const where = subjectOf(problem);
	switch (problem.kind) {
		case 'failed':
			return `${where}: ${problem.failure.message} ${problem.failure.hint}`.trim();
		case 'shrunken':
			return `${where}: of ${problem.known} known in ${problem.window} only ${problem.found} came back. None of them is told as gone: check whether the credential may still see everything.`;
		case 'unsure':
			return `${where}: something is missing, and whether it is gone could not be found out: ${problem.failure.message}`;
		case 'cut':
			return `${where}: too many to remember, so days before ${problem.before} are left out. Set a shorter look-back, or a trigger for each group of locations.`;
	}
}
