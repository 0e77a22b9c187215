import { localOfUtc } from '../moment';
import { locationOf, type Business } from '../store/business';
import type { Price, Purchase, PurchaseItem, Refund, Tender } from '../store/rows';
import { allocate } from './allocate';

/** What one line or one payment of a sale comes to, in cents; negative on a refund. */
export interface Amounts {
	readonly discount: number;
	readonly net: number;
	readonly tax: number;
	readonly tip: number;
}

/** A sale or a refund with its amounts broken down to lines and to payments. */
export interface Transaction {
	readonly purchase: Purchase;
	readonly isRefund: boolean;
	readonly atUtc: string;
	readonly atLocal: string;
	readonly lines: readonly { readonly item: PurchaseItem; readonly amounts: Amounts }[];
	readonly tenders: readonly { readonly tender: Tender; readonly amounts: Amounts }[];
	/** How much of it came from the client's account. */
	readonly fromAccount: number;
}

export function totalOf({ net, tax, tip }: Amounts): number {
	return net + tax + tip;
}

/** `id_pay_method` 7, which receipts call Account. */
export function isAccount({ name }: Tender): boolean {
	return /^(client )?account( balance)?$/i.test(name);
}

export function transactionsOf(business: Business): readonly Transaction[] {
	return [
		...[...business.purchases.values()].map((purchase) => saleOf(business, purchase)),
		...business.refunds.flatMap((refund) => refundOf(business, refund) ?? []),
	].sort((left, right) => (left.atUtc < right.atUtc ? -1 : Number(left.atUtc > right.atUtc)));
}

function saleOf(business: Business, purchase: Purchase): Transaction {
	const { soldUtc, price, items, tenders } = purchase;
	return transactionOf(business, purchase, { atUtc: soldUtc, price, items, tenders, isRefund: false });
}

/** Nothing tells how the money went back: by the largest payment of the sale. */
function refundOf(business: Business, refund: Refund): Transaction | null {
	const purchase = business.purchases.get(refund.purchaseKey);
	if (purchase === undefined) return null;
	const largest = [...purchase.tenders].sort((left, right) => right.cents - left.cents)[0];
	const price = negated(refund.price);
	return transactionOf(business, purchase, {
		atUtc: refund.refundedUtc,
		price,
		items: refund.items,
		tenders: [{ name: largest?.name ?? 'Cash', cents: price.total }],
		isRefund: true,
	});
}

function transactionOf(
	business: Business,
	purchase: Purchase,
	told: Pick<Transaction, 'atUtc' | 'isRefund'> & {
		readonly price: Price;
		readonly items: readonly PurchaseItem[];
		readonly tenders: readonly Tender[];
	},
): Transaction {
	const { atUtc, isRefund, price, items, tenders } = told;
	const whole = amountsOf(price);
	const perLine = splitByPrice(whole, items);
	const perTender = splitByPayment(whole, tenders);
	return {
		purchase,
		isRefund,
		atUtc,
		atLocal: isRefund
			? localOfUtc(atUtc, locationOf(business, purchase.locationKey).timeZone)
			: purchase.soldLocal,
		lines: items.map((item, index) => ({ item, amounts: perLine[index] ?? nothing })),
		tenders: tenders.map((tender, index) => ({ tender, amounts: perTender[index] ?? nothing })),
		fromAccount: tenders.filter(isAccount).reduce((sum, { cents }) => sum + cents, 0),
	};
}

const nothing: Amounts = { discount: 0, net: 0, tax: 0, tip: 0 };

/** The total holds the tip unless the receipt's own arithmetic comes out without it. */
function amountsOf({ discount, sum, tax, tip, total }: Price): Amounts {
	const rest = total - sum + discount;
	const isTipApart = rest === 0 || rest === tax;
	return { discount, tax, tip, net: total - tax - (isTipApart ? 0 : tip) };
}

/** Discount, net and tax by the lines' prices; the tip stands with the first line. */
function splitByPrice(whole: Amounts, items: readonly PurchaseItem[]): readonly Amounts[] {
	const weights = items.map(({ priceCents }) => Math.abs(priceCents));
	const [discounts, nets, taxes] = [whole.discount, whole.net, whole.tax].map((all) =>
		allocate(all, weights),
	);
	return items.map((_item, index) => ({
		discount: discounts?.[index] ?? 0,
		net: nets?.[index] ?? 0,
		tax: taxes?.[index] ?? 0,
		tip: index === 0 ? whole.tip : 0,
	}));
}

/** Each payment comes to what was paid; the tip is inside the largest. */
function splitByPayment(whole: Amounts, tenders: readonly Tender[]): readonly Amounts[] {
	const sizes = tenders.map(({ cents }) => Math.abs(cents));
	const largest = sizes.indexOf(Math.max(...sizes));
	const [discounts, taxes] = [whole.discount, whole.tax].map((all) => allocate(all, sizes));
	return tenders.map(({ cents }, index) => {
		const tip = index === largest ? whole.tip : 0;
		const tax = taxes?.[index] ?? 0;
		return { discount: discounts?.[index] ?? 0, tax, tip, net: cents - tax - tip };
	});
}

function negated({ discount, sum, tax, tip, total }: Price): Price {
	const back = (cents: number) => -Math.abs(cents) + 0;
	return { discount: back(discount), sum: back(sum), tax: back(tax), tip: back(tip), total: back(total) };
}
