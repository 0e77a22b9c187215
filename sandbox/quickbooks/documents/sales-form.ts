import { accountOfSubType, type Company } from '../company';
import { amountOf, sumOf, units } from '../money';
import { businessProblem, checked, problem, refused, type Checked, type Problem } from '../problem';
import { namedRef, recordOf, refProblem } from '../references';
import { taxSubTypes } from '../seed/chart';
import type { ItemLine, SalesForm } from '../shapes/documents';
import {
	given,
	refField,
	textField,
	type Built,
	type Fields,
	type Posting,
	type StoredRecord,
} from '../store/record';
import type { Draft } from './draft';
import { headFields, headProblem, rateOf } from './head';
import { inHomeCurrency } from './in-home-currency';
import { itemLinesOf, lineFields, linesProblem } from './sales-lines';
import { taxFields, taxOf, taxProblem } from './tax';

/** Sales receipt: money comes in. */
export function buildSalesReceipt(draft: Draft, form: SalesForm): Checked<Built> {
	return build(draft, form, 1);
}

/** Refund receipt: the same lines, positive, and every posting the other way round. */
export function buildRefundReceipt(draft: Draft, form: SalesForm): Checked<Built> {
	return build(draft, form, -1);
}

function build(draft: Draft, form: SalesForm, sign: 1 | -1): Checked<Built> {
	const { company } = draft;
	const lines = itemLinesOf(form.Line);
	const refusal =
		headProblem(draft, form) ??
		linesProblem(company, form.Line) ??
		depositProblem(company, form) ??
		taxProblem(company, form, lines);
	if (refusal !== null) return refused(refusal);
	const tax = taxOf(company, form, lines);
	const total = sumOf(lines.map((line) => units(line.Amount))) + tax;
	if (total < 0) return refused(businessProblem('The transaction amount must be 0 or greater.'));
	const deposit = depositAccount(company, form);
	const postings = postingsOf({ company, lines, tax, total, deposit }, sign);
	const fields = { ...headFields(draft, form), ...bodyFields(company, form, tax, total, deposit) };
	return checked({ fields, postings: inHomeCurrency(postings, rateOf(company, form)) });
}

const depositTypes: readonly string[] = ['Bank', 'Other Current Asset'];

function depositProblem(company: Company, form: SalesForm): Problem | null {
	const { DepositToAccountRef: ref, CurrencyRef } = form;
	const refusal = refProblem(company, 'Account', ref, 'DepositToAccountRef');
	const account = recordOf(company, 'Account', ref);
	if (refusal !== null || account === null) return refusal;
	const type = textField(account, 'AccountType');
	if (!depositTypes.includes(type))
		return problem('6430', `Invalid account type: ${type}`, 'DepositToAccountRef');
	return CurrencyRef === undefined || CurrencyRef.value === refField(account, 'CurrencyRef')
		? null
		: businessProblem('The deposit account must hold the currency of the transaction.');
}

/** Left out, the money waits in "Payments to deposit". */
function depositAccount(company: Company, form: SalesForm): StoredRecord | null {
	return (
		recordOf(company, 'Account', form.DepositToAccountRef) ?? accountOfSubType(company, ['UndepositedFunds'])
	);
}

interface Takings {
	readonly company: Company;
	readonly lines: readonly ItemLine[];
	readonly tax: number;
	readonly total: number;
	readonly deposit: StoredRecord | null;
}

/** The post goes where the item says; the deposit account takes the total, the tax authority its part. */
function postingsOf({ company, lines, tax, total, deposit }: Takings, sign: 1 | -1): readonly Posting[] {
	const taxAccount = accountOfSubType(company, taxSubTypes);
	const items = lines.map((line): Posting => {
		const item = recordOf(company, 'Item', line.SalesItemLineDetail.ItemRef);
		return [item === null ? '' : refField(item, 'IncomeAccountRef'), -sign * units(line.Amount)];
	});
	return [
		[deposit?.id ?? '', sign * total],
		...items,
		...(taxAccount === null ? [] : [[taxAccount.id, -sign * tax] as const]),
	];
}

function bodyFields(
	company: Company,
	form: SalesForm,
	tax: number,
	total: number,
	deposit: StoredRecord | null,
): Fields {
	const { PrivateNote, CustomerMemo, PaymentMethodRef, PaymentRefNum, BillEmail, CustomField } = form;
	const isUs = company.settings.country === 'US';
	return {
		...given({ PrivateNote, CustomerMemo, PaymentMethodRef, PaymentRefNum, BillEmail }),
		CustomField: CustomField ?? [],
		LinkedTxn: [],
		Line: lineFields(company, form.Line),
		TxnTaxDetail: taxFields(company, form, tax),
		TotalAmt: amountOf(total),
		Balance: 0,
		PrintStatus: form.PrintStatus ?? 'NotSet',
		EmailStatus: form.EmailStatus ?? 'NotSet',
		...(deposit === null ? {} : { DepositToAccountRef: namedRef(deposit) }),
		...(isUs ? { ApplyTaxAfterDiscount: form.ApplyTaxAfterDiscount ?? false } : {}),
		...(isUs ? {} : { GlobalTaxCalculation: form.GlobalTaxCalculation ?? 'NotApplicable' }),
	};
}
