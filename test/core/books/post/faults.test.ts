import { describe, expect, it } from 'vitest';
import { postJournals, type Draft, type Journal, type JournalSet } from '../../../../core/books';
import { MemoryLedger, type Fault, type MemoryLedgerOptions } from '../../../support/memory-ledger';
import { badGroup, dayJournal, gap, itemsOf, nowMs, saleJournal, setOf, settings, totalsOf } from './support';

const run = (memory: MemoryLedger, set: JournalSet) =>
	postJournals(set, itemsOf(set), memory.ledger, settings, nowMs);

const sales = (count: number, cents = 1000): readonly Journal[] =>
	Array.from({ length: count }, (_, index) =>
		saleJournal({ id: String(7000 + index), cents: cents + index }),
	);

interface Model {
	readonly name: string;
	readonly options: MemoryLedgerOptions;
}

const models: readonly Model[] = [
	{ name: 'one document per call', options: { batchSize: 1 } },
	{ name: 'several documents per call', options: { batchSize: 2 } },
	{ name: 'no read after the write', options: { batchSize: 2, readsBack: false } },
	{ name: 'payments in calls of their own', options: { batchSize: 2, settlesApart: true } },
	{ name: 'payments apart, no read after', options: { batchSize: 1, settlesApart: true, readsBack: false } },
];
const faults: readonly Fault[] = ['answerLost', 'notSent'];
const mostCalls = 12;
const cases = models.flatMap(({ name, options }) =>
	faults.flatMap((fault) =>
		Array.from({ length: mostCalls }, (_, index) => ({ name, options, fault, call: index + 1 })),
	),
);

describe('a connection that drops', () => {
	it.each(cases)(
		'$name, $fault at call $call: every sale once in the end',
		async ({ options, fault, call }) => {
			const memory = new MemoryLedger(options);
			memory.faults.set(call, fault);
			const journals = sales(5);
			const set = setOf(...journals);
			const interrupted = await run(memory, set);
			const wasHit = memory.calls >= call;
			memory.faults.clear();
			memory.faults.clear();
			expect(interrupted.some(({ outcome }) => outcome === 'failed')).toBe(wasHit);
			for (const { outcome, error } of interrupted)
				if (outcome === 'failed') expect(error?.kind).toBe('transient');
			const second = await run(memory, set);
			expect(second.every(({ outcome }) => outcome !== 'failed')).toBe(true);
			expect([...memory.numbers()].sort()).toEqual(
				journals.map(({ document }) => `ZN-NORTH-${document?.number}`),
			);
			expect(memory.totals()).toEqual(totalsOf(...journals));
			const third = await run(memory, set);
			expect(third.map(({ outcome }) => outcome)).toEqual(journals.map(() => 'unchanged'));
		},
	);

	it('during a correction leaves one correction in the end', async () => {
		for (const model of models) {
			for (let call = 1; call <= 5; call += 1) {
				const memory = new MemoryLedger(model.options);
				await run(memory, setOf(dayJournal([{ id: '1', cents: 500 }])));
				memory.faults.set(memory.calls + call, 'answerLost');
				const day = dayJournal([
					{ id: '1', cents: 500 },
					{ id: '2', cents: 70 },
				]);
				await run(memory, setOf(day));
				await run(memory, setOf(day));
				expect([model.name, call, memory.numbers()]).toEqual([
					model.name,
					call,
					['ZD-NORTH-261120-1', 'ZD-NORTH-261120-2'],
				]);
				expect(memory.totals()).toEqual(totalsOf(day));
			}
		}
	});

	it('before anything was read fails every item, with what the ledger said', async () => {
		const memory = new MemoryLedger();
		memory.faults.set(1, 'notSent');
		const outcomes = await run(memory, setOf(...sales(3)));
		expect(outcomes).toHaveLength(3);
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				outcome: 'failed',
				error: { code: 'NO_ANSWER' },
				attempts: 3,
				records: [],
			});
		}
	});

	it('after the write names the records, and the next run finds them in balance', async () => {
		const memory = new MemoryLedger();
		memory.faults.set(3, 'answerLost');
		const set = setOf(dayJournal([{ id: '1', cents: 500 }]));
		const [outcome] = await run(memory, set);
		expect(outcome).toMatchObject({
			outcome: 'failed',
			records: [{ type: 'document', id: 'ZD-NORTH-261120-1' }],
			error: { kind: 'transient', code: 'NOT_VERIFIED' },
			attempts: 3,
		});
		expect((await run(memory, set))[0]?.outcome).toBe('unchanged');
	});
});

describe('the read after the write', () => {
	it('finds what is not as it was posted, and names both totals', async () => {
		const memory = new MemoryLedger();
		memory.betweenWriteAndLook = () =>
			memory.edit('ZD-NORTH-261120-1', 'revenue.service@NORTH', 'tender.card@NORTH', -1);
		const [outcome] = await run(memory, setOf(dayJournal([{ id: '1', cents: 500 }])));
		expect(outcome).toMatchObject({ outcome: 'failed', error: { kind: 'permanent', code: 'NOT_AS_POSTED' } });
		expect(outcome?.error?.message).toContain('holds 4.99 USD, the studio 5.00 USD');
	});

	it('names an account that the journal does not have, and an account the ledger no longer names by its id', async () => {
		for (const missing of [false, true]) {
			const memory = new MemoryLedger();
			memory.betweenWriteAndLook = () => {
				memory.edit('ZD-NORTH-261120-1', 'revenue.service@NORTH', 'fees@NORTH', -100);
				if (missing) memory.missing.add('fees');
			};
			const [outcome] = await run(memory, setOf(dayJournal([{ id: '1', cents: 500 }])));
			expect(outcome?.error?.message).toContain(
				`on ${missing ? 'fees@NORTH' : 'fees'} -1.00 USD instead of 0.00 USD`,
			);
		}
	});

	it('looks only at what was written', async () => {
		const memory = new MemoryLedger();
		const [first, ...others] = sales(4);
		await run(memory, setOf(...others));
		const before = memory.lookedUp.length;
		await run(memory, setOf(...(first === undefined ? [] : [first]), ...others));
		expect(memory.lookedUp.slice(before).map((bases) => bases.length)).toEqual([4, 1]);
	});
});

describe('a ledger that does not say what became of a document', () => {
	it('leaves its items failed for now, and the next run finds it', async () => {
		const memory = new MemoryLedger();
		const silent = {
			...memory.ledger,
			write: async (drafts: readonly Draft[]) => {
				await memory.ledger.write(drafts);
				return new Map();
			},
		};
		const set = setOf(...sales(1));
		const [outcome] = await postJournals(set, itemsOf(set), silent, settings, nowMs);
		expect(outcome).toMatchObject({ outcome: 'failed', error: { kind: 'transient', code: 'NO_ANSWER' } });
		expect((await run(memory, set))[0]?.outcome).toBe('unchanged');
	});
});

describe('one bad journal among many', () => {
	it('is the only one that is not posted', async () => {
		const memory = new MemoryLedger();
		const good = setOf(...sales(99));
		const set = {
			...good,
			groups: [...good.groups, badGroup('Sale 8000', [99], [gap('OUT_OF_BALANCE', '8000')])],
		};
		const outcomes = await run(memory, set);
		expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(99);
		expect(outcomes[99]).toMatchObject({ outcome: 'failed', error: { code: 'OUT_OF_BALANCE' }, attempts: 0 });
		expect(memory.documents).toHaveLength(99);
		expect(memory.calls).toBe(1 + 4 + 1);
	});

	it('that the ledger refuses keeps none of its batch back', async () => {
		const memory = new MemoryLedger();
		const error = { kind: 'permanent', code: 'BUSINESS_RULE', message: 'No.', hint: 'Mend it.' } as const;
		memory.refused.set('ZN-NORTH-7001', error);
		const outcomes = await run(memory, setOf(...sales(3)));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'created']);
		expect(outcomes[1]).toMatchObject({ error, attempts: 2 });
	});

	it('alone costs no call at all', async () => {
		const memory = new MemoryLedger();
		const set = { ...setOf(), groups: [badGroup('Sale 8000', [0], [gap('NO_CURRENCY', '8000')])] };
		expect((await run(memory, set))[0]).toMatchObject({ outcome: 'failed', error: { code: 'NO_CURRENCY' } });
		expect(memory.calls).toBe(0);
	});
});
