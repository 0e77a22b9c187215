import { createRandom } from '../../random/random';
import { defaultChart } from '../seed/chart';
import { countries, type Country, type CountryCode } from '../seed/countries';
import { taxRates, type TaxRate } from '../seed/tax-rates';
import type { Account } from './account';
import type { Contact } from './contact';
import type { TradeDocument } from './document';
import type { ManualJournal } from './manual-journal';
import { createTable, type Table } from './table';
import type { TrackingCategory } from './tracking';

export interface OrganisationOptions {
	readonly name?: string;
	readonly country?: CountryCode;
	/** Currencies enabled besides the base currency; none without the plan for it. Amounts count one to one. */
	readonly currencies?: readonly string[];
	/** Names of options by name of category: at most two categories. */
	readonly tracking?: Readonly<Record<string, readonly string[]>>;
	/** `YYYY-MM-DD`: nothing may be dated on or before it. */
	readonly lockDate?: string;
	readonly yearEndLockDate?: string;
	/** Whether a `CreditNoteNumber` may be used twice; documented as unique, reported as not strict. */
	readonly creditNoteNumbers?: 'unique' | 'free';
}

/** One organisation's books. Records are values: a change puts a new one. */
export interface Organisation {
	readonly tenantId: string;
	readonly name: string;
	readonly country: Country;
	readonly currencies: ReadonlySet<string>;
	readonly creditNoteNumbers: 'unique' | 'free';
	readonly createdAt: number;
	readonly locks: { period: string | null; yearEnd: string | null };
	readonly taxRates: readonly TaxRate[];
	readonly accounts: Table<Account>;
	readonly contacts: Table<Contact>;
	readonly tracking: Table<TrackingCategory>;
	readonly documents: Table<TradeDocument>;
	readonly manualJournals: Table<ManualJournal>;
	readonly newId: () => string;
	/** Runs the work; takes its changes back when `keep` says no to the result. */
	readonly transaction: <T>(work: () => T, keep: (result: T) => boolean) => T;
}

/** The same position always gives the same ids. */
export function createOrganisation(
	options: OrganisationOptions,
	position: number,
	now: () => number,
): Organisation {
	const { guid: newId } = createRandom(4_613 + position * 977);
	const country = countries[options.country ?? 'AU'];
	const tenantId = newId();
	const tables = {
		accounts: createTable(defaultChart(country, newId, now())),
		contacts: createTable<Contact>(),
		tracking: createTable(trackingOf(options, newId)),
		documents: createTable<TradeDocument>(),
		manualJournals: createTable<ManualJournal>(),
	};
	return {
		tenantId,
		name: options.name ?? `Sandbox Studio ${country.code}`,
		country,
		currencies: new Set([country.currency, ...(options.currencies ?? [])]),
		creditNoteNumbers: options.creditNoteNumbers ?? 'unique',
		createdAt: now(),
		locks: { period: options.lockDate ?? null, yearEnd: options.yearEndLockDate ?? null },
		taxRates: taxRates[country.code],
		...tables,
		newId,
		transaction: transactionsOver(Object.values(tables)),
	};
}

/** The outermost transaction settles what the inner ones left. */
function transactionsOver(
	tables: readonly Pick<Table<{ readonly id: string }>, 'mark' | 'settle'>[],
): Organisation['transaction'] {
	let depth = 0;
	return (work, keep) => {
		const takeBack = tables.map((table) => table.mark());
		depth += 1;
		const result = work();
		depth -= 1;
		if (!keep(result)) for (const undo of takeBack) undo();
		if (depth === 0) for (const table of tables) table.settle();
		return result;
	};
}

function trackingOf(options: OrganisationOptions, newId: () => string): TrackingCategory[] {
	return Object.entries(options.tracking ?? {}).map(([name, names]) => ({
		id: newId(),
		name,
		status: 'ACTIVE',
		options: names.map((option) => ({ id: newId(), name: option, status: 'ACTIVE' })),
	}));
}
