import { beforeEach, describe, expect, it } from 'vitest';
import { goodJournal, journal, journalLine, openStudio, type Studio } from './bodies';
import { codeOf, itemsOf, quickBooksBench } from './client';

const bench = quickBooksBench();
let studio: Studio;
beforeEach(async () => {
	studio = await openStudio(bench);
});

const entry = (number: number) => ({
	bId: `i${number}`,
	operation: 'create',
	JournalEntry: goodJournal(studio, { DocNumber: `ZD-${number}` }),
});
const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));
const written = () => [...bench.quickBooks.documentNumbers()].sort();

describe('a batch', () => {
	it('does thirty items and answers each, in an order of its own', async () => {
		const reply = await bench.batch(entries(30));
		const ids = [...itemsOf(reply).keys()];
		expect(written()).toHaveLength(30);
		expect(ids).not.toEqual(entries(30).map(({ bId }) => bId));
		expect([...ids].sort()).toEqual(
			entries(30)
				.map(({ bId }) => bId)
				.sort(),
		);
	});

	it('goes on after an item that is refused', async () => {
		const unbalanced = journal([journalLine(studio.card, 1), journalLine(studio.tips, -2)]);
		const bad = { bId: 'bad', operation: 'create', JournalEntry: unbalanced };
		const reply = await bench.batch([entry(1), bad, entry(2)]);
		expect(reply.status).toBe(200);
		expect(codeOf(itemsOf(reply).get('bad'))).toBe('2300');
		expect(written()).toEqual(['ZD-1', 'ZD-2']);
	});

	const spoiled: readonly [title: string, items: () => readonly unknown[], code: string][] = [
		['with 31 items', () => entries(31), '1040'],
		['without items', () => [], '2020'],
		['with an item without an id', () => [entry(1), { ...entry(2), bId: undefined }], '2020'],
		['with two items of one id', () => [entry(1), { ...entry(2), bId: 'i1' }], '2010'],
		[
			'with an item that is no such object',
			() => [entry(1), { ...entry(2), JournalEntry: goodJournal(studio, { Mood: 'good' }) }],
			'2010',
		],
		['with a word it does not know', () => [entry(1), { ...entry(2), retry: true }], '2010'],
	];
	it.each(spoiled)('%s does nothing at all', async (_title, items, code) => {
		const reply = await bench.batch(items());
		expect([reply.status, codeOf(reply.body), written()]).toEqual([400, code, []]);
	});

	it('updates, voids and deletes', async () => {
		const first = itemsOf(await bench.batch([entry(1), entry(2)]));
		const idOf = (bId: string) => String(Object(first.get(bId)?.JournalEntry).Id);
		const reply = await bench.batch([
			{ bId: 'd', operation: 'delete', JournalEntry: { Id: idOf('i1'), SyncToken: '0' } },
			{
				bId: 'u',
				operation: 'update',
				JournalEntry: { Id: idOf('i2'), SyncToken: '0', sparse: true, PrivateNote: 'late' },
			},
			{
				bId: 'v',
				operation: 'update',
				optionsData: 'void',
				JournalEntry: { Id: idOf('i2'), SyncToken: '1' },
			},
		]);
		expect(itemsOf(reply).get('d')).toMatchObject({ JournalEntry: { status: 'Deleted' } });
		expect(bench.quickBooks.journalEntries()).toMatchObject([{ PrivateNote: 'late', SyncToken: '1' }]);
		expect(codeOf(itemsOf(reply).get('v'))).toBe('500');
	});

	it('refuses some items for the rate, and loses the answers of others', async () => {
		bench.quickBooks.troubleItems({ throttle: 1, lose: 1 });
		const items = itemsOf(await bench.batch(entries(3)));
		expect(codeOf(items.get('i1'))).toBe('3001');
		expect(items.has('i2')).toBe(false);
		expect(written()).toEqual(['ZD-2', 'ZD-3']);
	});
});

describe('a request id', () => {
	const requestid = 'a'.repeat(32);

	it('gives the first answer again and writes nothing, also with another body', async () => {
		const first = await bench.post('/journalentry', goodJournal(studio), { requestid });
		const again = await bench.post('/journalentry', goodJournal(studio, { DocNumber: 'OTHER' }), {
			requestid,
		});
		expect(Object(again.body).JournalEntry).toEqual(Object(first.body).JournalEntry);
		expect(written()).toEqual(['ZD-PIER-260704-1']);
	});

	it('replays a refusal, too', async () => {
		const bad = journal([journalLine(studio.card, 1), journalLine(studio.tips, -2)]);
		await bench.post('/journalentry', bad, { requestid });
		const reply = await bench.post('/journalentry', goodJournal(studio), { requestid });
		expect([reply.status, codeOf(reply.body)]).toEqual([400, '2300']);
	});

	it("holds for each item of a batch with the item's own id behind it", async () => {
		await bench.batch([entry(1), entry(2)], { requestid });
		const reply = await bench.batch([entry(2), entry(3)], { requestid });
		expect(itemsOf(reply).get('i2')).toMatchObject({ JournalEntry: { DocNumber: 'ZD-2' } });
		expect(written()).toEqual(['ZD-1', 'ZD-2', 'ZD-3']);
	});

	it("of more than 50 characters with the item's id refuses every item", async () => {
		const reply = await bench.batch([entry(1), entry(2)], { requestid: 'a'.repeat(49) });
		expect([...itemsOf(reply).values()].map(codeOf)).toEqual(['6000', '6000']);
		expect(written()).toEqual([]);
	});

	it('may be forgotten', async () => {
		bench.quickBooks.setPreferences({ requestIdMemory: 'forget' });
		for (const body of [goodJournal(studio), goodJournal(studio)])
			await bench.post('/journalentry', body, { requestid });
		expect(written()).toEqual(['ZD-PIER-260704-1', 'ZD-PIER-260704-1']);
	});
});
