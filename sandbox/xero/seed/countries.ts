/** Which of Xero's country editions an organisation is. */
export const countryCodes = ['AU', 'GB', 'NZ', 'US'] as const;
export type CountryCode = (typeof countryCodes)[number];

export interface Country {
	readonly code: CountryCode;
	readonly version: string;
	readonly currency: string;
	/** Xero's own names of zones. */
	readonly timezone: string;
	/** What the tax control account is called. */
	readonly taxName: string;
	readonly salesTaxBasis: string;
	readonly yearEnd: { readonly day: number; readonly month: number };
	/** Tax types that new accounts get, by what they hold. */
	readonly taxTypes: { readonly sale: string; readonly expense: string; readonly none: string };
}

export const countries: Readonly<Record<CountryCode, Country>> = {
	AU: {
		code: 'AU',
		version: 'AU',
		currency: 'AUD',
		timezone: 'AUSEASTERNSTANDARDTIME',
		taxName: 'GST',
		salesTaxBasis: 'ACCRUALS',
		yearEnd: { day: 30, month: 6 },
		taxTypes: { sale: 'OUTPUT', expense: 'INPUT', none: 'BASEXCLUDED' },
	},
	GB: {
		code: 'GB',
		version: 'UK',
		currency: 'GBP',
		timezone: 'GMTSTANDARDTIME',
		taxName: 'VAT',
		salesTaxBasis: 'ACCRUAL',
		yearEnd: { day: 31, month: 3 },
		taxTypes: { sale: 'OUTPUT2', expense: 'INPUT2', none: 'NONE' },
	},
	NZ: {
		code: 'NZ',
		version: 'NZ',
		currency: 'NZD',
		timezone: 'NEWZEALANDSTANDARDTIME',
		taxName: 'GST',
		salesTaxBasis: 'INVOICE',
		yearEnd: { day: 31, month: 3 },
		taxTypes: { sale: 'OUTPUT2', expense: 'INPUT2', none: 'NONE' },
	},
	US: {
		code: 'US',
		version: 'US',
		currency: 'USD',
		timezone: 'CENTRALSTANDARDTIME',
		taxName: 'Sales Tax',
		salesTaxBasis: 'ACCRUAL',
		yearEnd: { day: 31, month: 12 },
		taxTypes: { sale: 'NONE', expense: 'NONE', none: 'NONE' },
	},
};
