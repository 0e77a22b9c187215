import type { Failure } from '../http';
import type { Outcome, RecordRef } from '../sync/outcome';
import { amountText, debitTotal } from './amount-text';
import type { Gap, Journal } from './journal';
import type { Draft, PostedDocument, WriteResult } from './ledger';
import type { GroupPlan } from './plan-group';
import type { PlannedGroup } from './plan-run';

/** What all items of one journal have in common. */
export type Verdict = Pick<Outcome, 'outcome' | 'records' | 'attempts' | 'note' | 'error'>;

/** What became of a draft. */
export interface WrittenDraft {
	readonly result: WriteResult;
	/** What the read after the write found wrong; `null` for nothing, and where there was none. */
	readonly flaw: Failure | null;
	/** Tries of the read after the write; 0 where there was none. */
	readonly attempts: number;
}

/** `attempts` are those of the look-up that all journals share. */
export function verdictOf(
	{ group, plan }: PlannedGroup,
	written: WrittenDraft | null,
	attempts: number,
): Verdict {
	const seen = { records: [], attempts };
	switch (plan.kind) {
		case 'stop':
			return { outcome: 'failed', ...seen, error: failureOfGaps(group.label, plan.gaps) };
		case 'unread':
			return { outcome: 'failed', ...seen, error: plan.failure };
		case 'noActivity':
			return { outcome: 'skipped', ...seen, note: `${group.label}: no activity.` };
		case 'stale': {
			const numbers = plan.standing.map(({ number }) => number).join(', ');
			const note = `${numbers} already holds a newer state of ${group.label}.`;
			return { outcome: 'stale', ...seen, records: recordsOf(plan.standing), note };
		}
		case 'unchanged': {
			const records = recordsOf(plan.standing);
			const numbers = plan.standing.map(({ number }) => number).join(', ');
			const note = `${numbers === '' ? group.label : numbers}: ${worthOf(group.journal)}, in balance`;
			return { outcome: 'unchanged', ...seen, records, note };
		}
		case 'write':
			return written === null
				? { outcome: 'failed', ...seen, error: noResult(plan.draft) }
				: writtenVerdict(plan, written, attempts);
	}
}

function writtenVerdict(
	plan: Extract<GroupPlan, { kind: 'write' }>,
	{ result, flaw, attempts: readAttempts }: WrittenDraft,
	lookAttempts: number,
): Verdict {
	const { draft, dating } = plan;
	const attempts = Math.max(lookAttempts, result.attempts, readAttempts);
	if (result.kind === 'failed') {
		const note = `${draft.number} was not posted.`;
		return { outcome: 'failed', records: [], attempts, note, error: result.failure };
	}
	const records = distinctRecords([...recordsOf(draft.earlier), ...result.records]);
	const moved =
		dating.closedThrough === null
			? ''
			: `, dated ${draft.date} because the books are closed through ${dating.closedThrough}`;
	const note = `${namesOf(draft)}: ${changeOf(draft)}${worthOf(draft.journal)}${moved}`;
	if (flaw !== null) return { outcome: 'failed', records, attempts, note, error: flaw };
	return { outcome: draft.revision === 1 ? 'created' : 'updated', records, attempts, note };
}

/**
 * A document whose payments did not get through is completed, and there may be no new one. Documents that are set off
 * against each other are open for good, but not in sum.
 */
function namesOf({ number, earlier }: Draft): string {
	const open = earlier.filter((document) => document.open !== 0);
	if (open.reduce((sum, document) => sum + document.open, 0) === 0) return number;
	return `${open.map((document) => document.number).join(', ')} completed`;
}

function changeOf({ revision, lines, journal }: Draft): string {
	if (revision === 1) return '';
	const change = Math.max(
		debitTotal(lines.map(({ amount }) => amount)),
		debitTotal(lines.map(({ amount }) => -amount)),
	);
	return `change of ${amountText(change, journal.digits)} ${journal.currency}, now `;
}

/** `8 sales, 900.99 USD`: how many sales, and what the debit side comes to. */
function worthOf(journal: Journal | null): string {
	if (journal === null) return '';
	const { sales, lines, digits, currency } = journal;
	const total = debitTotal(lines.map(({ amount }) => amount));
	return `${sales.length} ${sales.length === 1 ? 'sale' : 'sales'}, ${amountText(total, digits)} ${currency}`;
}

function recordsOf(documents: readonly PostedDocument[]): readonly RecordRef[] {
	return distinctRecords(documents.flatMap(({ records }) => records));
}

function distinctRecords(records: readonly RecordRef[]): readonly RecordRef[] {
	return [...new Map(records.map((record) => [`${record.type} ${record.id}`, record])).values()];
}

/** More than a studio has kinds of money and tenders; a longer list is of single sales, which a preview shows whole. */
const mostGapsTold = 50;

/** All gaps as one failure, in words. Its code is theirs when they have one in common. */
export function failureOfGaps(label: string, gaps: readonly Gap[]): Failure {
	const told = gaps.slice(0, mostGapsTold);
	const more = gaps.length - told.length;
	const messages = told.map(({ message }) => message).join(' ');
	const codes = new Set(gaps.map(({ code }) => code));
	const [code = 'NOT_POSTED'] = codes;
	return {
		kind: 'permanent',
		code: codes.size === 1 ? code : 'SEVERAL_GAPS',
		message: `${label} was not posted. ${messages}${more === 0 ? '' : ` And ${more} more.`}`,
		hint: [...new Set(told.map(({ hint }) => hint))].join(' '),
	};
}

function noResult({ number }: Draft): Failure {
	return {
		kind: 'transient',
		code: 'NO_ANSWER',
		message: `What became of ${number} is not known.`,
		hint: 'Run it again: it compares first, and writes nothing that is there.',
	};
}
