import { chartOf, type SeedAccount } from './seed/chart';
import type { Country } from './seed/country';
import { taxCodesOf, type TaxCode } from './seed/tax-codes';

export const classTrackings = ['off', 'perLine', 'perTransaction'] as const;
export const duplicateRules = ['refuse', 'allow', 'journalsOnly'] as const;
export const requestIdRules = ['keep', 'forget'] as const;

/** What the company's owner has set, and what of QuickBooks' behaviour is not documented and can be switched. */
export interface CompanySettings {
	readonly companyName: string;
	readonly country: Country;
	/** IANA zone; `TxnDate` left out means today in it. */
	readonly timeZone: string;
	readonly homeCurrency: string;
	readonly multiCurrency: boolean;
	/** Sales tax is set up; otherwise tax details of a sales form are dropped without a word. */
	readonly usingSalesTax: boolean;
	readonly taxCodes: readonly TaxCode[];
	/** Hundredths that the tax engine adds to the tax it was told; 0 keeps it. */
	readonly taxEngineShiftsBy: number;
	/**
	 * Off in a company nobody has set up, where QuickBooks numbers sales forms by itself and drops what it was sent; on
	 * here unless a test says otherwise.
	 */
	readonly customTxnNumbers: boolean;
	/** Journal entries without a number get the next one. */
	readonly autoJournalNumbers: boolean;
	/** Last closed day, `YYYY-MM-DD`. */
	readonly bookCloseDate: string | null;
	readonly trackDepartments: boolean;
	readonly classTracking: (typeof classTrackings)[number];
	/** Uniqueness of document numbers cannot be depended on, so nothing is refused unless a test says so. */
	readonly duplicateNumbers: (typeof duplicateRules)[number];
	/** How long request ids are kept is not documented. */
	readonly requestIdMemory: (typeof requestIdRules)[number];
}

const homes: Readonly<Record<Country, { readonly currency: string; readonly timeZone: string }>> = {
	US: { currency: 'USD', timeZone: 'America/Los_Angeles' },
	GB: { currency: 'GBP', timeZone: 'Europe/London' },
	AU: { currency: 'AUD', timeZone: 'Australia/Sydney' },
	CA: { currency: 'CAD', timeZone: 'America/Toronto' },
};

/** A company as it is after the welcome questions. */
export function settingsOf(chosen: Partial<CompanySettings>): CompanySettings {
	const country = chosen.country ?? 'US';
	return {
		companyName: 'Example Studio',
		country,
		timeZone: homes[country].timeZone,
		homeCurrency: homes[country].currency,
		multiCurrency: false,
		usingSalesTax: false,
		taxCodes: taxCodesOf(country),
		taxEngineShiftsBy: 0,
		customTxnNumbers: true,
		autoJournalNumbers: true,
		bookCloseDate: null,
		trackDepartments: false,
		classTracking: 'off',
		duplicateNumbers: 'allow',
		requestIdMemory: 'keep',
		...chosen,
	};
}

export function accountsOf({ country }: CompanySettings): readonly SeedAccount[] {
	return chartOf(country);
}
