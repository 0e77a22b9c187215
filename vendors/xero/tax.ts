import type { BookMapping } from '../../core/books';
import type { XeroChart } from './chart';

/** Xero's codes for lines with tax and without; `null`: the user has to choose. */
export interface TaxTypes {
	readonly taxed: string | null;
	readonly untaxed: string | null;
}

/**
 * The usual codes by country ("Tax types" of developer.xero.com); where the user makes the rates, as in the US and
 * Canada, none is usual. Tips, vouchers and the like are outside the Australian activity statement, hence BASEXCLUDED.
 */
const usualTypes: Readonly<Record<string, TaxTypes>> = {
	AU: { taxed: 'OUTPUT', untaxed: 'BASEXCLUDED' },
	NZ: { taxed: 'OUTPUT2', untaxed: 'NONE' },
	GB: { taxed: 'OUTPUT2', untaxed: 'NONE' },
};
const elsewhere: TaxTypes = { taxed: null, untaxed: 'NONE' };

/** What the mapping says, else what is usual; a code the organisation is known to have no rate for counts as none. */
export function taxTypesOf(mapping: BookMapping, chart: XeroChart): TaxTypes {
	const { country } = chart.organisation;
	const usual =
		(country !== null && Object.hasOwn(usualTypes, country) ? usualTypes[country] : null) ?? elsewhere;
	const taxed = mapping.taxed ?? usual.taxed;
	const untaxed = mapping.untaxed ?? usual.untaxed;
	return {
		taxed: taxed !== null && isKnown(taxed, chart, true) ? taxed : null,
		// 'NONE' need not be listed as a rate.
		untaxed: untaxed !== null && isKnown(untaxed, chart, false) ? untaxed : null,
	};
}

function isKnown(type: string, { taxRates }: XeroChart, mustBeListed: boolean): boolean {
	if (taxRates === null) return true;
	const rate = taxRates.find((candidate) => candidate.type === type);
	return rate === undefined ? !mustBeListed : rate.isActive;
}
