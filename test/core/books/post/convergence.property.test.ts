import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postJournals, type Journal } from '../../../../core/books';
import { MemoryLedger, type Fault } from '../../../support/memory-ledger';
import { dayJournal, itemsOf, nowMs, setOf, settings, totalsOf, type TestSale } from './support';

const anySale: fc.Arbitrary<TestSale> = fc.record({
	id: fc.integer({ min: 1, max: 40 }).map(String),
	cents: fc.integer({ min: 0, max: 300 }),
	kind: fc.constantFrom('service' as const, 'product' as const, 'class' as const),
	tender: fc.constantFrom('card' as const, 'cash' as const),
	isRefund: fc.boolean(),
});
const anyDay: fc.Arbitrary<Journal> = fc
	.uniqueArray(anySale, { maxLength: 6, selector: ({ id }) => id })
	.map((sales) => dayJournal(sales));
const anyModel = fc.record({
	readsBack: fc.boolean(),
	settlesApart: fc.boolean(),
	batchSize: fc.constantFrom(1, 30),
});
const faults: fc.Arbitrary<Fault | null> = fc.constantFrom(null, null, 'answerLost', 'notSent');

const run = (memory: MemoryLedger, day: Journal) => {
	const set = setOf(day);
	return postJournals(set, itemsOf(set), memory.ledger, { ...settings, allowFewerSales: true }, nowMs);
};

describe('any history of a day', () => {
	it('ends with the ledger holding exactly the last state, and nothing posted for an equal one', async () => {
		await fc.assert(
			fc.asyncProperty(anyModel, fc.array(anyDay, { minLength: 1, maxLength: 8 }), async (model, days) => {
				const memory = new MemoryLedger(model);
				let before: ReadonlyMap<string, number> = new Map();
				for (const day of days) {
					const count = memory.documents.length;
					const outcomes = await run(memory, day);
					expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
					expect(memory.totals()).toEqual(totalsOf(day));
					const isEqual = JSON.stringify([...before]) === JSON.stringify([...totalsOf(day)]);
					if (isEqual && count > 0) expect(memory.documents).toHaveLength(count);
					else if (!isEqual) expect(memory.documents).toHaveLength(count + 1);
					before = totalsOf(day);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('ends there too when any call of it is lost, within one more run without faults', async () => {
		const step = fc.record({ day: anyDay, faults: fc.array(faults, { maxLength: 4 }) });
		await fc.assert(
			fc.asyncProperty(anyModel, fc.array(step, { minLength: 1, maxLength: 6 }), async (model, steps) => {
				const memory = new MemoryLedger(model);
				for (const { day, faults: plan } of steps) {
					memory.faults.clear();
					for (const [index, fault] of plan.entries()) {
						if (fault !== null) memory.faults.set(memory.calls + index + 1, fault);
					}
					await run(memory, day);
				}
				memory.faults.clear();
				const last = steps.at(-1)?.day ?? dayJournal([]);
				const outcomes = await run(memory, last);
				expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
				expect(memory.totals()).toEqual(totalsOf(last));
				const count = memory.documents.length;
				await run(memory, last);
				expect(memory.documents).toHaveLength(count);
				expect(new Set(memory.numbers()).size).toBe(count);
			}),
			{ numRuns: 1000 },
		);
	});
});
