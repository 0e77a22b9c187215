import type { Failure } from '../http';

/** How one run goes about its work, whatever the CRM; what a CRM does not know it leaves alone. */
export interface TargetOptions {
	/** Only look, and note what would be written. */
	readonly dryRun: boolean;
	/** Most records of one call; a CRM that takes fewer uses its own limit. */
	readonly batchSize: number;
	/** Tries of one call altogether, at least 1. */
	readonly maxAttempts: number;
	/** The subscription type to opt out of when a client withdraws consent; `null` leaves the CRM's consent alone. */
	readonly subscriptionId: string | null;
	/** Adds the page of each record to the outcomes, should that cost a call. */
	readonly recordLinks: boolean;
}

/** What setting an account up found and did, in words for the studio. */
export interface SetupReport {
	/** Name of the account that was set up, where its answers told it. */
	readonly company?: string | null;
	/** True when everything the sync needs is there. */
	readonly isReady: boolean;
	/** Fields by record type and name, `contacts.studio_client_id`. */
	readonly created: readonly string[];
	readonly present: readonly string[];
	/** Only in a dry run: what set-up would make. */
	readonly missing: readonly string[];
	readonly problems: readonly Failure[];
}

/** One entry of a menu that is filled from the account. */
export interface Choice {
	readonly name: string;
	readonly value: string;
}

export type Choices =
	| { readonly ok: true; readonly choices: readonly Choice[] }
	| { readonly ok: false; readonly failure: Failure };
