import type { Failure } from '../http';
import { notAnEvent, outcomeHead, parseCrmEvent, type Outcome } from '../sync';
import type { JournalSet } from './journal';
import type { Ledger, WriteResult } from './ledger';
import { verdictOf, type Verdict, type WrittenDraft } from './outcomes';
import { planRun, type PlannedGroup } from './plan-run';
import type { BookSettings } from './settings';
import { verify } from './verify';

/**
 * Brings the ledger to what the journals say: one outcome per input item, in order. Safe to repeat after any failure;
 * a second run finds nothing to do. A journal that cannot be posted keeps none of the others back.
 */
export async function postJournals(
	set: JournalSet,
	items: readonly unknown[],
	ledger: Ledger,
	settings: BookSettings,
	nowMs: () => number,
): Promise<readonly Outcome[]> {
	const run = await planRun(set, ledger, settings);
	const results = run.drafts.length === 0 ? new Map<string, WriteResult>() : await ledger.write(run.drafts);
	const written = await readBack(run.groups, results, ledger);
	const verdicts = new Map<number, Verdict>();
	for (const planned of run.groups) {
		const attempts = planned.group.journal === null ? 0 : run.attempts;
		const verdict = verdictOf(planned, written.get(planned) ?? null, attempts);
		for (const item of planned.group.items) verdicts.set(item, verdict);
	}
	const finishedMs = nowMs();
	return items.map((json, item) => ({
		...outcomeHead(parseCrmEvent(json), ledger.system, finishedMs),
		...(verdicts.get(item) ?? verdictBeside(set, item)),
	}));
}

/** Reads what was written once more, all of it in one look-up, unless the answers to the writes told it already. */
async function readBack(
	groups: readonly PlannedGroup[],
	results: ReadonlyMap<string, WriteResult>,
	ledger: Ledger,
): Promise<ReadonlyMap<PlannedGroup, WrittenDraft>> {
	const written = groups.flatMap((planned) => {
		const { plan } = planned;
		const result = plan.kind === 'write' ? results.get(plan.draft.number) : undefined;
		return plan.kind === 'write' && result !== undefined ? [{ planned, plan, result }] : [];
	});
	const lookUps = written
		.filter(({ result }) => result.kind === 'written')
		.map(({ plan }) => ({ base: plan.draft.base, journal: plan.draft.journal }));
	const looked = ledger.readsBack && lookUps.length > 0 ? await ledger.look(lookUps) : null;
	return new Map(
		written.map(({ planned, plan, result }) => {
			const isRead = looked !== null && result.kind === 'written';
			const flaw = isRead ? verify(plan.draft, plan.placed, looked, ledger.label) : null;
			return [planned, { result, flaw, attempts: isRead ? looked.attempts : 0 }];
		}),
	);
}

/** Items that are in no journal. */
function verdictBeside(set: JournalSet, item: number): Verdict {
	const seen = { records: [], attempts: 0 };
	const problem = set.unreadable.get(item);
	if (problem !== undefined) return { outcome: 'failed', ...seen, error: notAnEvent(problem) };
	const reason = set.skipped.get(item);
	if (reason !== undefined) return { outcome: 'skipped', ...seen, note: reason };
	return { outcome: 'failed', ...seen, error: inNoJournal };
}

const inNoJournal: Failure = {
	kind: 'permanent',
	code: 'IN_NO_JOURNAL',
	message: 'This item was taken into no journal.',
	hint: 'Please report it, with the item: every item should be in a journal or be skipped with a reason.',
};
