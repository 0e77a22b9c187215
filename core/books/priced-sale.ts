import type { LineKind } from '../event';
import type { BookLine } from './book-sale';
import type { SaleProblem } from './sale-problem';

/** A line by the parts that are posted, in whole minor units. */
export interface PricedLine {
	readonly kind: LineKind;
	/** Without tax, before discount and before stored value used on it. */
	readonly list: number;
	readonly discount: number;
	readonly redeemed: number;
	/** All of a sale's add up to its header's tax. */
	readonly tax: number;
}

export interface PricedSale {
	readonly lines: readonly PricedLine[];
	/** On the whole sale, without tax. */
	readonly discount: number;
	readonly problems: readonly SaleProblem[];
}

export interface NetLine extends Pick<BookLine, 'kind' | 'discount' | 'redeemed'> {
	readonly net: number;
	readonly tax: number;
}

export function toPricedLine({ kind, net, tax, discount, redeemed }: NetLine): PricedLine {
	return { kind, list: net + discount + redeemed, discount, redeemed, tax };
}
