import { z } from 'zod';
import { trackingBody } from './document';
import { amount, collectionOf, day, guid, lineAmountTypes } from './fields';

const journalLine = z
	.object({
		LineAmount: amount,
		AccountCode: z.string().optional(),
		AccountID: guid.optional(),
		Description: z.string().optional(),
		TaxType: z.string().optional(),
		TaxAmount: amount.optional(),
		Tracking: z.array(trackingBody).max(2).optional(),
	})
	.strict();

export const manualJournalBody = z
	.object({
		Narration: z.string().min(1),
		JournalLines: z.array(journalLine).min(2),
		Date: day.optional(),
		LineAmountTypes: lineAmountTypes.optional(),
		Status: z.enum(['DRAFT', 'POSTED']).optional(),
		Url: z.string().optional(),
		ShowOnCashBasisReports: z.boolean().optional(),
	})
	.strict();
export type ManualJournalBody = z.infer<typeof manualJournalBody>;

export const manualJournalsBody = collectionOf('ManualJournals', manualJournalBody);
