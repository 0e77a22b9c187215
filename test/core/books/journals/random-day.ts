import fc from 'fast-check';
import {
	amountOf,
	currencyDigits,
	lineKinds,
	type Payment,
	type PaymentMethod,
	type Sale,
	type SaleLine,
	type StudioEvent,
} from '../../../../core/event';
import { payment, saleEvent, sum } from './support';

/** `told`: each line tells its tax (Zenoti). `net`, `gross`: only the sale does (WellnessLiving). */
export const shapes = ['told', 'net', 'gross'] as const;

interface Item {
	readonly kind: SaleLine['kind'];
	/** Minor units, like all amounts here. */
	readonly list: number;
	readonly offPermille: number;
	readonly usedPermille: number;
	readonly taxPermille: number;
}

interface Plan {
	readonly shape: (typeof shapes)[number];
	readonly items: readonly Item[];
	readonly isRefund: boolean;
	readonly tip: number;
	readonly serviceCharge: number;
	readonly fees: number;
	readonly rounding: number;
	readonly offPermille: number;
	readonly taxPermille: number;
	readonly methods: readonly PaymentMethod[];
	readonly duePermille: number;
	readonly day: string;
	readonly centre: string;
}

const item: fc.Arbitrary<Item> = fc.record({
	kind: fc.constantFrom(...lineKinds),
	list: fc.integer({ min: 0, max: 50_000 }),
	offPermille: fc.constantFrom(0, 0, 0, 100, 333, 1000),
	usedPermille: fc.constantFrom(0, 0, 0, 0, 250, 1000),
	taxPermille: fc.constantFrom(0, 0, 82, 200),
});

const stored: readonly PaymentMethod[] = ['gift_card', 'prepaid_card', 'package', 'membership', 'loyalty'];

const plan: fc.Arbitrary<Plan> = fc.record({
	shape: fc.constantFrom(...shapes),
	items: fc.array(item, { minLength: 1, maxLength: 4 }),
	isRefund: fc.constantFrom(false, false, false, true),
	tip: fc.constantFrom(0, 0, 500, 1234),
	serviceCharge: fc.constantFrom(0, 0, 0, 700),
	fees: fc.constantFrom(0, 0, 0, 99),
	rounding: fc.constantFrom(0, 0, 0, -2, 5),
	offPermille: fc.constantFrom(0, 0, 100, 333),
	taxPermille: fc.constantFrom(0, 82, 100),
	methods: fc.array(fc.constantFrom<PaymentMethod>('cash', 'card', 'check', 'bank', 'custom', ...stored), {
		minLength: 1,
		maxLength: 3,
	}),
	duePermille: fc.constantFrom(0, 0, 0, 0, 500),
	day: fc.constantFrom('2026-11-20', '2026-11-20', '2026-11-21'),
	centre: fc.constantFrom('c1', 'c1', 'c2'),
});

export const currencies = ['USD', 'JPY', 'KWD'] as const;

/** Sales of a day or two in up to two centres, all of them in balance. */
export const randomSales: fc.Arbitrary<readonly Sale[]> = fc.constantFrom(...currencies).chain(salesIn);

export function salesIn(currency: (typeof currencies)[number]): fc.Arbitrary<readonly Sale[]> {
	return fc
		.array(plan, { minLength: 1, maxLength: 5 })
		.map((plans) => plans.map((entry, index) => toSale(`s${index}`, entry, currency)));
}

export function eventsFor(sales: readonly Sale[]): readonly StudioEvent[] {
	return sales.map((sale) => saleEvent(sale, { source: `zenoti/centers/${sale.location?.id}` }));
}

const share = (amount: number, permille: number): number => Math.trunc((amount * permille) / 1000);

function toSale(id: string, drawn: Plan, currency: string): Sale {
	// Nothing is rounded away from next to nothing.
	const isSmall = sum(drawn.items.map(({ list }) => list)) < 100 || pricesOf(drawn).gross < 100;
	const given = isSmall ? { ...drawn, rounding: 0 } : drawn;
	const sign = given.isRefund ? -1 : 1;
	const digits = currencyDigits(currency);
	const major = (units: number): number => amountOf(BigInt(sign * units), digits);
	const priced = pricesOf(given);
	const owed = priced.gross;
	const canOwe = !given.isRefund && given.shape === 'told' && owed >= 100;
	const due = canOwe ? share(owed, given.duePermille) : 0;
	const payments = paymentsOf(id, given, owed - due, major);
	const paidBy = (isRedemption: boolean): number =>
		sum(payments.filter(({ entry }) => entry.isRedemption === isRedemption).map(({ units }) => units));
	const isTold = given.shape === 'told';
	return {
		id,
		number: `N${id}`,
		receiptNumber: null,
		status: given.isRefund ? 'refunded' : 'closed',
		isRefund: given.isRefund,
		refundOfId: null,
		bookingGroupId: null,
		client: null,
		location: { id: given.centre, name: null },
		businessDay: given.day,
		currency,
		lines: priced.lines.map((line) => line(major)),
		payments: payments.map(({ entry }) => entry),
		totals: {
			discount: isTold ? null : major(priced.discount),
			net: major(priced.gross - priced.tax - given.rounding),
			tax: major(priced.tax),
			gross: major(priced.gross),
			tip: major(given.tip),
			serviceCharge: major(given.serviceCharge),
			fees: major(given.fees),
			rounding: major(given.rounding),
			paid: major(paidBy(false)),
			redeemed: major(paidBy(true)),
			due: isTold ? major(due) : null,
		},
	};
}

interface Prices {
	readonly lines: ReadonlyArray<(major: (units: number) => number) => SaleLine>;
	readonly discount: number;
	readonly tax: number;
	/** With the rounding. */
	readonly gross: number;
}

const blank = { id: null, itemId: null, code: null, name: null, quantity: 1, unitPrice: null, staffId: null };

function pricesOf({ shape, items, offPermille, taxPermille, rounding }: Plan): Prices {
	if (shape === 'told') {
		const parts = items.map((entry) => {
			const discount = share(entry.list, entry.offPermille);
			const redeemed = share(entry.list - discount, entry.usedPermille);
			const net = entry.list - discount - redeemed;
			return { kind: entry.kind, discount, redeemed, net, tax: share(net, entry.taxPermille) };
		});
		const tax = sum(parts.map((part) => part.tax));
		return {
			lines: parts.map(({ kind, discount, redeemed, net, tax: own }) => (major) => ({
				...blank,
				kind,
				discount: major(discount),
				redeemed: major(redeemed),
				net: major(net),
				tax: major(own),
				gross: major(net + own),
			})),
			discount: 0,
			tax,
			gross: sum(parts.map(({ net }) => net)) + tax + rounding,
		};
	}
	const listed = sum(items.map(({ list }) => list));
	const discount = share(listed, offPermille);
	const tax = share(listed - discount, taxPermille);
	const field = shape;
	return {
		lines: items.map(({ kind, list }) => (major) => ({
			...blank,
			kind,
			discount: null,
			redeemed: null,
			tax: null,
			net: field === 'net' ? major(list) : null,
			gross: field === 'gross' ? major(list) : null,
		})),
		discount,
		tax,
		gross: listed - discount + (shape === 'net' ? tax : 0) + rounding,
	};
}

interface PlannedPayment {
	/** Towards the items. */
	readonly units: number;
	readonly entry: Payment;
}

/** The amount in equal parts, the rest and all that is beside it in the first. */
function paymentsOf(
	id: string,
	{ methods, tip, serviceCharge, fees }: Plan,
	amount: number,
	major: (units: number) => number,
): readonly PlannedPayment[] {
	const part = Math.trunc(amount / methods.length);
	return methods.map((method, index) => {
		const isFirst = index === 0;
		const units = isFirst ? amount - part * (methods.length - 1) : part;
		const entry = payment(method, major(units), {
			id: `${id}-${index}`,
			name: method === 'custom' ? 'Klarna' : null,
			tip: major(isFirst ? tip : 0),
			serviceCharge: major(isFirst ? serviceCharge : 0),
			fees: major(isFirst ? fees : 0),
		});
		return { units, entry };
	});
}
