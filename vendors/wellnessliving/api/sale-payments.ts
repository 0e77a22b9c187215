import type { Payment } from '../../../core/event';
import { payMethodOf, type PayMethod } from '../pay-method';
import { majorOf, type LineFigures } from './sale-amounts';
import type { SaleRow } from './sale-report';

/** A row and its figures. */
export interface SaleRowLine {
	readonly row: SaleRow;
	readonly figures: LineFigures;
}

/** By tender, in the order of the rows. Numbered like those of a receipt, because rows name no payment. */
export function paymentsOf(
	saleId: string,
	lines: readonly SaleRowLine[],
	currency: string | null,
): readonly Payment[] {
	const paid = lines.filter(({ figures }) => figures.paid !== null && figures.paid !== 0n);
	const holdsTip = isTipInside(paid);
	const names = [...new Set(paid.map(({ row }) => row.method))];
	return names.map((name, index): Payment => {
		const own = paid.filter(({ row }) => row.method === name).map(({ figures }) => figures);
		const tip = sum(own, (figures) => figures.tip);
		const all = sum(own, (figures) => figures.paid ?? 0n);
		const { method, isRedemption } = tenderOf(name);
		return {
			id: `${saleId}:${index + 1}`,
			saleId,
			method,
			name,
			amount: majorOf(holdsTip ? all - tip : all, currency) ?? 0,
			tip: tip === 0n ? null : majorOf(tip, currency),
			serviceCharge: null,
			fees: null,
			isRedemption,
			paidAt: null,
			locationId: null,
		};
	});
}

/** Several tenders are joined by commas; a card's number in brackets is part of its name. */
const joints = /[,;+&\n]| and /i;

export function namesSeveralTenders(method: string | null): boolean {
	return joints.test((method ?? '').replace(/\([^)]*\)/g, ''));
}

/** Of several nobody can say which it was: none is assumed. */
function tenderOf(name: string | null): PayMethod {
	return namesSeveralTenders(name) ? { method: 'custom', isRedemption: false } : payMethodOf(name);
}

/** The tip is in what was paid unless that is the items to the cent without it. */
function isTipInside(lines: readonly SaleRowLine[]): boolean {
	return (
		sum(
			lines.map(({ figures }) => figures),
			({ paid, net, tax }) => (paid ?? 0n) - net - tax,
		) !== 0n
	);
}

function sum(figures: readonly LineFigures[], of: (figures: LineFigures) => bigint): bigint {
	return figures.reduce((all, one) => all + of(one), 0n);
}
