import type { ManualJournalBody } from '../bodies/manual-journal';
import { spokenAmount, sumOf } from '../money';
import { utcDay } from '../moment';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { netOf, type DocumentLine, type LineAmountTypes } from '../store/document';
import type { ManualJournal } from '../store/manual-journal';
import { resolveLines } from './document';
import { resolveLine } from './line';
import { lockProblems } from './lock-date';

/** No number and no unique key: sent twice, it stands twice. */
export function createManualJournal(visit: Visit, sent: ManualJournalBody): Checked<ManualJournal> {
	const { books } = visit;
	const lineAmountTypes = sent.LineAmountTypes ?? 'NoTax';
	const lines = resolveLines(visit, sent.JournalLines, (line) =>
		resolveLine(line, {
			books,
			use: 'journal',
			lineAmountTypes,
			isApproved: true,
			unitDecimals: 2,
			mayDiscount: false,
		}),
	);
	if (!lines.ok) return lines;
	const journal: ManualJournal = {
		id: books.newId(),
		narration: sent.Narration,
		date: sent.Date ?? utcDay(visit.now()),
		status: sent.Status ?? 'DRAFT',
		lineAmountTypes,
		lines: lines.value,
		updatedAt: visit.now(),
	};
	const problems = [...balanceProblems(lines.value, lineAmountTypes), ...lockProblems(books, journal.date)];
	if (problems.length > 0) return refused(...problems);
	books.manualJournals.put(journal);
	return checked(journal);
}

function balanceProblems(lines: readonly DocumentLine[], types: LineAmountTypes): readonly string[] {
	const amounts = lines.map((line) => netOf(line, types) + line.taxAmount);
	const debits = sumOf(amounts.filter((amount) => amount > 0));
	const credits = sumOf(amounts.filter((amount) => amount < 0));
	if (debits + credits === 0) return [];
	return [`The total debits (${spokenAmount(debits)}) must equal total credits (${spokenAmount(credits)})`];
}
