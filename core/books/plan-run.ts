import type { Failure } from '../http';
import { formerBasesOf } from './code-change';
import type { Gap, Journal, JournalGroup, JournalSet } from './journal';
import type { Draft, Ledger, LookUp, Looked } from './ledger';
import { baseOf } from './numbers';
import { planGroup, type GroupPlan } from './plan-group';
import { distinctGaps, placeJournal, type PlacedLine } from './place-journal';
import type { BookSettings } from './settings';

export interface RunPlan {
	/** One per group of the set, in order. */
	readonly groups: readonly PlannedGroup[];
	readonly drafts: readonly Draft[];
	/** Whose books were looked at; `null` when not told, or there was nothing to look up. */
	readonly company: string | null;
	/** Tries of the look-up; 0 when there was nothing to look up. */
	readonly attempts: number;
}

export interface PlannedGroup {
	readonly group: JournalGroup;
	readonly plan: GroupPlan | Unread;
}

/** The ledger could not be read, so nothing is known but the journal's own gaps. */
interface Unread {
	readonly kind: 'unread';
	readonly placed: readonly PlacedLine[];
	readonly gaps: readonly Gap[];
	readonly failure: Failure;
}

/** Reads the ledger once for all journals of the run, and decides about each. Writes nothing. */
export async function planRun(set: JournalSet, ledger: Ledger, settings: BookSettings): Promise<RunPlan> {
	const clashes = clashesOf(set.groups);
	const lookUps = lookUpsOf(set.groups.flatMap(({ journal, partial }) => journal ?? partial ?? []));
	const looked = lookUps.length === 0 ? null : await ledger.look(lookUps);
	const groups = set.groups.map((group): PlannedGroup => {
		const { journal, partial } = group;
		const gaps = [...group.gaps, ...(clashes.get(group) ?? [])];
		if (looked === null || (journal === null && partial === null))
			return { group, plan: { kind: 'stop', placed: [], gaps } };
		if (journal === null) return { group, plan: planPartial(partial, gaps, looked, ledger.label) };
		if (!looked.ok) return { group, plan: { kind: 'unread', placed: [], gaps, failure: looked.failure } };
		const plan = planGroup(journal, looked.books, settings, ledger.label);
		if (gaps.length === 0) return { group, plan };
		const all = distinctGaps([...gaps, ...(plan.kind === 'stop' ? plan.gaps : [])]);
		return { group, plan: { kind: 'stop', placed: plan.placed, gaps: all } };
	});
	const drafts = groups.flatMap(({ plan }) => (plan.kind === 'write' ? [plan.draft] : []));
	const company = looked?.ok === true ? looked.books.company : null;
	return { groups, drafts, company, attempts: looked?.attempts ?? 0 };
}

/** A day with gaps says at once what else keeps it from being posted: accounts that its sound sales would need. */
function planPartial(
	partial: Journal | null,
	gaps: readonly Gap[],
	looked: Looked,
	label: string,
): GroupPlan {
	if (partial === null || !looked.ok) return { kind: 'stop', placed: [], gaps };
	const { lines, gaps: further } = placeJournal(partial, looked.books, label);
	return { kind: 'stop', placed: lines, gaps: distinctGaps([...gaps, ...further]) };
}

/** Every base once; former ones last, because they matter only where nothing else goes by them. */
function lookUpsOf(journals: readonly Journal[]): readonly LookUp[] {
	const byBase = new Map(journals.map((journal) => [baseOf(journal), journal]));
	for (const journal of journals) {
		for (const former of formerBasesOf(journal)) if (!byBase.has(former)) byBase.set(former, journal);
	}
	return [...byBase].map(([base, journal]) => ({ base, journal }));
}

/** Journals that would share their numbers: posting one would look like an edit of the other. */
function clashesOf(groups: readonly JournalGroup[]): ReadonlyMap<JournalGroup, readonly Gap[]> {
	const byBase = new Map<string, JournalGroup[]>();
	for (const group of groups) {
		if (group.journal === null) continue;
		const base = baseOf(group.journal);
		byBase.set(base, [...(byBase.get(base) ?? []), group]);
	}
	const clashing = [...byBase].filter(([, sharing]) => sharing.length > 1);
	return new Map(
		clashing.flatMap(([base, sharing]) => {
			const gaps = [numberClash(base, sharing)];
			return sharing.map((group) => [group, gaps] as const);
		}),
	);
}

function numberClash(base: string, sharing: readonly JournalGroup[]): Gap {
	return {
		code: 'NUMBER_CLASH',
		subject: base,
		message: `${sharing.map(({ label }) => label).join(' and ')} would all be numbered ${base}.`,
		hint: 'Give each centre a code of its own.',
	};
}
