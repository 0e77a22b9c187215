import type { Draft, DraftLine } from '../../core/books';
import type { Failure } from '../../core/http';
import type { Entity } from './api';
import { itemFor, takesMoney } from './chart';
import type { TaxRegime } from './company';
import { chooseDeposit } from './deposit';
import type { Built, Content, DocumentForm, FormContext } from './form';
import { itemMissing } from './gaps';
import { currencyOf, noteOf } from './journal-entry';
import { findAccount } from './place';
import { contentOf, readSalesForm } from './sales-form-read';
import { decimalOf, parseSaleSlot, saleSlot, slotCode, taxCodesOf, taxSlot, type Posting } from './slot';

/**
 * A sales receipt where money came in, a refund receipt where it went out; every amount beside the main tender is an item
 * line, so one document holds a sale however it was paid. Its total is never negative, but may be zero.
 */
export const salesForm: DocumentForm = {
	entities: ['SalesReceipt', 'RefundReceipt'],
	build,
	read: readSalesForm,
};

/** What of a draft goes where on the form. */
interface Layout {
	readonly entity: Entity;
	/** Turns an amount, debit positive, into that of a line of this form. */
	readonly sign: 1 | -1;
	readonly deposit: Posting | null;
	readonly tax: number;
	readonly rest: readonly DraftLine[];
}

function build(draft: Draft, context: FormContext): Built {
	const layout = layOut(draft, context);
	const content = contentOfLayout(layout, context.company.taxRegime);
	const lines = [...layout.rest, ...taxCarrier(draft, layout, context)];
	const bodies: Array<Readonly<Record<string, unknown>>> = [];
	for (const line of lines) {
		const body = lineOf(line, draft, layout, context);
		if (body === null) return { ok: false, failure: noItem(line) };
		bodies.push(body);
	}
	const { deposit } = layout;
	const body = {
		DocNumber: draft.number,
		TxnDate: draft.date,
		...customerOf(context),
		...trackingOf(draft, context),
		...currencyOf(draft, context.company),
		...(deposit === null ? {} : { DepositToAccountRef: { value: deposit.slot } }),
		PrivateNote: noteOf(draft, content.sha),
		Line: bodies,
		...taxOf(draft, layout, context),
	};
	return { ok: true, document: { entity: layout.entity, body, content } };
}

function layOut(draft: Draft, { company, depositsOf }: FormContext): Layout {
	const earlier = depositsOf(draft.base);
	const isMoney = ({ slot, line }: DraftLine) => {
		const account = company.accounts.get(slot);
		const isTender = line === null ? earlier.has(slot) : line.role === 'tender';
		return isTender && account !== undefined && takesMoney(account);
	};
	const money = draft.lines.filter(isMoney);
	const main = chooseDeposit(money);
	const isIncoming = main === null || main.amount > 0;
	const rest = draft.lines.filter(
		(line) => line.slot !== taxSlot && !(line.slot === main?.slot && money.includes(line)),
	);
	const taxes = draft.lines.filter(({ slot }) => slot === taxSlot);
	return {
		entity: isIncoming ? 'SalesReceipt' : 'RefundReceipt',
		sign: isIncoming ? -1 : 1,
		deposit: main,
		tax: taxes.reduce((sum, { amount }) => sum + amount, 0),
		rest,
	};
}

function contentOfLayout({ deposit, tax, rest }: Layout, taxRegime: TaxRegime): Content {
	const postings = rest.map(({ slot, amount }) => ({ slot, amount }));
	return contentOf(postings, deposit?.slot ?? null, deposit?.amount ?? 0, tax, taxRegime);
}

function lineOf({ slot, amount, text }: DraftLine, draft: Draft, layout: Layout, context: FormContext) {
	const { company, mapping } = context;
	const { account: accountId, code } = parseSaleSlot(slot);
	const account = company.accounts.get(accountId);
	const item = account === undefined ? null : itemFor(company.items.values(), account);
	if (item === null) return null;
	const taxCode = code ?? taxCodesOf(company, mapping).untaxed;
	const classId = mapping.centres.get(draft.journal.centre.id)?.classId ?? null;
	return {
		Description: text,
		Amount: decimalOf(layout.sign * amount, draft.journal.digits),
		DetailType: 'SalesItemLineDetail',
		SalesItemLineDetail: {
			ItemRef: { value: item.id },
			...(taxCode === null ? {} : { TaxCodeRef: { value: taxCode } }),
			...(classId === null || company.classPlace !== 'line' ? {} : { ClassRef: { value: classId } }),
		},
	};
}

/** Tax alone may differ; a form needs a line to hang it on, so the taxed item comes along with nothing. */
function taxCarrier(draft: Draft, { tax, rest }: Layout, { company, mapping }: FormContext) {
	const hasTaxedLine = rest.some(({ slot }) => parseSaleSlot(slot).code !== null);
	const taxed = draft.journal.lines.find((line) => line.taxed) ?? null;
	if (tax === 0 || hasTaxedLine || taxed === null) return [];
	const found = findAccount(taxed, draft.journal, company, mapping);
	if (!found.ok) return [];
	const { id, fullName } = found.account;
	const slot = saleSlot(id, slotCode(taxCodesOf(company, mapping).taxed, company, mapping));
	const text = draft.lines.find((line) => line.slot === taxSlot)?.text ?? '';
	return [{ slot, account: { id, name: fullName }, amount: 0, line: taxed, text }];
}

/** Tax exactly as charged, never left to QuickBooks to compute (Intuit "Automated sales tax"). */
function taxOf(draft: Draft, { sign, tax }: Layout, { company, mapping }: FormContext) {
	if (company.taxRegime === 'none') return {};
	const code = company.taxRegime === 'us' && tax !== 0 ? mapping.taxed : null;
	return {
		...(company.taxRegime === 'world' ? { GlobalTaxCalculation: 'TaxExcluded' } : {}),
		TxnTaxDetail: {
			...(code === null ? {} : { TxnTaxCodeRef: { value: code } }),
			TotalTax: decimalOf(sign * tax, draft.journal.digits),
		},
	};
}

function customerOf({ company, mapping }: FormContext) {
	const customer = mapping.customerId ?? company.customerId;
	return customer === null ? {} : { CustomerRef: { value: customer } };
}

function trackingOf(draft: Draft, { company, mapping }: FormContext) {
	const settings = mapping.centres.get(draft.journal.centre.id);
	const location = settings?.unit ?? null;
	const classId = company.classPlace === 'form' ? (settings?.classId ?? null) : null;
	return {
		...(location === null ? {} : { DepartmentRef: { value: location } }),
		...(classId === null ? {} : { ClassRef: { value: classId } }),
	};
}

function noItem({ account, slot }: DraftLine): Failure {
	const { code, message, hint } = itemMissing({ fullName: account.name || slot });
	return { kind: 'permanent', code, message, hint };
}
