import type { ReportId } from './reports/columns';

/** What differs between businesses or days, to be switched so that a client meets both. */
export interface Settings {
	/** How long a report waits, and how long it is built. */
	readonly reportTimes: { readonly queuedMs: number; readonly generatingMs: number };
	/** After this a finished report is cleaned up. */
	readonly reportKeepMs: number;
	/** Columns and their order, as configured in the portal; mixed by the business's key when not given. */
	readonly columns: Readonly<Partial<Record<ReportId, readonly string[]>>>;
	/** Report texts are filled up with NUL characters. */
	readonly padsText: boolean;
	/** One record with a date and nothing else is in every class list. */
	readonly malformedSession: boolean;
	/** Calls without this value in `x-firewall-rule` meet the firewall; `null` lets everybody pass. */
	readonly firewallRule: string | null;
}

export const usualSettings: Settings = {
	reportTimes: { queuedMs: 1_000, generatingMs: 2_000 },
	reportKeepMs: 24 * 3_600_000,
	columns: {},
	padsText: true,
	malformedSession: true,
	firewallRule: null,
};
