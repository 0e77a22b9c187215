import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookMapping, Journal, JournalLine } from '../../../core/books';
import { journalOf, line, post } from './journals';
import { bankId, savingsId } from './organisation-rows';
import { dropAfter, dropBefore, lost, mapping, PlayedXero, type Row } from './support';

const cents = fc.integer({ min: -3000, max: 9000 });

/** Any balanced flow: what is left over is paid in cash. */
const flow = (side: 'sale' | 'refund') =>
	fc
		.record({
			services: cents,
			products: cents,
			tips: cents,
			gifts: cents,
			giftsUsed: cents,
			packages: cents,
			packagesUsed: cents,
			card: cents,
			points: cents,
		})
		.map(
			({
				services,
				products,
				tips,
				gifts,
				giftsUsed,
				packages,
				packagesUsed,
				card,
				points,
			}): readonly JournalLine[] => {
				const sign = side === 'sale' ? 1 : -1;
				const item = side === 'sale' ? 'revenue' : 'returns';
				const of = (role: JournalLine['role'], sub: string | null, amount: number, taxed = false) =>
					line(role, sub, sign * amount, { flow: side, taxed });
				const tax = Math.round(services / 10);
				const lines = [
					of(item, 'service', -services, true),
					of('tax', 'service', -tax),
					of(item, 'product', -products),
					of('tips', null, -tips),
					of('liability', 'gift_card', -gifts),
					of('redeemed', 'gift_card', giftsUsed),
					of('liability', 'package', -packages, true),
					of('tax', 'package', -Math.round(packages / 10)),
					of('redeemed', 'package', packagesUsed),
					of('promotion', 'loyalty', points),
					of('tender', 'card', card),
				];
				const rest = lines.reduce((sum, { amount }) => sum - amount, 0);
				return [...lines, line('tender', 'cash', rest, { flow: side })].filter(({ amount }) => amount !== 0);
			},
		);

const journals = fc
	.tuple(fc.option(flow('sale')), fc.option(flow('refund')))
	.map(([sale, refund]): Journal => journalOf([...(sale ?? []), ...(refund ?? [])]));

/** One run: the day as the studio has it now, and the write of the run at which something happens, if it does. */
const runs = fc.array(
	fc.record({
		journal: journals,
		trouble: fc.option(fc.record({ write: fc.integer({ min: 1, max: 4 }), isDone: fc.boolean() })),
	}),
	{ minLength: 1, maxLength: 5 },
);
type Runs = typeof runs extends fc.Arbitrary<infer Value> ? Value : never;
type Trouble = Runs[number]['trouble'];

const mappings: ReadonlyArray<readonly [string, BookMapping]> = [
	['clearing accounts', mapping],
	[
		'bank accounts',
		{
			...mapping,
			accounts: new Map([
				['tender.card', bankId],
				['tender.cash', savingsId],
			]),
		},
	],
];

/** From that write on nothing gets through any more. */
function die(xero: PlayedXero, trouble: Trouble): void {
	if (trouble === null) return;
	for (let write = trouble.write; write < trouble.write + 20; write += 1) {
		xero.onWrite.set(xero.writes + write, (answer) => {
			if (trouble.isDone && write === trouble.write) answer();
			return { ...lost, mayRecover: false };
		});
	}
}

/** The answer of that write gets lost. */
function lose(xero: PlayedXero, trouble: Trouble): void {
	if (trouble !== null)
		xero.onWrite.set(xero.writes + trouble.write, trouble.isDone ? dropAfter : dropBefore);
}

async function follow(sequence: Runs, chosen: BookMapping, happen: typeof die): Promise<readonly Row[]> {
	const xero = new PlayedXero();
	const run = async (journal: Journal) => await post(xero.ledger({ mapping: chosen }), [journal]);
	for (const { journal, trouble } of sequence) {
		happen(xero, trouble);
		await run(journal);
		xero.onWrite.clear();
	}
	const last = sequence.at(-1)?.journal ?? journalOf([]);
	const [outcome] = await run(last);
	expect(outcome?.error).toBeUndefined();
	if (happen === lose) expect(outcome?.outcome).toMatch(/unchanged|skipped/);
	const { writes } = xero;
	const [again] = await run(last);
	expect(again?.outcome).toMatch(/unchanged|skipped/);
	expect(xero.writes).toBe(writes);
	return [...xero.invoices, ...xero.creditNotes];
}

const due = (row: Row) =>
	Math.round(Number(row.AmountDue ?? 0) * 100) - Math.round(Number(row.RemainingCredit ?? 0) * 100);

describe.each(mappings)('any sequence of days, with tenders on %s', (_name, chosen) => {
	it('is followed in the run itself, everything settled, whatever answers get lost', async () => {
		await fc.assert(
			fc.asyncProperty(runs, async (sequence) => {
				const documents = await follow(sequence, chosen, lose);
				for (const row of documents) expectGood(row);
				expect(documents.filter((row) => due(row) !== 0)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});

	it('is followed by the next run wherever runs died, with nothing due in sum', async () => {
		await fc.assert(
			fc.asyncProperty(runs, async (sequence) => {
				const documents = await follow(sequence, chosen, die);
				for (const row of documents) expectGood(row);
				expect(documents.reduce((sum, row) => sum + due(row), 0)).toBe(0);
			}),
			{ numRuns: 60 },
		);
	});
});

/** No document that Xero would refuse. */
function expectGood(row: Row): void {
	expect(row.Total).toBeGreaterThanOrEqual(0);
	const lines = row.LineItems as readonly Row[];
	for (const one of lines.slice(0, -1)) {
		expect(one.AccountCode).toEqual(expect.any(String));
		expect(one.UnitAmount).not.toBe(0);
	}
}
