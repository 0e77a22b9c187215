import { debitTotal, majorUnits } from './amount-text';
import type { Centre, Gap, Journal, JournalSale, JournalSet } from './journal';
import type { Draft, Ledger } from './ledger';
import { journalText, type TextLine } from './journal-text';
import { lineText } from './line-text';
import { planRun, type PlannedGroup } from './plan-run';
import type { BookSettings } from './settings';

export interface PreviewedLine {
	readonly text: string;
	/** Name of the account; `null` when it has none. */
	readonly account: string | null;
	/** Major units; one of the two is 0. */
	readonly debit: number;
	readonly credit: number;
}

/** What posting would do about one journal. */
export interface PreviewedJournal {
	/** For people, `North (NORTH), 2026-11-20`. */
	readonly label: string;
	/** Whose books they are, as the ledger calls it; `null` when it could not be read. */
	readonly company: string | null;
	/** This and the next three are `null` when there is no journal. */
	readonly centre: Centre | null;
	readonly businessDay: string | null;
	readonly currency: string | null;
	/** The document that would be written; without one the last that stands. */
	readonly number: string | null;
	/** `stopped`: the gaps say why. `nothing`: it is posted already (maybe in a newer state), or there is nothing to post. */
	readonly plan: 'create' | 'correct' | 'nothing' | 'stopped';
	/** Of the document that would be written; without one the whole journal, of a stopped day that of its sound sales. */
	readonly lines: readonly PreviewedLine[];
	/** The same as text for people, line by line in columns of equal width. */
	readonly journal: readonly string[];
	readonly totals: { readonly debit: number; readonly credit: number };
	readonly sales: readonly JournalSale[];
	readonly gaps: readonly Gap[];
	/** Calls of posting all journals of this preview. */
	readonly calls: number;
}

/** What `postJournals` would do, in the order of the groups, without writing. */
export async function previewJournals(
	set: JournalSet,
	ledger: Ledger,
	settings: BookSettings,
): Promise<readonly PreviewedJournal[]> {
	const { groups, drafts, company } = await planRun(set, ledger, settings);
	const calls = ledger.calls() + callsToPost(drafts, ledger);
	return groups.map((planned) => previewOf(planned, { label: ledger.label, company, calls }));
}

function callsToPost(drafts: readonly Draft[], ledger: Ledger): number {
	return drafts.length === 0 ? 0 : ledger.callsToWrite(drafts) + (ledger.readsBack ? 1 : 0);
}

interface PreviewContext {
	/** Of the ledger. */
	readonly label: string;
	readonly company: string | null;
	readonly calls: number;
}

function previewOf(
	{ group, plan }: PlannedGroup,
	{ label, company, calls }: PreviewContext,
): PreviewedJournal {
	const journal = group.journal ?? group.partial;
	const lines = linesOf(journal, plan);
	const digits = journal?.digits ?? 0;
	const amounts = lines.map(({ amount }) => amount);
	return {
		label: group.label,
		company,
		centre: journal?.centre ?? null,
		businessDay: journal?.businessDay ?? null,
		currency: journal?.currency ?? null,
		number: numberIn(plan),
		plan: wordOf(plan),
		lines: lines.map(({ text, account, amount }) => ({ text, account, ...sidesOf([amount], digits) })),
		journal: journalText(lines, digits),
		totals: sidesOf(amounts, digits),
		sales: journal?.sales ?? [],
		gaps: gapsOf(plan, label),
		calls,
	};
}

function linesOf(journal: Journal | null, plan: PlannedGroup['plan']): readonly TextLine[] {
	if (plan.kind === 'write') {
		return plan.draft.lines.map(({ text, account, amount }) => ({ text, account: account.name, amount }));
	}
	const accounts = new Map(plan.placed.map(({ line, account }) => [line, account.name]));
	return (journal?.lines ?? []).map((line) => ({
		text: lineText(line),
		account: accounts.get(line) ?? null,
		amount: line.amount,
	}));
}

function sidesOf(amounts: readonly number[], digits: number): PreviewedJournal['totals'] {
	const credits = amounts.map((amount) => -amount);
	return {
		debit: majorUnits(debitTotal(amounts), digits),
		credit: majorUnits(debitTotal(credits), digits),
	};
}

function numberIn(plan: PlannedGroup['plan']): string | null {
	if (plan.kind === 'write') return plan.draft.number;
	return plan.kind === 'unchanged' || plan.kind === 'stale' ? (plan.standing.at(-1)?.number ?? null) : null;
}

function wordOf(plan: PlannedGroup['plan']): PreviewedJournal['plan'] {
	if (plan.kind === 'write') return plan.draft.revision === 1 ? 'create' : 'correct';
	return plan.kind === 'stop' || plan.kind === 'unread' ? 'stopped' : 'nothing';
}

function gapsOf(plan: PlannedGroup['plan'], label: string): readonly Gap[] {
	if (plan.kind === 'stop') return plan.gaps;
	if (plan.kind !== 'unread') return [];
	const { code, message, hint } = plan.failure;
	return [...plan.gaps, { code, subject: label, message, hint }];
}
