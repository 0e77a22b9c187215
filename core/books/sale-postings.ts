import { balanceProblems, dueOf, totalProblems } from './balance';
import { sumOf, type BookLine, type BookSale } from './book-sale';
import type { Role } from './journal';
import { linePostings, type Posting } from './line-postings';
import type { SaleRules } from './mapping';
import { priceLines } from './line-prices';
import { besideOf, paymentPostings } from './payment-postings';
import type { PricedSale } from './priced-sale';
import { unreadable, type SaleProblem } from './sale-problem';

/** What is posted of one sale. Where there are problems, none of it is. */
export interface SalePostings {
	/** None of them zero; they add up to zero. */
	readonly postings: readonly Posting[];
	readonly problems: readonly SaleProblem[];
}

/** The balanced postings of one sale, or everything that keeps it from balancing. */
export function salePostings(sale: BookSale, rules: SaleRules): SalePostings {
	if (sale.problems.length > 0) return { postings: [], problems: [unreadable(sale.problems)] };
	let last: SalePostings = { postings: [], problems: [] };
	for (const reading of readingsOf(sale)) {
		last = postingsOf(reading, rules);
		if (last.problems.length === 0) return last;
	}
	return last;
}

/**
 * A tip told as a line and in the totals may be one and the same; then only one of them counts, and which one the sale's
 * own arithmetic tells. The sale as it stands comes last: its problems are the ones to report.
 */
function readingsOf(sale: BookSale): readonly BookSale[] {
	const { totals, lines } = sale;
	const isTip = ({ kind }: BookLine): boolean => kind === 'tip';
	const onLines = sumOf(lines.filter(isTip).map(({ gross, net, tax }) => gross ?? (net ?? 0) + (tax ?? 0)));
	if (onLines === 0 || onLines !== totals.tip) return [sale];
	return [
		{ ...sale, totals: { ...totals, tip: 0 } },
		{ ...sale, lines: lines.filter((line) => !isTip(line)) },
		sale,
	];
}

function postingsOf(sale: BookSale, rules: SaleRules): SalePostings {
	const priced = priceLines(sale);
	if (priced.problems.length > 0) return { postings: [], problems: priced.problems };
	const beside = besideOf(sale);
	const paid = paymentPostings(sale);
	const items = itemsTotal(priced) + (sale.totals.rounding ?? 0);
	const owed = (sale.totals.gross ?? items) + beside.tip + beside.serviceCharge + beside.fees;
	const due = dueOf(sale, owed - paid.money);
	const postings: readonly Posting[] = [
		...linePostings(priced, sale.isRefund, rules.revenueWhenSold),
		whole('tips', -beside.tip),
		whole('service_charge', -beside.serviceCharge),
		whole('fees', -beside.fees),
		whole('rounding', -(sale.totals.rounding ?? 0)),
		...paid.postings,
		whole('receivable', due),
	];
	const posted = sumOf(postings.map(({ amount }) => amount));
	const problems = [
		...totalProblems(sale, items, rules.largestRounding),
		...paid.problems,
		...balanceProblems(sale, { items, owed, money: paid.money, due, posted }),
	];
	return { postings: postings.filter(({ amount }) => amount !== 0), problems };
}

/** An amount of the sale as a whole. */
function whole(role: Role, amount: number): Posting {
	return { role, sub: null, taxed: false, amount };
}

/** What the items cost with tax, after discounts and stored value used on them. */
function itemsTotal({ lines, discount }: PricedSale): number {
	const prices = lines.map((line) => line.list - line.discount - line.redeemed + line.tax);
	return sumOf(prices) - discount;
}
