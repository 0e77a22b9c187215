import { amountOut } from '../money';
import { dayOut, momentOut } from '../moment';
import type { Body } from '../problem';
import type { ManualJournal } from '../store/manual-journal';
import type { Organisation } from '../store/organisation';
import { lineShape } from './document';

export function manualJournalShape(books: Organisation, journal: ManualJournal): Body {
	return {
		ManualJournalID: journal.id,
		Narration: journal.narration,
		Date: dayOut(journal.date),
		Status: journal.status,
		LineAmountTypes: journal.lineAmountTypes,
		ShowOnCashBasisReports: true,
		JournalLines: journal.lines.map((line) => {
			const { AccountID, AccountCode, Description, TaxType, TaxAmount, Tracking } = lineShape(books, line);
			return {
				AccountID,
				AccountCode,
				Description,
				TaxType,
				TaxAmount,
				Tracking,
				LineAmount: amountOut(line.lineAmount),
				IsBlank: false,
			};
		}),
		UpdatedDateUTC: momentOut(journal.updatedAt),
	};
}
