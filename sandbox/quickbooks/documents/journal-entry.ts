import type { Company } from '../company';
import { amountOf, sumOf, units } from '../money';
import { businessProblem, checked, problem, refused, type Checked, type Problem } from '../problem';
import { namedField, recordOf, refProblem } from '../references';
import type { JournalEntry, JournalLine } from '../shapes/documents';
import { textField, type Built, type Fields, type Posting } from '../store/record';
import type { Draft } from './draft';
import { classProblem, departmentProblem, headFields, headProblem, rateOf } from './head';
import { inHomeCurrency } from './in-home-currency';

/** A journal entry: refused unless it balances to the cent, posted line by line. */
export function buildJournalEntry(draft: Draft, source: JournalEntry): Checked<Built> {
	const { company } = draft;
	const refusal = headProblem(draft, source) ?? linesProblem(company, source.Line);
	if (refusal !== null) return refused(refusal);
	const postings = source.Line.map(postingOf);
	const debits = sumOf(postings.map(([, amount]) => Math.max(amount, 0)));
	const { PrivateNote, Adjustment } = source;
	const fields: Fields = {
		Adjustment: Adjustment ?? false,
		...headFields(draft, source),
		...(PrivateNote === undefined ? {} : { PrivateNote }),
		Line: source.Line.map((line, index) => lineFields(company, line, index)),
		TxnTaxDetail: {},
		TotalAmt: amountOf(debits),
	};
	return checked({ fields, postings: inHomeCurrency(postings, rateOf(company, source)) });
}

function linesProblem(company: Company, lines: readonly JournalLine[]): Problem | null {
	if (lines.length < 2) return businessProblem('You must fill out at least two detail lines.');
	for (const line of lines) {
		const refusal = lineProblem(company, line);
		if (refusal !== null) return refusal;
	}
	const difference = sumOf(lines.map((line) => postingOf(line)[1]));
	if (difference === 0) return null;
	return problem('2300', `Amount on debits must be equal to credits: ${amountOf(difference)} is left over`);
}

function lineProblem(company: Company, line: JournalLine): Problem | null {
	const detail = line.JournalEntryLineDetail;
	return (
		refProblem(company, 'Account', detail.AccountRef, 'AccountRef') ??
		entityProblem(company, line) ??
		departmentProblem(company, detail.DepartmentRef) ??
		classProblem(company, detail.ClassRef, 'perLine') ??
		taxProblem(company, line)
	);
}

const nameNeeded: Readonly<Record<string, readonly [type: string, field: string]>> = {
	'Accounts Receivable': ['Customer', 'a customer'],
	'Accounts Payable': ['Vendor', 'a vendor'],
};

/** A line on receivables or payables belongs to somebody. */
function entityProblem(company: Company, line: JournalLine): Problem | null {
	const { Entity, AccountRef } = line.JournalEntryLineDetail;
	const account = recordOf(company, 'Account', AccountRef);
	const type = account === null ? '' : textField(account, 'AccountType');
	const needed = nameNeeded[type];
	if (needed !== undefined && Entity?.Type !== needed[0])
		return businessProblem(`When you use ${type}, you must choose ${needed[1]} in the Name field.`);
	return Entity === undefined ? null : refProblem(company, Entity.Type, Entity.EntityRef, 'Entity');
}

/** Never in the US; elsewhere a taxed journal line is beyond this stand-in, one out of scope is let through. */
function taxProblem({ settings }: Company, line: JournalLine): Problem | null {
	const { TaxCodeRef, TaxRateRef, TaxAmount, TaxApplicableOn } = line.JournalEntryLineDetail;
	const hasTax = [TaxCodeRef, TaxRateRef, TaxAmount, TaxApplicableOn].some((field) => field !== undefined);
	if (!hasTax) return null;
	if (settings.country === 'US')
		return businessProblem('Tax on journal entry lines is not available for this company.');
	const code = settings.taxCodes.find(({ id }) => id === TaxCodeRef?.value);
	if (code === undefined)
		return problem('2500', `Invalid Reference Id : TaxCode element id ${TaxCodeRef?.value} not found`);
	return code.rate === 0 ? null : problem('5030', 'The stand-in does not post tax of journal lines.');
}

function postingOf({ Amount, JournalEntryLineDetail: detail }: JournalLine): Posting {
	return [detail.AccountRef.value, (detail.PostingType === 'Debit' ? 1 : -1) * units(Amount)];
}

function lineFields(company: Company, line: JournalLine, index: number): Fields {
	const detail = line.JournalEntryLineDetail;
	return {
		Id: String(index),
		...(line.Description === undefined ? {} : { Description: line.Description }),
		Amount: line.Amount,
		DetailType: line.DetailType,
		JournalEntryLineDetail: {
			...detail,
			...namedField(company, 'AccountRef', 'Account', detail.AccountRef),
			...namedField(company, 'DepartmentRef', 'Department', detail.DepartmentRef),
			...namedField(company, 'ClassRef', 'Class', detail.ClassRef),
		},
	};
}
