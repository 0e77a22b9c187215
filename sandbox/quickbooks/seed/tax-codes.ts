import type { Country } from './country';

/** What a line or a form can be taxed by. */
export interface TaxCode {
	readonly id: string;
	readonly name: string;
	/** Per cent; 0 for exempt and out of scope. */
	readonly rate: number;
}

const code = (id: string, name: string, rate: number): TaxCode => ({ id, name, rate });

/** US: `TAX` and `NON` for lines, the numbered one for the form. Elsewhere every line names a numbered one. */
const byCountry: Readonly<Record<Country, readonly TaxCode[]>> = {
	US: [code('TAX', 'TAX', 0), code('NON', 'NON', 0), code('3', 'Example County', 8.25)],
	GB: [
		code('2', '20.0% S', 20),
		code('3', '5.0% R', 5),
		code('4', '0.0% Z', 0),
		code('5', 'Exempt', 0),
		code('6', 'No VAT', 0),
	],
	AU: [code('2', 'GST', 10), code('3', 'GST free', 0), code('4', 'Out of Scope', 0)],
	CA: [code('2', 'HST ON', 13), code('3', 'GST', 5), code('4', 'Exempt', 0), code('5', 'Out of Scope', 0)],
};

export function taxCodesOf(country: Country): readonly TaxCode[] {
	return byCountry[country];
}
