import { listOf, own, recordOf, type UnknownRecord } from '../../core/event/read';
import type { TaxRegime } from './company';
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
	const depositId = refOf(row, 'DepositToAccountRef');
	return contentOf(postings, depositId, -sign * total, sign * tax, company.taxRegime);
};

function codeIn(detail: UnknownRecord): string | null {
	const code = own(recordOf(own(detail, 'TaxCodeRef')), 'value');
	return typeof code === 'string' && code !== '' ? code : null;
}

/**
 * Lines, money and tax as one content. Where tax codes are chosen, the sha knows which lines share one, but not which
 * it is: another one chosen in the node is no edit by a person, while a line moved to the code of others is.
 */
export function contentOf(
	lines: readonly Posting[],
	depositId: string | null,
	money: number,
	tax: number,
	taxRegime: TaxRegime,
): Content {
	const standing = lines.filter(({ amount }) => amount !== 0);
	const deposit = money === 0 ? [] : [{ slot: depositId ?? 'undeposited', amount: money }];
	const marked = taxRegime === 'world' ? withoutCodes(standing) : standing;
	const taxes = tax === 0 ? [] : [{ slot: taxSlot, amount: tax }];
	return {
		postings: [...deposit, ...standing, ...taxes],
		sha: shaOf([...deposit, ...marked, ...taxes]),
		total: Math.abs(money),
		tax: tax + 0,
		depositId: money === 0 ? null : depositId,
	};
}

/** Each code as the place of its lines among those of the other codes, sorted by what they say. */
function withoutCodes(lines: readonly Posting[]): readonly Posting[] {
	const groups = new Map<string | null, Posting[]>();
	for (const { slot, amount } of lines) {
		const { account, code } = parseSaleSlot(slot);
		groups.set(code, [...(groups.get(code) ?? []), { slot: account, amount }]);
	}
	return [...groups.values()]
		.sort((one, other) => (shaOf(one) < shaOf(other) ? -1 : 1))
		.flatMap((group, place) =>
			group.map(({ slot, amount }) => ({ slot: saleSlot(slot, String(place)), amount })),
		);
}
