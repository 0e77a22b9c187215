import type { BookMapping, Ledger } from '../../../core/books';
import type { UnknownRecord } from '../../../core/event/read';
import type { Caller, Outside } from '../../../core/http';
import type { Choices, SetupReport } from '../../../core/sync';
import type { Read } from '../settings/rows';

/** One run's way to the vendor, with what the user set about the company. */
export interface Connection {
	readonly caller: Caller;
	/** Decrypted; only to be read. */
	readonly credentials: UnknownRecord;
	readonly credentialId: string;
	/** Of the parameter Organization; `null` for none. */
	readonly tenantId: string | null;
}

export interface LedgerRun {
	readonly mapping: BookMapping;
	/** One document per center and day, or one per sale. */
	readonly form: 'day' | 'sale';
	/** Tells this run's requests from those of a later one with the same content. */
	readonly runId: string;
	/** Tries of one call altogether. */
	readonly maxAttempts: number;
}

/** One company's books, ready to be read and written. */
export interface OpenLedger {
	/** The company within its system; one run at a time works on it. */
	readonly company: string;
	readonly createLedger: (run: LedgerRun) => Ledger;
	readonly setUp: (mapping: BookMapping, dryRun: boolean) => Promise<SetupReport>;
	readonly fetchAccounts: () => Promise<Choices>;
	/** Places of centers: QuickBooks locations, Xero tracking options. */
	readonly fetchUnits: () => Promise<Choices>;
	readonly fetchClasses: () => Promise<Choices>;
	readonly fetchTaxCodes: () => Promise<Choices>;
	readonly fetchCustomers: () => Promise<Choices>;
	/** Reads the chart of accounts anew at the next look. */
	readonly forgetChart: () => void;
}

/** What every ledger offers the node. A new one is a new entry in `systems`, and in the node's credentials. */
export interface LedgerSystem {
	/** Value of the parameter System. */
	readonly value: string;
	readonly label: string;
	readonly credentialType: string;
	/** API address by the credential's environment; *Custom* has its own. */
	readonly urls: ReadonlyMap<string, string>;
	readonly createCaller: (outside: Outside, maxAttempts: number) => Caller;
	/** Organizations to choose from; none where a credential is for one company only. */
	readonly fetchTenants: (caller: Caller) => Promise<Choices>;
	/** Finds the company, or says why it is not clear which it is. */
	readonly open: (connection: Connection) => Promise<Read<OpenLedger>>;
}

export const noChoices = async (): Promise<Choices> => ({ ok: true, choices: [] });
