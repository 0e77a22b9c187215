import type {
	BookSettings,
	Centre,
	Gap,
	Journal,
	JournalGroup,
	JournalLine,
	JournalSale,
	JournalSet,
} from '../../../../core/books';
import { slotOf } from '../../../support/memory-ledger';
import { sale, studioEvent } from '../../../support/studio-events';

export const north: Centre = { id: 'c-north', code: 'NORTH', name: 'North' };
export const businessDay = '2026-11-20';
/** A minute after the events of `itemsOf`. */
export const nowMs = (): number => Date.parse('2026-11-20T17:01:00.000Z');

export const settings: BookSettings = {
	mapping: {
		accounts: new Map(),
		revenueWhenSold: new Set(),
		centres: new Map(),
		taxed: null,
		untaxed: null,
		customerId: null,
		largestRounding: null,
		centreOfUnnamed: null,
	},
	closedPeriod: 'stop',
	allowFewerSales: false,
	linkPrefix: '',
};

/** A sale as tests tell it: what was earned of it, by which tender, in cents. */
export interface TestSale {
	readonly id: string;
	readonly cents: number;
	readonly kind?: 'service' | 'product' | 'class';
	readonly tender?: 'card' | 'cash';
	readonly isRefund?: boolean;
}

export function line(
	role: JournalLine['role'],
	sub: string | null,
	amount: number,
	changes: Partial<JournalLine> = {},
): JournalLine {
	return { flow: 'sale', role, sub, taxed: false, amount, count: 1, ...changes };
}

function linesOf(sales: readonly TestSale[]): readonly JournalLine[] {
	const merged = new Map<string, JournalLine>();
	for (const { cents, kind = 'service', tender = 'card', isRefund = false } of sales) {
		const sign = isRefund ? -1 : 1;
		const flow = isRefund ? 'refund' : 'sale';
		for (const part of [
			line(isRefund ? 'returns' : 'revenue', kind, -sign * cents, { flow }),
			line('tender', tender, sign * cents, { flow }),
		]) {
			const key = `${part.flow} ${part.role} ${part.sub}`;
			const held = merged.get(key);
			const amount = (held?.amount ?? 0) + part.amount;
			merged.set(key, { ...part, amount, count: (held?.count ?? 0) + 1 });
		}
	}
	return [...merged].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, part]) => part);
}

const saleOf = ({ id }: TestSale): JournalSale => ({
	id: `id-${id}`,
	number: id,
	correlationId: `corr-${id}`,
});

export function dayJournal(sales: readonly TestSale[], changes: Partial<Journal> = {}): Journal {
	const { centre = north } = changes;
	return {
		asOf: '2026-11-20T23:00:00.000Z',
		kind: 'day',
		key: `zenoti:${centre.id}:${changes.businessDay ?? businessDay}`,
		source: 'zenoti',
		centre,
		businessDay,
		currency: 'USD',
		digits: 2,
		lines: linesOf(sales).filter(({ amount }) => amount !== 0),
		sales: sales.map(saleOf),
		voided: 0,
		formerCodes: [],
		document: null,
		...changes,
	};
}

export function saleJournal(one: TestSale, changes: Partial<Journal> = {}): Journal {
	return dayJournal([one], {
		kind: 'sale',
		key: `zenoti:sale:id-${one.id}`,
		document: { id: `id-${one.id}`, number: one.id, refundOfId: null },
		...changes,
	});
}

/** Each journal as a group of one item per sale, but at least one; the items' positions count on. */
export function setOf(...journals: readonly Journal[]): JournalSet {
	let position = 0;
	const groups = journals.map((journal): JournalGroup => {
		const items = Array.from({ length: Math.max(1, journal.sales.length) }, () => position++);
		const [first] = journal.sales;
		const label =
			journal.kind === 'sale'
				? `Sale ${first?.number ?? journal.document?.number}`
				: `${journal.centre.name} (${journal.centre.code}), ${journal.businessDay}`;
		return { label, items, journal, partial: null, gaps: [] };
	});
	return { groups, skipped: new Map(), unreadable: new Map() };
}

export const badGroup = (label: string, items: readonly number[], gaps: readonly Gap[]): JournalGroup => ({
	label,
	items,
	journal: null,
	partial: null,
	gaps,
});

export const gap = (code: string, subject: string): Gap => ({
	code,
	subject,
	message: `${code} of ${subject}.`,
	hint: `Mend ${subject}.`,
});

export function itemsOf(set: JournalSet): readonly unknown[] {
	const count = set.groups.reduce((sum, group) => sum + group.items.length, 0);
	return eventsOf(count + set.skipped.size + set.unreadable.size);
}

export function eventsOf(count: number): readonly unknown[] {
	return Array.from({ length: count }, (_, index) =>
		studioEvent('studio.sale.closed', { sale: sale(`s${index}`, 1) }, { id: `event-${index}` }),
	);
}

/** What the ledger has to hold when it holds exactly these journals. */
export function totalsOf(...journals: readonly Journal[]): ReadonlyMap<string, number> {
	const totals = new Map<string, number>();
	for (const journal of journals) {
		for (const part of journal.lines) {
			const slot = slotOf(part, journal.centre.code);
			totals.set(slot, (totals.get(slot) ?? 0) + part.amount);
		}
	}
	return new Map([...totals].filter(([, amount]) => amount !== 0).sort());
}
