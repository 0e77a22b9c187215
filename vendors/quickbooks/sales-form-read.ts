import { listOf, own, recordOf, type UnknownRecord } from '../../core/event/read';
import type { Content, DocumentForm } from './form';
import { refOf } from './journal-entry';
import { parseSaleSlot, saleSlot, shaOf, slotCode, taxSlot, unitsOf, type Posting } from './slot';

/**
 * A stored sales or refund receipt as postings: item lines to the account of their item, the total to the deposit
 * account, the tax QuickBooks keeps. A refund receipt shows the same amounts with every sign turned.
 */
export const readSalesForm: DocumentForm['read'] = (entity, row, digits, { company, mapping }) => {
	const sign = entity === 'SalesReceipt' ? -1 : 1;
	const postings = listOf(own(row, 'Line')).flatMap((raw): readonly Posting[] => {
		const line = recordOf(raw);
		const detail = recordOf(own(line, 'SalesItemLineDetail'));
		const amount = unitsOf(own(line, 'Amount'), digits);
		const itemId = refOf(detail, 'ItemRef');
		if (amount === null || itemId === null) return [];
		const account = company.items.get(itemId)?.accountId ?? `item ${itemId}`;
		const code = codeIn(detail);
		return [{ slot: saleSlot(account, slotCode(code, company, mapping)), amount: sign * amount + 0 }];
	});
	const total = unitsOf(own(row, 'TotalAmt'), digits) ?? 0;
	const tax = unitsOf(own(recordOf(own(row, 'TxnTaxDetail')), 'TotalTax'), digits) ?? 0;
	return contentOf(postings, refOf(row, 'DepositToAccountRef'), -sign * total, sign * tax);
};

function codeIn(detail: UnknownRecord): string | null {
	const code = own(recordOf(own(detail, 'TaxCodeRef')), 'value');
	return typeof code === 'string' && code !== '' ? code : null;
}

/**
 * Lines, money and tax as one content. The sha knows lines with tax from lines without, but not by which code: another
 * code chosen in the node is no edit by a person.
 */
export function contentOf(
	lines: readonly Posting[],
	depositId: string | null,
	money: number,
	tax: number,
): Content {
	const postings = [
		...(money === 0 ? [] : [{ slot: depositId ?? 'undeposited', amount: money }]),
		...lines.filter(({ amount }) => amount !== 0),
		...(tax === 0 ? [] : [{ slot: taxSlot, amount: tax }]),
	];
	const coarse = postings.map(({ slot, amount }) => ({ slot: coarseSlot(slot), amount }));
	return {
		postings,
		sha: shaOf(coarse),
		total: Math.abs(money),
		tax: tax + 0,
		depositId: money === 0 ? null : depositId,
	};
}

function coarseSlot(slot: string): string {
	const { account, code } = parseSaleSlot(slot);
	return saleSlot(account, code === null ? null : 'taxed');
}
