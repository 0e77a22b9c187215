import { describe, expect, it } from 'vitest';
import { claimWhileInFlight, lookThenWrite, rememberTooEarly, type NewProcess } from './receivers';
import { StudioWorld, type Report } from './studio-world';

const isFull = process.env.STUDIO_OPS_FAULTS === 'full';
const sendsPerWorld = 10_000;
const worlds = isFull ? 100 : 10;
/** Set to run one failed world again. */
const firstSeed = Number(process.env.STUDIO_OPS_SEED ?? 20_260_301);

const faults = [
	'accepted',
	'duplicate',
	'refused',
	'busy',
	'hung up',
	'killed before storing',
	'killed after storing',
];

async function runWorlds(count: number, newProcess: NewProcess): Promise<readonly Report[]> {
	const reports: Report[] = [];
	for (let n = 0; n < count; n += 1) {
		const report = await new StudioWorld(firstSeed + n, newProcess).run(sendsPerWorld);
		reports.push(report);
	}
	return reports;
}

const sum = (reports: readonly Report[], of: (report: Report) => number): number =>
	reports.reduce((total, report) => total + of(report), 0);

describe('deliveries sent 1 to 50 times, in any order, as twins, through refusals, hang-ups and crashes', () => {
	it(
		`lose nothing and double nothing within one process (${worlds * sendsPerWorld} deliveries)`,
		async () => {
			const reports = await runWorlds(worlds, claimWhileInFlight);
			for (const { seed, lost, doubled } of reports) {
				expect({ lost, doubled }, `STUDIO_OPS_SEED=${seed}`).toEqual({ lost: [], doubled: [] });
			}
			expect(sum(reports, (report) => report.sent)).toBeGreaterThanOrEqual(worlds * sendsPerWorld);
			// The run was worth something: every fault has happened.
			expect(sum(reports, (report) => report.crashes)).toBeGreaterThan(0);
			for (const answer of faults) {
				expect(
					sum(reports, (report) => report.answers[answer] ?? 0),
					answer,
				).toBeGreaterThan(0);
			}
		},
		isFull ? 600_000 : 60_000,
	);

	it('run again after a restart at most once per process, and never without one: only the target’s key absorbs that', async () => {
		const reports = await runWorlds(10, claimWhileInFlight);
		const [calm, stormy] = [
			reports.filter((each) => each.crashes === 0),
			reports.filter((each) => each.crashes > 0),
		];
		expect(calm.map((report) => report.repeatedAfterRestart)).toEqual(calm.map(() => 0));
		expect(calm.length * stormy.length).toBeGreaterThan(0);
		expect(sum(stormy, (report) => report.repeatedAfterRestart)).toBeGreaterThan(0);
		expect(sum(stormy, (report) => report.doubled.length)).toBe(0);
	}, 60_000);
});

describe('the simulator', () => {
	it('is the same for the same seed', async () => {
		const run = async () => await new StudioWorld(firstSeed, claimWhileInFlight).run(2_000);
		expect(await run()).toEqual(await run());
	});

	it('notices facts that are written down before n8n has them: they get lost', async () => {
		const [report] = await runWorlds(1, rememberTooEarly);
		expect(report?.lost.length).toBeGreaterThan(0);
	});

	it('notices a look before the write: twins run twice', async () => {
		const [report] = await runWorlds(1, lookThenWrite);
		expect(report?.doubled.length).toBeGreaterThan(0);
	});
});
