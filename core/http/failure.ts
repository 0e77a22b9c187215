/** `transient`: the same call can succeed later. `permanent`: somebody has to change something first. */
export type FailureKind = 'transient' | 'permanent';

/** Why something did not work, for the person who has to act on it. Holds no secret and no whole body. */
export interface Failure {
	readonly kind: FailureKind;
	/** Short and stable, to be searched and routed by: `RATE_LIMIT`, `MISSING_SCOPES`. */
	readonly code: string;
	readonly message: string;
	/** The next step. */
	readonly hint: string;
	/** Milliseconds since 1970, where a run has ended and the vendor wants no call before then. */
	readonly notBeforeMs?: number;
}

/**
 * Whom a failed call concerns: the records in it, or the whole account (token, scope, daily limit), in which case
 * further calls of the same run are pointless or forbidden.
 */
export type FailureReach = 'call' | 'account';

export interface CallFailure extends Failure {
	readonly reach: FailureReach;
}

const longestText = 300;

/** Vendor text made fit for a message: one line, bounded, bearer tokens and long secrets blanked. */
export function safeText(text: string): string {
	const oneLine = text.replace(/\s+/g, ' ').trim();
	const blanked = oneLine
		.replace(/bearer\s+\S+/gi, 'Bearer ***')
		.replace(/\bpat-[a-z0-9]+-[a-z0-9-]+/gi, '***')
		.replace(/\b[A-Za-z0-9_-]{60,}\b/g, '***');
	return blanked.length > longestText ? `${blanked.slice(0, longestText - 1)}…` : blanked;
}
