import type { Telling } from '../../sandbox/senders';
import type { Scene } from './scene.mts';
import { workflowIds, type StudioSystem } from './workflows.mts';

/** What came of one vendor's story, counted at every station on the way. */
export interface Tally {
	readonly system: StudioSystem;
	/** Things that happened in the studio. */
	readonly facts: number;
	/** Requests that reached the trigger: genuine, twins, retries and forgeries. */
	readonly sent: number;
	readonly forged: number;
	/** Answers 401 of the trigger, and 422 of n8n itself to a body that is no JSON. */
	readonly rejected: number;
	/** Answers `{"status":"duplicate"}`. */
	readonly duplicates: number;
	/** Deliveries the vendor had to repeat because nobody answered. */
	readonly repeated: number;
	readonly executed: number;
	readonly failed: number;
	readonly contacts: Count;
	readonly deals: Count;
}

export interface Count {
	readonly expected: number;
	readonly present: number;
	/** Records of one key beyond the first. */
	readonly doubled: number;
	readonly missing: readonly string[];
}

/** Counts after everything has come to rest. */
export async function tallyOf(scene: Scene, system: StudioSystem, telling: Telling): Promise<Tally> {
	const executions = await scene.n8n.executions(workflowIds[system]);
	const attempts = telling.reports.flatMap((report) => report.attempts);
	const { store } = scene.hubSpot;
	const { expected } = telling.story;
	return {
		system,
		facts: telling.summary.facts,
		sent: telling.summary.attempts,
		forged: telling.summary.forged,
		rejected: attempts.filter((attempt) => attempt.status === 401 || attempt.status === 422).length,
		duplicates: attempts.filter((attempt) => attempt.text.includes('"duplicate"')).length,
		repeated: attempts.filter((attempt) => attempt.attempt > 1).length,
		executed: executions.length,
		failed: executions.filter((execution) => execution.status !== 'success').length,
		contacts: countOf(
			store.countByKey('contacts', 'studio_client_id'),
			[...expected.contacts.keys()],
			system,
		),
		deals: countOf(store.countByKey('deals', 'studio_deal_key'), [...expected.deals.keys()], system),
	};
}

function countOf(present: ReadonlyMap<string, number>, expected: readonly string[], system: string): Count {
	const ours = [...present].filter(([key]) => key.startsWith(`${system}:`));
	return {
		expected: expected.length,
		present: ours.length,
		doubled: ours.reduce((sum, [, count]) => sum + count - 1, 0),
		missing: expected.filter((key) => !present.has(key)),
	};
}
