import { z } from 'zod';
import { amount, documentHead, memo, ref, refusedAs, text } from './parts';

const lineHead = {
	Id: z.string().optional(),
	LineNum: z.number().int().optional(),
	Description: text(4_000).optional(),
};

const journalLine = z
	.object({
		...lineHead,
		Amount: amount.refine((value) => value >= 0, refusedAs('2290', 'Negative amounts are not supported')),
		DetailType: z.literal('JournalEntryLineDetail'),
		JournalEntryLineDetail: z
			.object({
				PostingType: z.enum(['Credit', 'Debit']),
				AccountRef: ref,
				Entity: z
					.object({ Type: z.enum(['Customer', 'Employee', 'Vendor']), EntityRef: ref })
					.strict()
					.optional(),
				ClassRef: ref.optional(),
				DepartmentRef: ref.optional(),
				TaxCodeRef: ref.optional(),
				TaxRateRef: ref.optional(),
				TaxApplicableOn: z.enum(['Purchase', 'Sales']).optional(),
				TaxAmount: amount.optional(),
			})
			.strict(),
	})
	.strict();
export type JournalLine = z.output<typeof journalLine>;

export const journalEntry = z
	.object({
		...documentHead,
		Adjustment: z.boolean().optional(),
		Line: z.array(journalLine).min(1),
	})
	.strict();
export type JournalEntry = z.output<typeof journalEntry>;

const itemLine = z
	.object({
		...lineHead,
		Amount: amount,
		DetailType: z.literal('SalesItemLineDetail'),
		SalesItemLineDetail: z
			.object({
				// without it the amount of the line vanishes: QuickBooks' own reference, "SalesItemLine"
				ItemRef: ref.optional(),
				ClassRef: ref.optional(),
				UnitPrice: z.number().finite().optional(),
				Qty: z.number().finite().optional(),
				TaxCodeRef: ref.optional(),
				ServiceDate: z.string().optional(),
				ItemAccountRef: ref.optional(),
			})
			.strict(),
	})
	.strict();
export type ItemLine = z.output<typeof itemLine>;

const descriptionLine = z
	.object({
		...lineHead,
		Amount: z.number().optional(),
		DetailType: z.literal('DescriptionOnly'),
		DescriptionLineDetail: z.object({}).passthrough().optional(),
	})
	.strict();

const discountLine = z
	.object({
		...lineHead,
		Amount: amount.optional(),
		DetailType: z.literal('DiscountLineDetail'),
		DiscountLineDetail: z.object({}).passthrough(),
	})
	.strict();

/** Worked out by QuickBooks; comes back in the body of a full update. */
const subTotalLine = z
	.object({
		...lineHead,
		Amount: z.number().optional(),
		DetailType: z.literal('SubTotalLineDetail'),
		SubTotalLineDetail: z.object({}).passthrough().optional(),
	})
	.strict();

const salesLine = z.discriminatedUnion('DetailType', [itemLine, descriptionLine, discountLine, subTotalLine]);
export type SalesLine = z.output<typeof salesLine>;

const salesHead = {
	...documentHead,
	CustomerRef: ref.optional(),
	CustomerMemo: memo.optional(),
	ClassRef: ref.optional(),
	PaymentMethodRef: ref.optional(),
	PaymentRefNum: text(21).optional(),
	ApplyTaxAfterDiscount: z.boolean().optional(),
	PrintStatus: z.enum(['NotSet', 'NeedToPrint', 'PrintComplete']).optional(),
	EmailStatus: z.enum(['NotSet', 'NeedToSend', 'EmailSent']).optional(),
	BillEmail: z
		.object({ Address: text(100) })
		.strict()
		.optional(),
	LinkedTxn: z.array(z.unknown()).optional(),
	Line: z.array(salesLine).min(1),
};

export const salesReceipt = z.object({ ...salesHead, DepositToAccountRef: ref.optional() }).strict();
export const refundReceipt = z.object({ ...salesHead, DepositToAccountRef: ref }).strict();
export type SalesForm = z.output<typeof salesReceipt>;
