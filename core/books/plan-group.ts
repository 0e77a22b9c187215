import { dateDocument, type Dating } from './closed-period';
import { codeChangeGaps } from './code-change';
import { planDocument } from './converge';
import type { Gap, Journal } from './journal';
import type { Books, Draft, PostedDocument } from './ledger';
import { baseOf, numberOf } from './numbers';
import { placeJournal, type PlacedLine } from './place-journal';
import { memoOf } from './post-memo';
import type { BookSettings } from './settings';

/** What is to be done about one journal, and what of it could be placed. */
export type GroupPlan = { readonly placed: readonly PlacedLine[] } & (
	| { readonly kind: 'stop'; readonly gaps: readonly Gap[] }
	/** Nothing was sold and nothing is posted. */
	| { readonly kind: 'noActivity' }
	/** The ledger holds a newer state of it. */
	| { readonly kind: 'stale'; readonly standing: readonly PostedDocument[] }
	| { readonly kind: 'unchanged'; readonly standing: readonly PostedDocument[] }
	| {
			readonly kind: 'write';
			readonly draft: Draft;
			readonly dating: Extract<Dating, { ok: true }>;
	  }
);

export function planGroup(journal: Journal, books: Books, settings: BookSettings, label: string): GroupPlan {
	const { lines: placed, gaps: unplaced } = placeJournal(journal, books, label);
	const gaps = [...unplaced, ...codeChangeGaps(journal, books)];
	if (gaps.length > 0) return { kind: 'stop', placed, gaps };
	const base = baseOf(journal);
	const posted = books.posted.get(base) ?? [];
	const plan = planDocument(placed, posted, books.accountOf, journal, settings);
	if (plan.kind === 'stop') return { kind: 'stop', placed, gaps: plan.gaps };
	if (plan.kind === 'noActivity') return { kind: 'noActivity', placed };
	if (plan.kind === 'unchanged') {
		return { kind: 'unchanged', placed, standing: posted.filter(({ state }) => state !== 'void') };
	}
	const fewer = settings.allowFewerSales ? null : fewerSales(journal, posted, label);
	if (plan.kind === 'stale') {
		// a day that lacks a sale may lack the newest: only the user knows which of the two it is
		if (fewer !== null) return { kind: 'stop', placed, gaps: [fewer] };
		return { kind: 'stale', placed, standing: plan.standing };
	}
	const dating = dateDocument(journal.businessDay, books.closedThrough, settings.closedPeriod, label);
	if (fewer !== null || !dating.ok) {
		return {
			kind: 'stop',
			placed,
			gaps: [fewer, dating.ok ? null : dating.gap].filter((gap) => gap !== null),
		};
	}
	const { revision, lines, earlier } = plan;
	const { kind, source, centre, businessDay, sales, asOf } = journal;
	const draft: Draft = {
		base,
		number: numberOf(kind, base, revision),
		revision,
		date: dating.date,
		journal,
		lines,
		earlier,
		stamp: { source, centreCode: centre.code, businessDay, revision, sales: sales.length, asOf },
		memo: memoOf(journal, dating, settings.linkPrefix),
	};
	return { kind: 'write', placed, draft, dating };
}

/** A day with fewer sales than were posted is most likely not the whole day. Sales known to be void are no loss. */
function fewerSales(journal: Journal, posted: readonly PostedDocument[], label: string): Gap | null {
	if (journal.kind !== 'day') return null;
	const newest = posted.findLast(({ state, stamp }) => state === 'ours' && stamp !== null)?.stamp ?? null;
	const told = journal.sales.length + journal.voided;
	if (newest === null || told >= newest.sales) return null;
	const { centre, businessDay } = journal;
	const only = told === 0 ? 'none' : `only ${told}`;
	return {
		code: 'FEWER_SALES',
		subject: businessDay,
		message: `${label} holds ${newest.sales} sales of ${centre.name ?? centre.code} on ${businessDay}, the input ${only}.`,
		hint: 'Give the node all sales of the day at once. If the day really lost sales, turn on "Allow Fewer Sales".',
	};
}
