import {
	numberOf,
	own,
	readAmount,
	sumAmounts,
	textOf,
	type SaleLine,
	type UnknownRecord,
} from '../../../core/event';
import { itemKindOf } from '../item-kind';
import { keyOf } from '../values';

/** One row of the export: a line, and what was paid for it. Amounts in major units, negative on refunds. */
export interface SoldRow {
	readonly line: SaleLine;
	readonly tip: number | null;
	/** With tax and tip. */
	readonly paid: number | null;
	readonly method: string | null;
	/** As the file has it, for the digest of refunds. */
	readonly amount: unknown;
}

export function soldRowOf(record: UnknownRecord, currency: string | null, isRefund: boolean): SoldRow {
	const turn = (amount: number | null): number | null =>
		amount !== null && isRefund && amount > 0 ? -amount : amount;
	const at = (field: string): number | null => turn(readAmount(own(record, field), currency));
	const plus = (...amounts: ReadonlyArray<number | null>): number | null => {
		const told = amounts.filter((amount) => amount !== null);
		return told.length < amounts.length ? null : sumAmounts(told, currency);
	};
	const minus = (amount: number | null): number => (amount === null ? 0 : 0 - amount);
	const [tax, tip, total] = [at('tax'), at('tip'), at('total')];
	const net = at('net') ?? plus(total, minus(tax), minus(tip));
	const gross = tax === null ? plus(total, minus(tip)) : plus(net, tax);
	const quantity = numberOf(own(record, 'quantity'));
	const unitPrice = readAmount(own(record, 'unit_price'), currency);
	const discount = readAmount(own(record, 'discount'), currency);
	return {
		line: {
			id: keyOf(own(record, 'k_purchase_item')),
			itemId: null,
			code: null,
			name: textOf(own(record, 'item')),
			kind: itemKindOf({ purchase_item: own(record, 'item_type'), text_category: own(record, 'category') }),
			quantity: quantity !== null && isRefund && quantity > 0 ? -quantity : quantity,
			unitPrice: unitPrice === null ? null : Math.abs(unitPrice),
			// written as what was taken off, with either sign
			discount: discount === null ? null : isRefund ? minus(Math.abs(discount)) : Math.abs(discount),
			redeemed: null,
			net,
			tax,
			gross,
			staffId: null,
		},
		tip,
		paid: at('paid') ?? total ?? plus(gross, tip ?? 0),
		method: textOf(own(record, 'method')),
		amount: own(record, 'net') ?? own(record, 'total'),
	};
}
