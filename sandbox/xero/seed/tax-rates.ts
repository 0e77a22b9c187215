import type { AccountClass } from '../store/account';
import type { CountryCode } from './countries';

export interface TaxRate {
	readonly taxType: string;
	readonly name: string;
	readonly percent: number;
	readonly reportTaxType: string;
	/** Kinds of account it may stand on. */
	readonly classes: ReadonlySet<AccountClass>;
	readonly status: 'ACTIVE' | 'ARCHIVED';
}

const anywhere: readonly AccountClass[] = ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'];
const onSales: readonly AccountClass[] = ['ASSET', 'EQUITY', 'LIABILITY', 'REVENUE'];
const onPurchases: readonly AccountClass[] = ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY'];
const onSalesOnly: readonly AccountClass[] = ['LIABILITY', 'REVENUE'];

function rate(
	taxType: string,
	name: string,
	percent: number,
	classes: readonly AccountClass[],
	reportTaxType = taxType,
): TaxRate {
	return { taxType, name, percent, reportTaxType, classes: new Set(classes), status: 'ACTIVE' };
}

/** The rates a studio meets; where each may stand follows the flags `CanApplyTo…` of the published examples. */
export const taxRates: Readonly<Record<CountryCode, readonly TaxRate[]>> = {
	AU: [
		rate('OUTPUT', 'GST on Income', 10, onSales),
		rate('INPUT', 'GST on Expenses', 10, onPurchases),
		rate('EXEMPTOUTPUT', 'GST Free Income', 0, onSales),
		rate('EXEMPTEXPENSES', 'GST Free Expenses', 0, onPurchases),
		rate('INPUTTAXED', 'Input Taxed', 0, onSalesOnly),
		rate('BASEXCLUDED', 'BAS Excluded', 0, anywhere),
		rate('GSTONIMPORTS', 'GST on Imports', 0, ['LIABILITY']),
	],
	GB: [
		rate('OUTPUT2', '20% (VAT on Income)', 20, onSales, 'OUTPUT'),
		rate('INPUT2', '20% (VAT on Expenses)', 20, onPurchases, 'INPUT'),
		rate('RROUTPUT', '5% (VAT on Income)', 5, onSales),
		rate('RRINPUT', '5% (VAT on Expenses)', 5, onPurchases),
		rate('ZERORATEDOUTPUT', 'Zero Rated Income', 0, onSales, 'OUTPUT'),
		rate('EXEMPTOUTPUT', 'Exempt Income', 0, onSales),
		rate('NONE', 'No VAT', 0, anywhere),
	],
	NZ: [
		rate('OUTPUT2', '15% GST on Income', 15, onSales, 'OUTPUT'),
		rate('INPUT2', '15% GST on Expenses', 15, onPurchases, 'INPUT'),
		rate('ZERORATED', 'Zero Rated', 0, onSalesOnly, 'OUTPUT'),
		rate('NONE', 'No GST', 0, anywhere),
		rate('GSTONIMPORTS', 'GST on Imports', 0, ['LIABILITY']),
	],
	// TAX001 stands for the rate that the user of a US organisation makes for the own state
	US: [
		rate('TAX001', 'State Sales Tax', 8.25, onSales, 'USSALESTAX'),
		rate('OUTPUT', 'Tax on Sales', 0, onSales),
		rate('INPUT', 'Tax on Purchases', 0, onPurchases),
		rate('NONE', 'Tax Exempt', 0, anywhere),
	],
};
