import { describe, expect, it } from 'vitest';
import type { Journal, JournalLine, PostedDocument } from '../../../../core/books';
import { planDocument } from '../../../../core/books/converge';
import type { PlacedLine } from '../../../../core/books/place-journal';
import { line } from './support';

const place = (slot: string, journalLine: JournalLine): PlacedLine => ({
	line: journalLine,
	slot,
	account: { id: slot, name: `Account ${slot}` },
});
const services = (amount: number) => place('services', line('revenue', 'service', amount));
const card = (amount: number) => place('card', line('tender', 'card', amount));
const cardBack = (amount: number) => place('card', line('tender', 'card', amount, { flow: 'refund' }));

const asOf = '2026-11-20T23:00:00.000Z';

function posted(
	revision: number,
	amounts: Record<string, number>,
	changes: Partial<PostedDocument> = {},
): PostedDocument {
	const sum = Object.values(amounts).reduce((total, amount) => total + amount, 0);
	return {
		number: `ZD-NORTH-261120-${revision}`,
		revision,
		records: [],
		date: '2026-11-20',
		amounts: new Map(Object.entries(amounts)),
		open: sum === 0 ? 0 : -sum,
		stamp: {
			source: 'zenoti',
			centreCode: 'NORTH',
			businessDay: '2026-11-20',
			revision,
			sales: 1,
			sha: '00000000',
			asOf,
		},
		state: 'ours',
		...changes,
	};
}

const journal = (changes: Partial<Pick<Journal, 'kind' | 'asOf' | 'sales'>> = {}) => ({
	kind: 'day' as const,
	asOf,
	sales: [{ id: 's1', number: '1', correlationId: 'c1' }],
	...changes,
});

const accountOf = (slot: string) => (slot === 'gone' ? null : { id: slot, name: `Account ${slot}` });

const planFor = (
	target: readonly PlacedLine[],
	documents: readonly PostedDocument[],
	changes: Parameters<typeof journal>[0] = {},
	allowFewerSales = false,
) => planDocument(target, documents, accountOf, journal(changes), { allowFewerSales });

interface Case {
	readonly title: string;
	readonly target: readonly PlacedLine[];
	readonly posted: readonly PostedDocument[];
	/** `kind`, with the revision and the amounts of a document to write, or the codes of what stops it. */
	readonly plan: readonly unknown[];
}

const cases: readonly Case[] = [
	{ title: 'nothing sold, nothing posted', target: [], posted: [], plan: ['noActivity'] },
	{
		title: 'nothing sold, and what was posted is void',
		target: [],
		posted: [posted(1, {}, { state: 'void' })],
		plan: ['noActivity'],
	},
	{
		title: 'nothing posted: the journal line by line, not merged',
		target: [card(600), cardBack(-100), services(-500)],
		posted: [],
		plan: ['write', 1, ['card', 600], ['card', -100], ['services', -500]],
	},
	{
		title: 'lines that cancel out in one account are still the first document',
		target: [card(100), cardBack(-100)],
		posted: [],
		plan: ['write', 1, ['card', 100], ['card', -100]],
	},
	{
		title: 'the same amounts, in other lines',
		target: [card(600), cardBack(-100), services(-500)],
		posted: [posted(1, { card: 500, services: -500 })],
		plan: ['unchanged'],
	},
	{
		title: 'the same amounts over several documents',
		target: [card(500), services(-500)],
		posted: [
			posted(1, { card: 400, services: -400 }),
			posted(2, {}, { state: 'void' }),
			posted(3, { card: 100, services: -100 }),
		],
		plan: ['unchanged'],
	},
	{
		title: 'lines that cancel out, posted before',
		target: [card(100), cardBack(-100)],
		posted: [posted(1, { card: 0 })],
		plan: ['unchanged'],
	},
	{
		title: 'lines that cancel out, where all that was posted is void',
		target: [card(100), cardBack(-100)],
		posted: [posted(1, {}, { state: 'void' })],
		plan: ['unchanged'],
	},
	{
		title: 'a difference, sorted by slot',
		target: [services(-505), card(505)],
		posted: [posted(1, { services: -500, card: 500 })],
		plan: ['write', 2, ['card', 5], ['services', -5]],
	},
	{
		title: 'a difference after a void document: its revision is not used again',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 400, services: -400 }), posted(2, {}, { state: 'void' })],
		plan: ['write', 3, ['card', 100], ['services', -100]],
	},
	{
		title: 'all documents void: everything anew',
		target: [card(500), services(-500)],
		posted: [posted(1, {}, { state: 'void' })],
		plan: ['write', 2, ['card', 500], ['services', -500]],
	},
	{
		title: 'a day that is empty now is taken back',
		target: [],
		posted: [posted(1, { card: 500, services: -500 })],
		plan: ['write', 2, ['card', -500], ['services', 500]],
	},
	{
		title: 'an account that is no longer in the journal',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 500, tips: -500 })],
		plan: ['write', 2, ['services', -500], ['tips', 500]],
	},
	{
		title: 'an account that takes no postings any more',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 500, gone: -500 })],
		plan: ['stop', 'ACCOUNT_GONE'],
	},
	{
		title: 'payments that did not get through are made up for',
		target: [card(500), services(-500)],
		posted: [posted(1, { services: -500 })],
		plan: ['write', 2, ['card', 500]],
	},
	{
		title: 'an edited document that differs',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 500, other: -500 }, { state: 'edited' })],
		plan: ['stop', 'EDITED_IN_LEDGER'],
	},
	{
		title: 'a document of somebody else under our number',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 7, other: -7 }, { state: 'edited', stamp: null })],
		plan: ['stop', 'EDITED_IN_LEDGER'],
	},
	{
		title: 'two edited documents are both named',
		target: [card(500), services(-500)],
		posted: [
			posted(1, { card: 5, other: -5 }, { state: 'edited' }),
			posted(2, { card: 7, other: -7 }, { state: 'edited' }),
		],
		plan: ['stop', 'EDITED_IN_LEDGER', 'EDITED_IN_LEDGER'],
	},
	{
		title: 'an edited document that holds the right amounts',
		target: [card(500), services(-500)],
		posted: [posted(1, { card: 500, services: -500 }, { state: 'edited' })],
		plan: ['unchanged'],
	},
	{
		title: 'a document settled by something that is not ours',
		target: [card(500), services(-500)],
		posted: [posted(1, { services: -500 }, { open: 200 })],
		plan: ['stop', 'EDITED_IN_LEDGER'],
	},
	{
		title: 'the last number there is',
		target: [card(505), services(-505)],
		posted: [posted(98, { card: 500, services: -500 })],
		plan: ['write', 99, ['card', 5], ['services', -5]],
	},
	{
		title: 'no number left',
		target: [card(505), services(-505)],
		posted: [posted(99, { card: 500, services: -500 })],
		plan: ['stop', 'TOO_MANY_REVISIONS'],
	},
];

describe('what is posted of a journal, given what stands in the ledger', () => {
	it.each(cases)('$title', ({ target, posted: documents, plan }) => {
		const planned = planFor(target, documents);
		const told =
			planned.kind === 'write'
				? [planned.revision, ...planned.lines.map(({ slot, amount }) => [slot, amount])]
				: planned.kind === 'stop'
					? planned.gaps.map(({ code }) => code)
					: [];
		expect([planned.kind, ...told]).toEqual(plan);
	});

	const writing = cases.filter(({ plan }) => plan[0] === 'write');
	it.each(writing)('what is written settles what was open: $title', (one) => {
		const planned = planFor(one.target, one.posted);
		if (planned.kind !== 'write') throw new Error('nothing is written');
		const open = planned.earlier.reduce((total, document) => total + document.open, 0);
		expect(planned.lines.reduce((total, { amount }) => total + amount, 0)).toBe(open);
	});
});

describe('an older state than the one that was posted', () => {
	const before = '2026-11-20T22:00:00.000Z';
	const target = [card(500), services(-500)];
	const newer = [posted(1, { card: 700, services: -700 })];
	const sold = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			id: `s${index}`,
			number: `${index}`,
			correlationId: 'c',
		}));

	it.each([
		['of a sale is stale', { kind: 'sale', asOf: before }, 'stale'],
		['of a day with as many sales is stale', { asOf: before }, 'stale'],
		[
			'of a day with more sales is not: one was found that had been missed',
			{ asOf: before, sales: sold(2) },
			'write',
		],
		['that is just as old is written', { kind: 'sale' }, 'write'],
		['that is newer is written', { kind: 'sale', asOf: '2026-11-21T00:00:00.000Z' }, 'write'],
	] as const)('%s', (_title, changes, kind) => {
		expect(planFor(target, newer, changes).kind).toBe(kind);
	});

	it('of a day is written where the user lets days shrink, of a sale it is stale all the same', () => {
		expect(planFor(target, newer, { asOf: before }, true).kind).toBe('write');
		expect(planFor(target, newer, { kind: 'sale', asOf: before }, true).kind).toBe('stale');
	});

	it('is unchanged when it comes to the same', () => {
		const same = [posted(1, { card: 500, services: -500 })];
		expect(planFor(target, same, { kind: 'sale', asOf: before }).kind).toBe('unchanged');
	});
});

describe('how a correction reads', () => {
	it('names the change after the first line of the account, and an account that left by its name', () => {
		const planned = planFor(
			[card(600), cardBack(-100), services(-500)],
			[posted(1, { card: 495, services: -500, tips: 5 })],
		);
		expect(planned.kind === 'write' ? planned.lines.map(({ text }) => text) : []).toEqual([
			'Card takings, change',
			'Account tips, change',
		]);
	});

	it('calls nothing a change where nothing stands', () => {
		const planned = planFor([card(5), services(-5)], [posted(1, {}, { state: 'void' })]);
		expect(planned.kind === 'write' ? planned.lines.map(({ text }) => text) : []).toEqual([
			'Card takings',
			'Services (1)',
		]);
	});

	it('tells of an edited document what to do, and of a foreign one something else', () => {
		const target = [card(500), services(-500)];
		const own = planFor(target, [posted(1, { card: 7, x: -7 }, { state: 'edited' })]);
		const foreign = planFor(target, [posted(1, {}, { state: 'edited', stamp: null })]);
		expect(own.kind === 'stop' && own.gaps[0]).toMatchObject({
			subject: 'ZD-NORTH-261120-1',
			message: 'ZD-NORTH-261120-1 was edited by a person, and the books differ from the studio.',
			hint: expect.stringContaining('put its lines and payments back'),
		});
		expect(foreign.kind === 'stop' && foreign.gaps[0]).toMatchObject({
			message: expect.stringContaining('carries our number'),
			hint: expect.stringContaining('another number'),
		});
	});
});
