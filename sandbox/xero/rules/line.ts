import type { LineBody } from '../bodies/document';
import { amountOut, centsOf, productInCents, spokenAmount, taxInside, taxOnTop } from '../money';
import { checked, refused, type Checked } from '../problem';
import type { DocumentLine, LineAmountTypes } from '../store/document';
import type { Organisation } from '../store/organisation';
import { lineAccount, lineTaxType } from './account-use';
import { resolveTracking } from './tracking';

export interface LineContext {
	readonly books: Organisation;
	readonly use: 'document' | 'journal';
	readonly lineAmountTypes: LineAmountTypes;
	/** Approved documents need a text and an account on each line. */
	readonly isApproved: boolean;
	/** `unitdp`: decimals of the unit price that are kept. */
	readonly unitDecimals: 2 | 4;
	readonly mayDiscount: boolean;
}

/** The line as Xero would keep it, with its tax rounded for itself. */
export function resolveLine(sent: LineBody, context: LineContext): Checked<DocumentLine> {
	if (isTextOnly(sent)) return checked(textLine(sent, context));
	if (context.isApproved && sent.Description === undefined && context.use === 'document') {
		return refused('Description must be specified');
	}
	const amounts = resolveAmounts(sent, context);
	if (!amounts.ok) return amounts;
	const tracking = resolveTracking(context.books, sent.Tracking ?? []);
	if (!tracking.ok) return tracking;
	const placed = resolvePlace(sent, amounts.value.lineAmount, context);
	if (!placed.ok) return placed;
	return checked({
		id: sent.LineItemID ?? context.books.newId(),
		description: sent.Description ?? null,
		...amounts.value,
		...placed.value,
		tracking: tracking.value,
	});
}

/** A line with a description and nothing else is printed and counts nothing. */
function isTextOnly(sent: LineBody): boolean {
	return Object.keys(sent).every((field) => field === 'Description' || field === 'LineItemID');
}

function textLine(sent: LineBody, { books }: LineContext): DocumentLine {
	return {
		id: sent.LineItemID ?? books.newId(),
		description: sent.Description ?? null,
		quantity: null,
		unitAmount: null,
		accountId: null,
		taxType: null,
		lineAmount: 0,
		taxAmount: 0,
		tracking: [],
	};
}

type Amounts = Pick<DocumentLine, 'lineAmount'> & { readonly quantity: number; readonly unitAmount: number };

function resolveAmounts(sent: LineBody, context: LineContext): Checked<Amounts> {
	const { Quantity: quantity = 1, UnitAmount, LineAmount } = sent;
	if (UnitAmount === undefined && LineAmount === undefined) {
		return refused('UnitAmount or LineAmount must be specified');
	}
	const unitAmount =
		UnitAmount === undefined
			? (LineAmount ?? 0) / quantity
			: context.unitDecimals === 4
				? UnitAmount
				: amountOut(centsOf(UnitAmount));
	const discounted = discountOf(sent, productInCents(quantity, unitAmount), context);
	if (!discounted.ok) return discounted;
	const given = LineAmount === undefined ? discounted.value : centsOf(LineAmount);
	if (given !== discounted.value) {
		return refused(
			`The line total ${spokenAmount(given)} does not match the expected line total ${spokenAmount(discounted.value)}`,
		);
	}
	return checked({ quantity, unitAmount, lineAmount: discounted.value });
}

/** Discount fields exist on sales invoices only; a discount of nothing on a negative line is refused (xero-php 660). */
function discountOf(sent: LineBody, gross: number, { mayDiscount }: LineContext): Checked<number> {
	const { DiscountRate, DiscountAmount } = sent;
	if (DiscountRate === undefined && DiscountAmount === undefined) return checked(gross);
	const isEmptyOnNegative = gross < 0 && (DiscountRate ?? DiscountAmount) === 0;
	if (!mayDiscount || isEmptyOnNegative) {
		return refused(`The discount rate '${(DiscountRate ?? 0).toFixed(2)}' is invalid for this line.`);
	}
	return checked(
		gross - (DiscountRate === undefined ? centsOf(DiscountAmount ?? 0) : taxOnTop(gross, DiscountRate)),
	);
}

type Place = Pick<DocumentLine, 'accountId' | 'taxType' | 'taxAmount'>;

function resolvePlace(sent: LineBody, lineAmount: number, context: LineContext): Checked<Place> {
	if (sent.AccountID === undefined && sent.AccountCode === undefined) {
		return context.isApproved
			? refused('Account code or ID must be specified')
			: checked({ accountId: null, taxType: sent.TaxType ?? null, taxAmount: centsOf(sent.TaxAmount ?? 0) });
	}
	const account = lineAccount(context.books, sent, context.use);
	if (!account.ok) return account;
	const tax = lineTaxType(context.books, account.value, sent.TaxType);
	if (!tax.ok) return tax;
	const taxAmount = taxOf(sent, lineAmount, tax.value.percent, context.lineAmountTypes);
	if (tax.value.percent === 0 && taxAmount !== 0) {
		return refused(
			`The tax amount ${spokenAmount(taxAmount)} does not match the TaxType code '${tax.value.taxType}'.`,
		);
	}
	// reported: a line of nothing comes back without its account
	const isNothing = lineAmount === 0 && taxAmount === 0;
	return checked({
		accountId: isNothing ? null : account.value.id,
		taxType: tax.value.taxType,
		taxAmount,
	});
}

/** A `TaxAmount` that is sent overrides the computed one. */
function taxOf(sent: LineBody, lineAmount: number, percent: number, types: LineAmountTypes): number {
	if (types === 'NoTax') return 0;
	if (sent.TaxAmount !== undefined) return centsOf(sent.TaxAmount);
	return types === 'Inclusive' ? taxInside(lineAmount, percent) : taxOnTop(lineAmount, percent);
}
