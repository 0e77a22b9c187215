import {
	dayBase,
	postJournals,
	saleBase,
	type BookMapping,
	type Journal,
	type JournalLine,
	type JournalSet,
	type Ledger,
} from '../../../core/books';
import { mapping } from './support';

type Line = readonly [
	role: JournalLine['role'],
	sub: string | null,
	amount: number,
	more?: Partial<JournalLine>,
];

const lineOf = (flow: JournalLine['flow'], [role, sub, amount, more]: Line): JournalLine => ({
	flow,
	role,
	sub,
	taxed: false,
	amount,
	count: 1,
	...more,
});
const taxed = { taxed: true };
const refund = { flow: 'refund' } as const;

export const north = { id: 'centre-north', code: 'NORTH', name: 'North' };
const head = {
	source: 'zenoti',
	centre: north,
	businessDay: '2026-11-20',
	currency: 'USD',
	digits: 2,
	asOf: '2026-11-20T23:00:00.000Z',
	voided: 0,
	formerCodes: [],
};

export function day(lines: readonly Line[], sales = 8, more: Partial<Journal> = {}): Journal {
	return {
		...head,
		kind: 'day',
		key: 'zenoti:centre-north:2026-11-20',
		lines: lines.map((line) => lineOf('sale', line)),
		sales: Array.from({ length: sales }, (_, index) => ({
			id: `sale-${index}`,
			number: String(7448 + index),
			correlationId: `c-${index}`,
		})),
		document: null,
		...more,
	};
}

export function sale(number: string, lines: readonly Line[], more: Partial<Journal> = {}): Journal {
	const id = `sale-${number}`;
	return {
		...head,
		kind: 'sale',
		key: `zenoti:sale:${id}`,
		lines: lines.map((line) => lineOf('sale', line)),
		sales: [{ id, number, correlationId: id }],
		document: { id, number, refundOfId: null },
		...more,
	};
}

/** A day at North: card and cash, a gift card sold and one used, a package sold and a visit used, tips, one refund. */
export const wholeDay: readonly Line[] = [
	['revenue', 'service', -27000, { count: 2 }],
	['revenue', 'class', -2500],
	['revenue', 'product', -8000, { taxed: true, count: 2 }],
	['revenue', 'membership', -8900],
	['discount', 'service', 1200],
	['liability', 'gift_card', -10000],
	['liability', 'package', -25000],
	['redeemed', 'gift_card', 4871],
	['redeemed', 'package', 2500],
	['tax', 'product', -660],
	['tips', null, -4250],
	['tender', 'card', 57739],
	['tender', 'cash', 20000],
	['returns', 'product', 3500, { ...refund, ...taxed }],
	['tax', 'product', 289, refund],
	['tender', 'card', -3789, refund],
];

/** Massage with a discount, an oil with tax, a tip, all by card. */
export const sale7448 = sale('7448', [
	['revenue', 'service', -12000],
	['revenue', 'product', -3500, taxed],
	['discount', 'service', 1200],
	['tax', 'product', -289],
	['tips', null, -2000],
	['tender', 'card', 16589],
]);
/** Facial and tip, paid in cash and by card. */
export const sale7453 = sale('7453', [
	['revenue', 'service', -15000],
	['tips', null, -2250],
	['tender', 'cash', 10000],
	['tender', 'card', 7250],
]);
/** Cream with tax, paid by gift card. */
export const sale7452 = sale('7452', [
	['revenue', 'product', -4500, taxed],
	['redeemed', 'gift_card', 4871],
	['tax', 'product', -371],
]);
/** The oil comes back. */
export const refund7454 = sale('7454', [
	['returns', 'product', 3500, { ...refund, ...taxed }],
	['tax', 'product', 289, refund],
	['tender', 'card', -3789, refund],
]);

export function setOf(journals: readonly Journal[]): JournalSet {
	return {
		groups: journals.map((journal, index) => ({
			label: journal.document?.number ?? journal.businessDay,
			items: [index],
			journal,
			partial: null,
			gaps: [],
		})),
		skipped: new Map(),
		unreadable: new Map(),
	};
}

/** One run of the posting, as the node does it. */
export async function post(ledger: Ledger, journals: readonly Journal[], more: Partial<BookMapping> = {}) {
	const settings = {
		mapping: { ...mapping, ...more },
		closedPeriod: 'stop',
		allowFewerSales: false,
		linkPrefix: '',
	} as const;
	return await postJournals(setOf(journals), journals, ledger, settings, () => 0);
}

export const lookUpOf = (journal: Journal) => ({ journal, base: baseOfJournal(journal) });

function baseOfJournal(journal: Journal): string {
	return journal.document === null
		? dayBase(journal.source, journal.centre, journal.businessDay)
		: saleBase(journal.source, journal.centre, journal.document);
}
