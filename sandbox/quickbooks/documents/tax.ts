import type { Company } from '../company';
import { amountOf, units } from '../money';
import { businessProblem, missing, problem, type Problem } from '../problem';
import type { ItemLine, SalesForm } from '../shapes/documents';
import type { Fields } from '../store/record';
import type { TaxCode } from '../seed/tax-codes';

/** What the tax engine refuses about a sales form. */
export function taxProblem(company: Company, form: SalesForm, lines: readonly ItemLine[]): Problem | null {
	const { settings } = company;
	const codeProblem = formCodeProblem(settings.taxCodes, form);
	if (!settings.usingSalesTax || codeProblem !== null) return settings.usingSalesTax ? codeProblem : null;
	if (settings.country === 'US') return firstProblem(lines, usLineProblem);
	if (form.GlobalTaxCalculation === undefined) return missing('GlobalTaxCalculation');
	if (form.GlobalTaxCalculation === 'TaxInclusive')
		return problem('5030', 'The stand-in does not work with amounts that contain tax.');
	if (form.GlobalTaxCalculation === 'NotApplicable') {
		const message = 'TxnTaxDetail is not allowed when GlobalTaxCalculation is NotApplicable';
		return form.TxnTaxDetail === undefined ? null : problem('6170', message);
	}
	return firstProblem(lines, (line) => lineProblemElsewhere(settings.taxCodes, line));
}

function formCodeProblem(codes: readonly TaxCode[], { TxnTaxDetail }: SalesForm): Problem | null {
	const id = TxnTaxDetail?.TxnTaxCodeRef?.value;
	if (id === undefined || codes.some((code) => code.id === id)) return null;
	return problem('2500', `Invalid Reference Id : TaxCode element id ${id} not found`, 'TxnTaxCodeRef');
}

function firstProblem(lines: readonly ItemLine[], check: (line: ItemLine) => Problem | null): Problem | null {
	for (const line of lines) {
		const refusal = check(line);
		if (refusal !== null) return refusal;
	}
	return null;
}

function usLineProblem(line: ItemLine): Problem | null {
	const id = line.SalesItemLineDetail.TaxCodeRef?.value ?? 'NON';
	if (id === 'TAX' || id === 'NON') return null;
	return problem('6100', `Valid Line TaxCodes for US should be TAX or NON. Supplied value:${id}`);
}

function lineProblemElsewhere(codes: readonly TaxCode[], line: ItemLine): Problem | null {
	const id = line.SalesItemLineDetail.TaxCodeRef?.value;
	if (id === undefined)
		return businessProblem('Make sure all your transactions have a tax rate before you save.');
	return codes.some((code) => code.id === id)
		? null
		: problem('2500', `Invalid Reference Id : TaxCode element id ${id} not found`, 'TaxCodeRef');
}

/**
 * Hundredths of tax on a form that has passed the checks. A tax the form gives is kept (US, "given total is honoured"),
 * one it does not give is worked out; `taxEngineShiftsBy` is the engine having its own opinion of either.
 */
export function taxOf({ settings }: Company, form: SalesForm, lines: readonly ItemLine[]): number {
	if (!settings.usingSalesTax || form.GlobalTaxCalculation === 'NotApplicable') return 0;
	const given = form.TxnTaxDetail?.TotalTax;
	const tax = given === undefined ? workedOut(settings.taxCodes, form, lines) : units(given);
	return tax === 0 ? 0 : tax + settings.taxEngineShiftsBy;
}

/** Per code over the sum of its lines, as the engine rounds. */
function workedOut(codes: readonly TaxCode[], form: SalesForm, lines: readonly ItemLine[]): number {
	const bases = new Map<string, number>();
	for (const { Amount, SalesItemLineDetail: detail } of lines) {
		const id = detail.TaxCodeRef?.value ?? 'NON';
		const ruling = id === 'TAX' ? (form.TxnTaxDetail?.TxnTaxCodeRef?.value ?? lastOf(codes)) : id;
		bases.set(ruling, (bases.get(ruling) ?? 0) + units(Amount));
	}
	return [...bases].reduce((sum, [id, base]) => sum + Math.round((base * rateOf(codes, id)) / 100), 0);
}

const lastOf = (codes: readonly TaxCode[]) => codes.at(-1)?.id ?? 'NON';

function rateOf(codes: readonly TaxCode[], id: string): number {
	return codes.find((code) => code.id === id)?.rate ?? 0;
}

/** `TxnTaxDetail` as it is read back. */
export function taxFields({ settings }: Company, form: SalesForm, tax: number): Fields {
	if (!settings.usingSalesTax) return { TotalTax: 0 };
	const code = form.TxnTaxDetail?.TxnTaxCodeRef;
	return { ...(code === undefined ? {} : { TxnTaxCodeRef: code }), TotalTax: amountOf(tax) };
}
