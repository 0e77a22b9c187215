import { sumOf, type BookLine, type BookSale } from './book-sale';
import { spreadTax } from './line-tax';
import { toPricedLine, type NetLine, type PricedSale } from './priced-sale';
import { imbalance, type SaleProblem } from './sale-problem';

/** Works out list price and tax of each line, from whichever of net, tax and gross the source tells. */
export function priceLines(sale: BookSale): PricedSale {
	const lines = sale.lines.map(completed);
	const problems = lines.flatMap((line, index) => problemOf(sale, line, index));
	if (problems.length > 0) return { lines: [], discount: 0, problems };
	const told = lines.flatMap(netLineOf);
	return told.length === lines.length ? toldTax(sale, told) : spreadTax(sale, lines);
}

/** Two of net, tax and gross tell the third. */
function completed(line: BookLine): BookLine {
	const { net, tax, gross } = line;
	return {
		...line,
		net: net ?? (gross === null || tax === null ? null : gross - tax),
		tax: tax ?? (gross === null || net === null ? null : gross - net),
	};
}

function problemOf(sale: BookSale, line: BookLine, index: number): readonly SaleProblem[] {
	const { net, tax, gross } = line;
	const name = `item ${index + 1}${line.name === null ? '' : ` (${line.name.slice(0, 60)})`}`;
	if (net === null && gross === null) {
		return [{ code: 'UNREADABLE_SALE', text: `has no price for ${name}` }];
	}
	if (net === null || tax === null || gross === null || net + tax === gross) return [];
	const parts = { name: `${name} without tax and its tax`, units: net + tax };
	return [imbalance(sale, { name: `${name} with tax`, units: gross }, parts)];
}

function netLineOf({ kind, net, tax, discount, redeemed }: BookLine): readonly NetLine[] {
	return net === null || tax === null ? [] : [{ kind, net, tax, discount, redeemed }];
}

/**
 * Taxes of lines are rounded one by one and that of the sale once (Zenoti: once per rate and invoice), so they may differ
 * by a minor unit per taxed line; the sale's tax is the one charged. The largest taxed line takes the difference.
 */
function toldTax(sale: BookSale, lines: readonly NetLine[]): PricedSale {
	const onLines = sumOf(lines.map(({ tax }) => tax));
	const charged = sale.totals.tax ?? onLines;
	const difference = charged - onLines;
	const taxed = lines.filter(({ tax }) => tax !== 0);
	if (Math.abs(difference) > taxed.length) {
		const problem = imbalance(
			sale,
			{ name: 'tax of the sale', units: charged },
			{ name: 'of its items', units: onLines },
		);
		return { lines: [], discount: 0, problems: [problem] };
	}
	const size = ({ net, tax }: NetLine): number => Math.abs(net + tax);
	const [first, ...others] = taxed;
	const largest = others.reduce(
		(best, line) => (best !== undefined && size(line) > size(best) ? line : best),
		first,
	);
	const settled = lines.map((line) =>
		line === largest ? { ...line, net: line.net - difference, tax: line.tax + difference } : line,
	);
	return { lines: settled.map(toPricedLine), discount: sale.totals.discount ?? 0, problems: [] };
}
