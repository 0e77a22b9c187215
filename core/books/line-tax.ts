import type { LineKind } from '../event';
import { sumOf, type BookLine, type BookSale } from './book-sale';
import { toPricedLine, type PricedSale } from './priced-sale';
import { imbalance, type SaleProblem } from './sale-problem';
import { proportion, spread } from './spread';

/** Kinds that tax is usually on; stored value and tips only where nothing else has a price. */
const taxableKinds: ReadonlySet<LineKind> = new Set<LineKind>([
	'service',
	'class',
	'product',
	'membership',
	'package',
	'fee',
	'other',
]);

/**
 * The tax of the sale as a whole, spread over the lines that do not tell theirs (WellnessLiving tells none). Where their
 * prices contain the tax, so does the discount on the sale: the tax in the undiscounted prices is then more than what
 * was charged, in proportion.
 */
export function spreadTax(sale: BookSale, lines: readonly BookLine[]): PricedSale {
	const { totals } = sale;
	const open = lines.filter(({ tax }) => tax === null);
	const including = open.filter(({ net }) => net === null);
	if (including.length > 0 && including.length < open.length) {
		return refused({ code: 'UNREADABLE_SALE', text: 'has prices with tax and prices without' });
	}
	const taxable = open.filter((line) => taxableKinds.has(line.kind) && priceOf(line) !== 0);
	const bearers = taxable.length > 0 ? taxable : open;
	const weights = bearers.map(priceOf);
	const tax = totals.tax === null ? 0 : totals.tax - sumOf(lines.map((line) => line.tax ?? 0));
	const discount = totals.discount ?? 0;
	const inDiscount = including.length === 0 ? 0 : taxInDiscount(discount, tax, bearers, open);
	const charged = spread(tax, weights);
	const listed = spread(tax + inDiscount, weights);
	if (charged === null || listed === null) {
		const whole = { name: 'tax of the sale', units: tax };
		return refused(imbalance(sale, whole, { name: 'price of its items', units: 0 }));
	}
	const places = new Map(bearers.map((line, index) => [line, index]));
	const partOf = (parts: readonly number[], line: BookLine): number => parts[places.get(line) ?? -1] ?? 0;
	const priced = lines.map((line) =>
		toPricedLine({
			...line,
			net: line.net ?? priceOf(line) - partOf(listed, line),
			tax: line.tax ?? partOf(charged, line),
		}),
	);
	return { lines: priced, discount: discount - inDiscount, problems: [] };
}

/** As told: with tax where only that is told. */
function priceOf({ net, gross }: BookLine): number {
	return net ?? gross ?? 0;
}

/** A discount is taken to be on what carries the tax, unless it is more than that. */
function taxInDiscount(
	discount: number,
	tax: number,
	bearers: readonly BookLine[],
	all: readonly BookLine[],
): number {
	const onBearers = sumOf(bearers.map(priceOf));
	const price = Math.abs(discount) < Math.abs(onBearers) ? onBearers : sumOf(all.map(priceOf));
	return price === discount ? 0 : proportion(tax, discount, price - discount);
}

function refused(problem: SaleProblem): PricedSale {
	return { lines: [], discount: 0, problems: [problem] };
}
