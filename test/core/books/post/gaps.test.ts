import { describe, expect, it } from 'vitest';
import { postJournals, type Centre, type JournalSet } from '../../../../core/books';
import { MemoryLedger } from '../../../support/memory-ledger';
import {
	badGroup,
	dayJournal,
	eventsOf,
	gap,
	itemsOf,
	line,
	north,
	nowMs,
	saleJournal,
	setOf,
	settings,
} from './support';

const run = (memory: MemoryLedger, set: JournalSet) =>
	postJournals(set, itemsOf(set), memory.ledger, settings, nowMs);

const mixedDay = dayJournal([
	{ id: '1', cents: 500 },
	{ id: '2', cents: 700, kind: 'product', tender: 'cash' },
	{ id: '3', cents: 900, kind: 'class' },
]);

describe('what is missing for a day', () => {
	it('is told all at once, each gap once, and nothing is posted', async () => {
		const memory = new MemoryLedger();
		memory.missing.add('revenue.service').add('tender.cash').add('tender.card');
		memory.obstacles = [gap('SETTING', 'Custom transaction numbers')];
		const lines = [
			...mixedDay.lines,
			line('tender', 'card', 1),
			line('tender', 'card', -1, { flow: 'refund' }),
		];
		const [outcome] = await run(memory, setOf({ ...mixedDay, lines, currency: 'EUR' }));
		expect(outcome?.error).toEqual({
			kind: 'permanent',
			code: 'SEVERAL_GAPS',
			message:
				'North (NORTH), 2026-11-20 was not posted. SETTING of Custom transaction numbers. ' +
				'Memory Books takes no EUR, it keeps its books in USD. No account for tender.cash. ' +
				'No account for tender.card. No account for revenue.service.',
			hint:
				'Mend Custom transaction numbers. Turn on multiple currencies in Memory Books and add EUR, or post this ' +
				'centre to a company that keeps its books in EUR. Map tender.cash. Map tender.card. Map revenue.service.',
		});
		expect(memory.documents).toEqual([]);
		expect(memory.calls).toBe(1);
	});

	it.each([
		[12, 12, ''],
		[50, 50, ''],
		[53, 50, ' And 3 more.'],
	])(
		'goes by the code its %i gaps have in common, and tells %i of them in words',
		async (count, told, end) => {
			const gaps = Array.from({ length: count }, (_, index) => gap('OUT_OF_BALANCE', `sale ${index}`));
			const set = { ...setOf(), groups: [badGroup('North', [0], gaps)] };
			const [outcome] = await run(new MemoryLedger(), set);
			expect(outcome?.error?.code).toBe('OUT_OF_BALANCE');
			const words = gaps.slice(0, told).map(({ message }) => message);
			expect(outcome?.error?.message).toBe(`North was not posted. ${words.join(' ')}${end}`);
		},
	);

	it('fails every item of the day, and no item of another', async () => {
		const memory = new MemoryLedger();
		memory.missing.add('revenue.class');
		const south: Centre = { id: 'c-south', code: 'SOUTH', name: 'South' };
		const set = setOf(mixedDay, dayJournal([{ id: '9', cents: 100 }], { centre: south }));
		const outcomes = await run(memory, set);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'created']);
		expect(outcomes.slice(0, 3).map(({ error }) => error?.code)).toEqual([
			'UNMAPPED',
			'UNMAPPED',
			'UNMAPPED',
		]);
		expect(memory.numbers()).toEqual(['ZD-SOUTH-261120-1']);
	});
});

describe('two journals that would share a number', () => {
	it('are both refused by name; the others are posted', async () => {
		const memory = new MemoryLedger();
		const twin: Centre = { id: 'c-north-2', code: 'NORTH', name: 'North Pool' };
		const south: Centre = { id: 'c-south', code: 'SOUTH', name: 'South' };
		const outcomes = await run(
			memory,
			setOf(
				dayJournal([{ id: '1', cents: 100 }], { centre: north }),
				dayJournal([{ id: '2', cents: 200 }], { centre: twin }),
				dayJournal([{ id: '3', cents: 300 }], { centre: south }),
			),
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'created']);
		expect(outcomes[1]?.error).toMatchObject({
			code: 'NUMBER_CLASH',
			message: expect.stringContaining(
				'North (NORTH), 2026-11-20 and North Pool (NORTH), 2026-11-20 would all be numbered ZD-NORTH-261120.',
			),
		});
		const [first, ...later] = memory.lookedUp;
		expect(first?.slice(0, 2)).toEqual(['ZD-NORTH-261120', 'ZD-SOUTH-261120']);
		expect(later).toEqual([['ZD-SOUTH-261120']]);
	});

	it('tell the other gaps beside the clash', async () => {
		const memory = new MemoryLedger();
		memory.missing.add('tender.cash');
		const outcomes = await run(
			memory,
			setOf(saleJournal({ id: '1', cents: 100 }), saleJournal({ id: '1', cents: 200, tender: 'cash' })),
		);
		expect(outcomes.map(({ error }) => error?.code)).toEqual(['NUMBER_CLASH', 'SEVERAL_GAPS']);
		expect(outcomes[1]?.error?.message).toContain('No account for tender.cash.');
		expect(memory.documents).toEqual([]);
	});
});

describe('the outcome of an item', () => {
	it('says which document holds it, where it came from and how late it is', async () => {
		const memory = new MemoryLedger();
		const set = setOf(mixedDay);
		const outcomes = await run(memory, set);
		expect(outcomes).toHaveLength(3);
		const [first] = outcomes;
		expect(first).toEqual({
			eventId: 'event-0',
			correlationId: expect.stringMatching(/^zenoti:group:/),
			type: 'studio.sale.closed',
			system: 'memory',
			outcome: 'created',
			records: [{ type: 'document', id: 'ZD-NORTH-261120-1', url: null }],
			attempts: 1,
			lagMs: 60_000,
			note: 'ZD-NORTH-261120-1: 3 sales, 21.00 USD',
		});
		const again = await run(memory, set);
		expect(again[2]).toMatchObject({
			eventId: 'event-2',
			outcome: 'unchanged',
			records: [{ id: 'ZD-NORTH-261120-1' }],
			note: 'ZD-NORTH-261120-1: 3 sales, 21.00 USD, in balance',
		});
	});

	it('of a correction tells the change, and names the earlier document too', async () => {
		const memory = new MemoryLedger();
		await run(memory, setOf(dayJournal([{ id: '1', cents: 500 }], { currency: 'JPY', digits: 0 })));
		const [outcome] = await run(
			memory,
			setOf(dayJournal([{ id: '1', cents: 470 }], { currency: 'JPY', digits: 0 })),
		);
		expect(outcome).toMatchObject({
			outcome: 'updated',
			records: [{ id: 'ZD-NORTH-261120-1' }, { id: 'ZD-NORTH-261120-2' }],
			note: 'ZD-NORTH-261120-2: change of 30 JPY, now 1 sale, 470 JPY',
		});
	});

	it.each([false, true])(
		'tells what was made up for after payments that failed, refund: %s',
		async (isRefund) => {
			const memory = new MemoryLedger({ settlesApart: true });
			memory.faults.set(3, 'notSent');
			const set = setOf(dayJournal([{ id: '1', cents: 500, isRefund }]));
			await run(memory, set);
			const [outcome] = await run(memory, set);
			expect(outcome?.note).toBe('ZD-NORTH-261120-1 completed: change of 5.00 USD, now 1 sale, 5.00 USD');
			expect(memory.numbers()).toEqual(['ZD-NORTH-261120-1']);
		},
	);

	it('calls no document completed that is set off against another', async () => {
		const memory = new MemoryLedger();
		const set = setOf(dayJournal([{ id: '1', cents: 500 }]));
		await run(memory, set);
		memory.setOff('ZD-NORTH-261120-1', 40);
		const [outcome] = await run(memory, setOf(dayJournal([{ id: '1', cents: 540 }])));
		expect(outcome?.note).toBe('ZD-NORTH-261120-3: change of 0.40 USD, now 1 sale, 5.40 USD');
	});

	it('names the journal where every document of it is void', async () => {
		const memory = new MemoryLedger();
		const cancelling = [line('tender', 'card', 5), line('tender', 'card', -5, { flow: 'refund' })];
		const set = setOf({ ...mixedDay, lines: cancelling });
		await run(memory, set);
		memory.voidDocument('ZD-NORTH-261120-1');
		const [outcome] = await run(memory, set);
		expect(outcome?.note).toBe('North (NORTH), 2026-11-20: 3 sales, 0.05 USD, in balance');
	});

	it('is skipped with a reason, or failed, where it is in no journal', async () => {
		const memory = new MemoryLedger();
		const set: JournalSet = {
			...setOf(dayJournal([])),
			skipped: new Map([[1, 'it is no money']]),
			unreadable: new Map([[2, 'it has no "id"']]),
		};
		const items = [...eventsOf(2), { id: 7 }, 'text'];
		const outcomes = await postJournals(set, items, memory.ledger, settings, nowMs);
		expect(outcomes).toMatchObject([
			{ outcome: 'skipped', note: 'North (NORTH), 2026-11-20: no activity.' },
			{ outcome: 'skipped', note: 'it is no money', attempts: 0 },
			{ outcome: 'failed', eventId: null, lagMs: null, error: { code: 'NOT_A_STUDIO_EVENT' } },
			{ outcome: 'failed', eventId: null, type: null, error: { code: 'IN_NO_JOURNAL' } },
		]);
	});
});
