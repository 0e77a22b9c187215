import { fileURLToPath } from 'node:url';

import { N8nInstance } from '../n8n/instance.mts';
import type { Log } from '../n8n/processes.mts';
import { ensureRuntime, type N8nRuntime } from '../n8n/runtime.mts';
import { modes, type Contest, type Mode } from './n8n-modes.mts';
import { runRound, type Pace } from './n8n-round.mts';
import { credentials, subjects, type SubjectName } from './n8n-subjects.mts';
import { median, type Result } from './ratio.mts';

/**
 * Whole servers on a shared machine: two identical workflows differ by a tenth from run to run, and a node with a
 * credential costs n8n two more queries per execution, whatever the node does. Less than this is our doing.
 */
const tolerance = 0.85;

/** One pace per cycle. */
type Paces = ReadonlyMap<SubjectName, readonly Pace[]>;

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const titleOf = (wanted: SubjectName): string =>
	subjects.find(({ name }) => name === wanted)?.title ?? wanted;

function launch(runtime: N8nRuntime, { env }: Mode, log: Log): Promise<N8nInstance> {
	const workflows = subjects.map(({ workflow }) => workflow);
	return N8nInstance.launch({
		runtime,
		packageDir: folderOf('../..'),
		extraPackageDirs: [folderOf('./stub')],
		credentials,
		workflows,
		publish: workflows.map(({ id }) => id),
		readyProbes: subjects.map(({ path }) => ({ url: path })),
		env: { NODE_FUNCTION_ALLOW_BUILTIN: 'crypto', ...env },
		log,
	});
}

/**
 * The first delivery of each goes alone: Remove Duplicates writes the row it keeps its history in when it runs for the
 * first time, and of ten first runs at once nine fail.
 */
async function warmUp(n8n: N8nInstance, { warmUp: count }: Mode): Promise<void> {
	for (const subject of subjects) {
		await runRound(n8n, subject, 1);
		await runRound(n8n, subject, subject.name === 'handMade' ? Math.min(count, 40) : count);
	}
}

/** Every second cycle goes the other way round, so that nobody always comes first. */
async function run(n8n: N8nInstance, { rounds, cycles }: Contest): Promise<Paces> {
	const paces = new Map<SubjectName, Pace[]>([...rounds.keys()].map((name) => [name, []]));
	const order = subjects.filter(({ name }) => rounds.has(name));
	for (let cycle = 0; cycle < cycles; cycle += 1) {
		for (const subject of order) {
			paces.get(subject.name)?.push(await runRound(n8n, subject, rounds.get(subject.name) ?? 0));
		}
		order.reverse();
	}
	return paces;
}

/** The median over the cycles of what one cycle gives. */
function judge({ title }: Mode, { comparisons }: Contest, paces: Paces): readonly Result[] {
	return comparisons.map(({ baseline, by, least }) => {
		const ours = paces.get('zenoti') ?? [];
		const theirs = paces.get(baseline) ?? [];
		const ratios = ours.map((pace, cycle) => pace[by] / (theirs[cycle]?.[by] ?? Number.NaN));
		const name = `${title}: Zenoti Trigger / ${titleOf(baseline)}, ${by}`;
		return {
			name,
			measured: median(ratios),
			limit: least,
			regression: least * tolerance,
			bound: 'least',
			unit: '×',
		};
	});
}

function logPaces(paces: Paces, log: Log): void {
	for (const [name, rounds] of paces) {
		const figure = (by: keyof Pace): string =>
			median(rounds.map((pace) => pace[by]))
				.toFixed(1)
				.padStart(6);
		log(`  ${titleOf(name).padEnd(40)} ${figure('answered')} / ${figure('completed')}`);
	}
}

async function measure(runtime: N8nRuntime, mode: Mode, log: Log): Promise<readonly Result[]> {
	const n8n = await launch(runtime, mode, log);
	try {
		await warmUp(n8n, mode);
		const results: Result[] = [];
		log(`${mode.title}: deliveries per second, answered / run to the end`);
		for (const contest of mode.contests) {
			const paces = await run(n8n, contest);
			logPaces(paces, log);
			results.push(...judge(mode, contest, paces));
		}
		return results;
	} finally {
		await n8n.dispose();
	}
}

/**
 * A real n8n per setting of its expression engine, each with our trigger, one that does nothing, the built-in one and
 * the chain people build by hand, all published. About four minutes.
 */
export async function benchN8n(log: Log): Promise<readonly Result[]> {
	const runtime = await ensureRuntime('2.41.1', log);
	const results: Result[] = [];
	for (const mode of modes) results.push(...(await measure(runtime, mode, log)));
	return results;
}
