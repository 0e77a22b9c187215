import type { Company } from '../company';
import { amountOf, sumOf, units } from '../money';
import { businessProblem, problem, type Problem } from '../problem';
import { namedField, recordOf, refProblem } from '../references';
import type { ItemLine, SalesLine } from '../shapes/documents';
import type { Fields } from '../store/record';
import { classProblem } from './head';

/** The lines that carry money: those with an item. A line without one is a description, its amount is lost. */
export function itemLinesOf(lines: readonly SalesLine[]): readonly ItemLine[] {
	return lines.filter(isItemLine);
}

function isItemLine(line: SalesLine): line is ItemLine {
	return line.DetailType === 'SalesItemLineDetail' && line.SalesItemLineDetail.ItemRef !== undefined;
}

export function linesProblem(company: Company, lines: readonly SalesLine[]): Problem | null {
	if (lines.some((line) => line.DetailType === 'DiscountLineDetail')) {
		// SalesFormsPrefs.AllowDiscount is off in a new company, and stays so here
		return businessProblem('Discounts are turned off for this company.');
	}
	for (const line of itemLinesOf(lines)) {
		const refusal = itemLineProblem(company, line);
		if (refusal !== null) return refusal;
	}
	return null;
}

function itemLineProblem(
	company: Company,
	{ Amount, SalesItemLineDetail: detail }: ItemLine,
): Problem | null {
	const { ItemRef, ClassRef, Qty, UnitPrice } = detail;
	if (Qty !== undefined && UnitPrice !== undefined && Math.abs(Qty * UnitPrice - Amount) >= 0.005)
		return problem('6070', `Amount is not equal to UnitPrice * Qty. Supplied value:${Amount}`);
	return refProblem(company, 'Item', ItemRef, 'ItemRef') ?? classProblem(company, ClassRef, 'perLine');
}

/** The lines as they are read back, the subtotal at the end. */
export function lineFields(company: Company, lines: readonly SalesLine[]): readonly Fields[] {
	const sent = lines.filter((line) => line.DetailType !== 'SubTotalLineDetail');
	const subTotal = sumOf(itemLinesOf(lines).map((line) => units(line.Amount)));
	return [
		...sent.map((line, index) => oneLine(company, line, index + 1)),
		{ Amount: amountOf(subTotal), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
	];
}

function oneLine(company: Company, line: SalesLine, number: number): Fields {
	const head = {
		Id: String(number),
		LineNum: number,
		...(line.Description === undefined ? {} : { Description: line.Description }),
	};
	if (!isItemLine(line)) return { ...head, DetailType: 'DescriptionOnly', DescriptionLineDetail: {} };
	const detail = line.SalesItemLineDetail;
	const item = recordOf(company, 'Item', detail.ItemRef);
	return {
		...head,
		Amount: line.Amount,
		DetailType: line.DetailType,
		SalesItemLineDetail: {
			...detail,
			...namedField(company, 'ItemRef', 'Item', detail.ItemRef),
			...namedField(company, 'ClassRef', 'Class', detail.ClassRef),
			ItemAccountRef: item?.built.fields.IncomeAccountRef,
			TaxCodeRef: detail.TaxCodeRef ?? { value: 'NON' },
		},
	};
}
