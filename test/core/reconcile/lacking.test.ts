import { describe, expect, it } from 'vitest';
import { booking, studioEvent } from '../../support/studio-events';
import {
	againstCrm,
	againstEvents,
	againstLedger,
	againstOutcomes,
	keysOf,
	outcomeOf,
	reconcile,
	saleEvent,
} from './support';

const sale = saleEvent('1', 24);
const without = (...names: readonly string[]) => ({
	...sale,
	data: {
		sale: Object.fromEntries(Object.entries(sale.data.sale ?? {}).filter(([name]) => !names.includes(name))),
	},
});
const payment = { ...sale, type: 'studio.payment.added', data: { payments: [{ id: 'p1' }] } };
const visit = studioEvent('studio.booking.created', { booking: booking('v1') });
const nameless = { ...visit, data: { booking: { ...visit.data.booking, id: null, groupId: null } } };

/** What cannot be compared is told, and nothing is called complete. */
const cases = [
	['a sale without id', without('id'), againstEvents('entity'), 'it does not tell an ID of what it is about'],
	['a payment of no sale', payment, againstEvents('entity'), 'it does not tell an ID of what it is about'],
	[
		'no correlation',
		{ ...sale, correlationid: ' ' },
		againstEvents('correlation'),
		'it does not tell a correlation ID',
	],
	['a visit without id', nameless, againstCrm('deal'), 'it does not tell an ID of the booking or sale'],
	['a sale without number', without('number'), againstLedger('saleNumber'), 'it does not tell a sale number'],
	[
		'a sale without day',
		without('businessDay'),
		againstLedger('dayDocument'),
		'it does not tell a center and a business day',
	],
	[
		'a sale without place',
		{ ...sale, source: 'zenoti' },
		againstLedger('dayDocument'),
		'it does not tell a center and a business day',
	],
	[
		'a sale without place, posted by itself',
		{ ...sale, source: 'zenoti' },
		againstLedger('saleDocument'),
		'it does not tell a sale ID and a center',
	],
] as const;

describe('an event that lacks what it is matched by', () => {
	it.each(cases)('%s is named as unreadable', (_what, item, settings, problem) => {
		const { summary } = reconcile([visit, visit, item], [], settings);
		expect(summary.unreadable).toEqual([{ side: 'source', item: 2, problem }]);
		expect(summary.verdict).toBe('incomplete');
	});

	it('is known by what else tells of the same sale', () => {
		const { summary } = reconcile([sale, without('number')], [], againstLedger('saleNumber'));
		expect(summary.counts).toMatchObject({ source: 1, unreadable: 0 });
	});

	it('is found by its subject where that names it', () => {
		const item = { ...without('id'), subject: 'sale/1' };
		expect(keysOf(reconcile([item], [sale], againstEvents('entity'))).matched).toEqual(['sale/zenoti:1']);
	});
});

describe('an outcome that lacks something', () => {
	it.each([
		[{ eventId: null }, 'its outcome names no event'],
		[{ outcome: 'done' }, 'it is no outcome of Studio CRM or Studio Accounting'],
	])('%j is named as unreadable', (changes, problem) => {
		const { summary } = reconcile([sale], [outcomeOf(sale, changes)], againstOutcomes());
		expect(summary.unreadable).toEqual([{ side: 'otherSide', item: 0, problem }]);
	});

	it('still counts when only type, system, lag and records are missing', () => {
		const bare = { eventId: sale.id, outcome: 'created', lagMs: -1 };
		const families = new Set(['sale']);
		const { matched, summary } = reconcile([sale], [bare], againstOutcomes({ reading: { families } }));
		expect(matched[0]?.matched).toMatchObject({ outcome: 'created', records: [] });
		expect(summary).toMatchObject({ verdict: 'complete', largestLagMs: 1000 });
	});

	it('gives its reason in general words when it tells none', () => {
		const failed = { eventId: sale.id, outcome: 'failed' };
		const { missing } = reconcile([sale], [failed], againstOutcomes());
		expect(missing[0]?.finding.reason).toBe('the other system could not write it');
	});
});

describe('two inputs that were exchanged', () => {
	it('are suspected where a side holds nothing that can be read', () => {
		const { summary } = reconcile([outcomeOf(sale)], [sale], againstOutcomes());
		expect(summary.verdict).toBe('incomplete');
		expect(summary.notes).toEqual([
			expect.stringMatching(/^Nothing of the source could be read: it is no studio event.*exchanged\.$/),
			expect.stringMatching(/^Nothing of the other side could be read: it is no outcome.*exchanged\.$/),
		]);
	});
});
