import type { BookSale } from './book-sale';
import { paymentsText, withChanges } from './fold-payments';
import { compare, groupBy } from './ordering';
import { isPartial, tellsMore } from './partial-state';
import { readItem, segmentsOf, type PaymentChange, type SaleState } from './read-item';

/** One sale, as its newest state and later payments leave it. */
export interface FoldedSale {
	/** First segment of the source. */
	readonly system: string;
	/** Of the newest state. */
	readonly source: string;
	readonly correlationId: string;
	readonly sale: BookSale;
	readonly isVoided: boolean;
	/** Time of its newest event. */
	readonly asOf: string;
	/** The states before the newest, newest first: they tell where the sale was posted before. */
	readonly earlier: readonly SaleState[];
	/** Positions of all items that told of this sale, ascending. */
	readonly items: readonly number[];
}

export interface FoldedItems {
	/** Sorted by system, id and source. */
	readonly sales: readonly FoldedSale[];
	readonly skipped: ReadonlyMap<number, string>;
	readonly unreadable: ReadonlyMap<number, string>;
}

const saleIsMissing =
	'Its sale is not among the items; its payments are posted with the sale when that is closed.';

/** Many events, of any order and told any number of times, become one state per sale. */
export function foldSales(items: readonly unknown[]): FoldedItems {
	const skipped = new Map<number, string>();
	const unreadable = new Map<number, string>();
	const states: SaleState[] = [];
	const changes: PaymentChange[] = [];
	for (const [item, json] of items.entries()) {
		const read = readItem(json, item);
		if (read.kind === 'skipped') skipped.set(item, read.note);
		else if (read.kind === 'unreadable') unreadable.set(item, read.problem);
		else if (read.kind === 'state') states.push(read);
		else changes.push(read);
	}
	const accounts = accountsOf(states);
	const { own, orphans } = assign(changes, accounts);
	for (const { item } of orphans) skipped.set(item, saleIsMissing);
	const sales = [...accounts.values()].flat().map((account) => foldOne(account, own.get(account) ?? []));
	return { sales: sales.sort(bySale), skipped, unreadable };
}

/** The states of one sale, newest first. */
type Account = readonly [SaleState, ...SaleState[]];

/**
 * The states by system and sale id. Two businesses of one system may use the same id, so states of different sources are
 * different sales; a source that names nothing but the system (a delivery without its centre) belongs to the only other.
 */
function accountsOf(states: readonly SaleState[]): ReadonlyMap<string, readonly Account[]> {
	const byId = groupBy(states, ({ system, sale }) => keyOf(system, sale.id));
	return new Map(
		[...byId].map(([key, same]) => {
			const places = new Set(same.filter(isPlaced).map(({ source }) => source));
			const [only] = places.size <= 1 ? places : [];
			const bySource = groupBy(same, (state) => (isPlaced(state) ? state.source : (only ?? state.system)));
			return [key, [...bySource.values()].flatMap(newestFirst)];
		}),
	);
}

function isPlaced({ source }: SaleState): boolean {
	return segmentsOf(source).length > 1;
}

function newestFirst(states: readonly SaleState[]): readonly Account[] {
	const [last, ...before] = [...states].sort((one, other) => -byAge(one, other, stateText));
	if (last === undefined) return [];
	const whole = isPartial(last) ? before.find((state) => tellsMore(state, last)) : undefined;
	if (whole === undefined) return [[last, ...before]];
	return [[{ ...whole, time: last.time }, last, ...before.filter((state) => state !== whole)]];
}

/** Payment events by the sale they change; a payment may be taken at another centre than the sale was. */
function assign(
	changes: readonly PaymentChange[],
	accounts: ReadonlyMap<string, readonly Account[]>,
): { readonly own: ReadonlyMap<Account, PaymentChange[]>; readonly orphans: readonly PaymentChange[] } {
	const own = new Map<Account, PaymentChange[]>();
	const orphans: PaymentChange[] = [];
	for (const change of changes) {
		const candidates = accounts.get(keyOf(change.system, change.saleId)) ?? [];
		const account =
			candidates.length === 1 ? candidates[0] : candidates.find(([{ source }]) => source === change.source);
		if (account === undefined) orphans.push(change);
		else own.set(account, [...(own.get(account) ?? []), change]);
	}
	return { own, orphans };
}

function foldOne(account: Account, changes: readonly PaymentChange[]): FoldedSale {
	const [newest, ...older] = account;
	const later = changes
		.filter(({ time }) => time > newest.time)
		.sort((one, other) => byAge(one, other, changeText));
	const { system, source, correlationId, isVoided } = newest;
	return {
		asOf: later.at(-1)?.time ?? newest.time,
		system,
		source,
		correlationId: correlationId ?? `${system}:sale:${newest.sale.id}`,
		sale: isVoided ? completed(newest.sale, older) : withChanges(newest.sale, later),
		isVoided,
		earlier: older,
		items: [...account, ...changes].map(({ item }) => item).sort((one, other) => one - other),
	};
}

/** Word of a void may be short: day, place and number are then those of the newest state that told them. */
function completed(voided: BookSale, older: readonly SaleState[]): BookSale {
	return older.reduce(
		(known, { sale }) => ({
			...known,
			number: known.number ?? sale.number,
			refundOfId: known.refundOfId ?? sale.refundOfId,
			location: known.location ?? sale.location,
			businessDay: known.businessDay ?? sale.businessDay,
			...(known.currency === null ? { currency: sale.currency, digits: sale.digits } : {}),
		}),
		voided,
	);
}

interface Aged {
	readonly time: string;
	readonly eventId: string;
}

/** Oldest first; of the same time and id by what they say, so that the order of the input never decides. */
function byAge<T extends Aged>(one: T, other: T, textOf: (item: T) => string): number {
	return (
		compare(one.time, other.time) ||
		compare(one.eventId, other.eventId) ||
		compare(textOf(one), textOf(other))
	);
}

function stateText({ sale, isVoided, source, correlationId }: SaleState): string {
	return JSON.stringify([isVoided, source, correlationId, sale]);
}

function changeText({ isAdded, payments }: PaymentChange): string {
	return JSON.stringify([isAdded, paymentsText(payments)]);
}

function bySale(one: FoldedSale, other: FoldedSale): number {
	return (
		compare(one.system, other.system) ||
		compare(one.sale.id, other.sale.id) ||
		compare(one.source, other.source)
	);
}

function keyOf(system: string, saleId: string): string {
	return JSON.stringify([system, saleId]);
}
