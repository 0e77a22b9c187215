import { beforeAll, describe, expect, it } from 'vitest';
import { Books, type LedgerName } from './books';
import { Crm } from './crm';
import { expectEventCounts, expectSalesDays, expectTransactionCounts } from './expect-coverage';
import { expectBalanced, expectRepaired, type Repair } from './expect-whole';
import { hear, liveWeek, type Week, type WeekOptions } from './week';

const isFull = process.env.STUDIO_OPS_FAULTS === 'full';

/** Set to run one failed week again. */
const firstSeed = Number(process.env.STUDIO_OPS_SEED ?? 20_261_102);
export const seeds = Array.from({ length: isFull ? 5 : 1 }, (_, n) => firstSeed + n);
/** The issue's own figure in full; else as many as the machine does in a few seconds. */
export const factsOr = (few: number): number => (isFull ? 2_000 : few);

const drops = [0.05, 0.5, 1] as const;
const repairs = ['all that was polled', 'what is missing'] as const satisfies readonly Repair[];
const someRepairs: ReadonlyArray<readonly [drop: number, repair: Repair]> = [
	[0.05, 'all that was polled'],
	[0.5, 'what is missing'],
	[1, 'all that was polled'],
];
const allRepairs = drops.flatMap((drop) => repairs.map((repair) => [drop, repair] as const));
const ledgers = ['QuickBooks', 'Xero'] as const satisfies readonly LedgerName[];
const postings = drops.flatMap((drop) => ledgers.map((ledger) => [drop, ledger] as const));

const mostMs = 120_000;

/** A week lived once; its tests differ in which deliveries arrived. */
export function describeWeek(options: WeekOptions, more: (week: () => Week) => void = () => undefined): void {
	const { system, seed, facts } = options;
	describe(`a week of ${facts} facts at ${system} (STUDIO_OPS_SEED=${seed})`, () => {
		let week: Week;
		beforeAll(async () => {
			week = await liveWeek(options);
		}, mostMs);

		it('is read by no call that breaks the rules of the vendor', () => {
			expect(week.violations).toEqual([]);
			expect(week.story.facts).toHaveLength(facts);
		});

		it.each(isFull ? allRepairs : someRepairs)(
			'of whose deliveries %d are lost is whole in the CRM once it holds %s',
			async (drop, repair) => {
				const crm = await Crm.open(seed);
				await expectRepaired(crm, week, hear(week, drop), repair);
				await crm.close();
			},
			mostMs,
		);

		it.each(drops)('of whose deliveries %d are lost is counted as the simulator counts it', async (drop) => {
			const hearing = hear(week, drop);
			await expectEventCounts(week, hearing);
			await expectTransactionCounts(week, hearing);
			await expectSalesDays(week, hearing);
		});

		it.each(postings)('of whose deliveries %d are lost balances in %s', async (drop, ledger) => {
			const books = await Books.open(ledger, week.story);
			await expectBalanced(books, week, hear(week, drop));
			await books.close();
		});

		more(() => week);
	});
}
