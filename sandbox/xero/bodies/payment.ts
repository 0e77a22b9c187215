import { z } from 'zod';
import { amount, collectionOf, day, guid, text } from './fields';

const invoiceRef = z
	.object({ InvoiceID: guid, InvoiceNumber: text(255), Type: z.string() })
	.partial()
	.strict()
	.refine((ref) => Object.keys(ref).length > 0, 'must name an invoice');
const creditNoteRef = z
	.object({ CreditNoteID: guid, CreditNoteNumber: text(255) })
	.partial()
	.strict()
	.refine((ref) => Object.keys(ref).length > 0, 'must name a credit note');
const accountRef = z.object({ AccountID: guid, Code: z.string(), Name: z.string() }).partial().strict();

export const paymentBody = z
	.object({
		Invoice: invoiceRef.optional(),
		CreditNote: creditNoteRef.optional(),
		Account: accountRef,
		Date: day,
		Amount: amount.positive(),
		CurrencyRate: amount.optional(),
		Reference: text(255).optional(),
		IsReconciled: z.boolean().optional(),
		Status: z.literal('AUTHORISED').optional(),
	})
	.strict();
export type PaymentBody = z.infer<typeof paymentBody>;

export const paymentsBody = collectionOf('Payments', paymentBody);
export const paymentDeletion = z.object({ Status: z.literal('DELETED') }).strict();
