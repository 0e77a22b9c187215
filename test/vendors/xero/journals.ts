import {
	dayJournals,
	postJournals,
	type BookMapping,
	type BookSettings,
	type Journal,
	type JournalLine,
	type JournalSet,
	type Ledger,
} from '../../../core/books';
import { auDay } from '../../core/books/examples';
import { northOption } from './organisation-rows';
import { mapping } from './support';

export const withTracking: BookMapping = {
	...mapping,
	centres: new Map([['c1', { code: 'NORTH', name: 'North', unit: northOption, classId: null }]]),
};

/** A line of a journal; amounts in cents, debit positive. */
export function line(
	role: JournalLine['role'],
	sub: string | null,
	amount: number,
	changes: Partial<JournalLine> = {},
): JournalLine {
	return { flow: 'sale', role, sub, taxed: false, amount, count: 1, ...changes };
}

export function journalOf(lines: readonly JournalLine[], changes: Partial<Journal> = {}): Journal {
	const businessDay = changes.businessDay ?? '2026-11-20';
	return {
		kind: 'day',
		key: `zenoti:c1:${businessDay}`,
		source: 'zenoti',
		centre: { id: 'c1', code: 'NORTH', name: 'North' },
		businessDay,
		currency: 'AUD',
		digits: 2,
		asOf: '2026-11-20T23:00:00.000Z',
		lines,
		sales: [{ id: 's1', number: '7448', correlationId: 'corr-1' }],
		voided: 0,
		formerCodes: [],
		document: null,
		...changes,
	};
}

/** A sale by card, in cents with 10 % tax in it when `tax` is told. */
export function saleJournal(number: string, amount: number, changes: Partial<Journal> = {}): Journal {
	return journalOf([line('revenue', 'service', -amount), line('tender', 'card', amount)], {
		kind: 'sale',
		key: `zenoti:sale:${number}`,
		sales: [{ id: number, number, correlationId: `corr-${number}` }],
		document: { id: number, number, refundOfId: null },
		...changes,
	});
}

/** The Australian worked example, as the studio's events give it. */
export function auJournal(): Journal {
	const [group] = dayJournals(auDay(), withTracking).groups;
	if (group?.journal == null) throw new Error(JSON.stringify(group?.gaps));
	return group.journal;
}

export function setOf(...journals: readonly Journal[]): JournalSet {
	const groups = journals.map((journal, index) => ({
		label: journal.key,
		items: [index],
		journal,
		partial: null,
		gaps: [],
	}));
	return { groups, skipped: new Map(), unreadable: new Map() };
}

export const settings: BookSettings = {
	mapping,
	closedPeriod: 'stop',
	allowFewerSales: true,
	linkPrefix: '',
};

/** One run over these journals; the outcome of each. */
export async function post(
	ledger: Ledger,
	journals: readonly Journal[],
	changes: Partial<BookSettings> = {},
) {
	const items = journals.map((_, index) => ({ index }));
	return await postJournals(setOf(...journals), items, ledger, { ...settings, ...changes }, () => 0);
}
