import { todayOf, type Company } from '../company';
import { businessProblem, problem, type Problem } from '../problem';
import { namedField, refProblem } from '../references';
import { paymentMethods } from '../seed/payment-methods';
import type { Ref } from '../shapes/parts';
import { textField, type Fields } from '../store/record';
import type { Draft } from './draft';

/** What journal entries and sales forms have in common. */
export interface Head {
	readonly DocNumber?: string | undefined;
	readonly TxnDate?: string | undefined;
	readonly PrivateNote?: string | undefined;
	readonly CurrencyRef?: Ref | undefined;
	readonly ExchangeRate?: number | undefined;
	readonly DepartmentRef?: Ref | undefined;
	readonly ClassRef?: Ref | undefined;
	readonly CustomerRef?: Ref | undefined;
	readonly PaymentMethodRef?: Ref | undefined;
}

/** Everything about the head of a document that QuickBooks refuses, in the order it looks. */
export function headProblem(draft: Draft, head: Head): Problem | null {
	const { company } = draft;
	return (
		closedProblem(company, dateOf(company, head)) ??
		numberProblem(draft, head) ??
		currencyProblem(company, head.CurrencyRef) ??
		departmentProblem(company, head.DepartmentRef) ??
		refProblem(company, 'Customer', head.CustomerRef, 'CustomerRef') ??
		classProblem(company, head.ClassRef, 'perTransaction') ??
		paymentMethodProblem(head.PaymentMethodRef)
	);
}

/** The fields of the head as they are read back. */
export function headFields(draft: Draft, head: Head): Fields {
	const { company } = draft;
	const currency = currencyOf(company, head);
	const number = numberOf(draft, head);
	return {
		...(number === null ? {} : { DocNumber: number }),
		TxnDate: dateOf(company, head),
		CurrencyRef: { value: currency },
		...(company.settings.multiCurrency ? { ExchangeRate: rateOf(company, head) } : {}),
		...namedField(company, 'DepartmentRef', 'Department', head.DepartmentRef),
		...namedField(company, 'ClassRef', 'Class', head.ClassRef),
		...namedField(company, 'CustomerRef', 'Customer', head.CustomerRef),
	};
}

/** Left out, the date is the server's today, which is not the studio's. */
function dateOf(company: Company, head: Head): string {
	return head.TxnDate ?? todayOf(company);
}

export function closedProblem({ settings }: Company, date: string): Problem | null {
	if (settings.bookCloseDate === null || date > settings.bookCloseDate) return null;
	const detail = 'The account period has closed and the account books cannot be updated';
	return problem('6210', `${detail} through the QBO Services API. Please use the QBO website instead.`);
}

export function currencyOf({ settings }: Company, head: Head): string {
	return head.CurrencyRef?.value ?? settings.homeCurrency;
}

/** Home currency per unit of the document's; 1 for the home currency. */
export function rateOf(company: Company, head: Head): number {
	return currencyOf(company, head) === company.settings.homeCurrency ? 1 : (head.ExchangeRate ?? 1);
}

function currencyProblem({ settings }: Company, ref: Ref | undefined): Problem | null {
	if (ref === undefined || ref.value === settings.homeCurrency) return null;
	if (!settings.multiCurrency)
		return businessProblem('Multi Currency should be enabled to perform this operation.');
	return /^[A-Z]{3}$/.test(ref.value)
		? null
		: problem('2220', `Invalid Currency Type : ${ref.value}`, 'CurrencyRef');
}

export function departmentProblem(company: Company, ref: Ref | undefined): Problem | null {
	if (ref !== undefined && !company.settings.trackDepartments)
		return businessProblem('Location tracking is turned off for this company.');
	return refProblem(company, 'Department', ref, 'DepartmentRef');
}

export function classProblem(
	company: Company,
	ref: Ref | undefined,
	place: 'perLine' | 'perTransaction',
): Problem | null {
	if (ref !== undefined && company.settings.classTracking !== place)
		return businessProblem(`Class tracking is not turned on for this place (${place}).`);
	return refProblem(company, 'Class', ref, 'ClassRef');
}

function paymentMethodProblem(ref: Ref | undefined): Problem | null {
	if (ref === undefined || paymentMethods.some(({ id }) => id === ref.value)) return null;
	return problem('2500', `Invalid Reference Id : PaymentMethod element id ${ref.value} not found`);
}

const isSalesForm = ({ entity }: Draft) => entity !== 'JournalEntry';

/** QuickBooks numbers sales forms by itself and drops what it was sent, unless custom numbers are on. */
function numberOf(draft: Draft, head: Head): string | null {
	const { company, self } = draft;
	const kept = self === null ? null : textField(self, 'DocNumber') || null;
	const { customTxnNumbers, autoJournalNumbers } = company.settings;
	if (isSalesForm(draft)) {
		if (customTxnNumbers) return head.DocNumber ?? null;
		return kept ?? String(company.nextNumber.salesForm++);
	}
	if (head.DocNumber !== undefined) return head.DocNumber;
	return autoJournalNumbers ? (kept ?? String(company.nextNumber.journal++)) : null;
}

function numberProblem(draft: Draft, head: Head): Problem | null {
	const { company, entity, self, allowsDuplicateNumber } = draft;
	const { customTxnNumbers, duplicateNumbers } = company.settings;
	const isChecked =
		duplicateNumbers === 'refuse' ? true : duplicateNumbers === 'journalsOnly' && !isSalesForm(draft);
	const isDropped = isSalesForm(draft) && !customTxnNumbers;
	if (!isChecked || isDropped || allowsDuplicateNumber || head.DocNumber === undefined) return null;
	const other = company.store.withNumber(entity, head.DocNumber).find((record) => record !== self);
	if (other === undefined) return null;
	const told = 'You must specify a different number. This number has already been used.';
	const where = `DocNumber=${head.DocNumber} is assigned to TxnType=${entity} with TxnId=${other.id}`;
	return problem('6140', `Duplicate Document Number Error : ${told} ${where}`);
}
