import { z } from 'zod';
import { amount, collectionOf, day, guid, text } from './fields';

const allocationBody = z
	.object({
		Amount: amount.positive(),
		Date: day,
		Invoice: z.object({ InvoiceID: guid, InvoiceNumber: text(255).optional() }).strict(),
	})
	.strict();
export type AllocationBody = z.infer<typeof allocationBody>;

export const allocationsBody = collectionOf('Allocations', allocationBody);
