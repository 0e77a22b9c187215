import { z } from 'zod';
import { hundredthsOf } from '../money';

/** A refinement that is refused under a code of its own. */
export const refusedAs = (code: string, detail: string) => ({ params: { code, detail } });

export const text = (max: number) => z.string().max(max);

/** A name of a customer, account, item …: colons part levels, so no name holds one. */
export const name = (max: number) =>
	z
		.string()
		.min(1)
		.max(max)
		.refine((value) => !/[:\t\n\r]/.test(value), refusedAs('2040', 'Element contains invalid characters'));

/** An amount of money: a JSON number with at most two decimals. */
export const amount = z
	.number()
	.finite()
	.refine(
		(value) => hundredthsOf(value) !== null,
		refusedAs('2110', 'The amount has more than two decimals'),
	);

export const ref = z
	.object({ value: z.string().min(1), name: z.string().optional(), type: z.string().optional() })
	.strict();
export type Ref = z.output<typeof ref>;

/** A bare day; a time or a zone behind it is refused. */
export const day = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/)
	.refine(isDay, refusedAs('2070', 'The day does not exist'));

function isDay(value: string): boolean {
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export const memo = z.object({ value: text(1_000), id: z.string().optional() }).strict();

export const customFields = z.array(
	z
		.object({
			DefinitionId: z.string(),
			Name: z.string().optional(),
			Type: z.enum(['StringType', 'BooleanType', 'NumberType', 'DateType']).optional(),
			StringValue: z.string().optional(),
		})
		.strict(),
);

/** Fields QuickBooks works out by itself: taken in a body, because whoever read the object sends it back, and ignored. */
export const computed = {
	MetaData: z.unknown(),
	domain: z.string().optional(),
	sparse: z.boolean().optional(),
	TotalAmt: z.number().optional(),
	HomeTotalAmt: z.number().optional(),
	Balance: z.number().optional(),
	HomeBalance: z.number().optional(),
	FullyQualifiedName: z.string().optional(),
};

/** In front of every update. */
export const identity = { Id: z.string().min(1).optional(), SyncToken: z.string().min(1).optional() };

/** What all documents have in common. */
export const documentHead = {
	...identity,
	...computed,
	DocNumber: z.string().min(1).max(21).optional(),
	TxnDate: day.optional(),
	PrivateNote: text(4_000).optional(),
	CurrencyRef: ref.optional(),
	ExchangeRate: z.number().positive().optional(),
	DepartmentRef: ref.optional(),
	CustomField: customFields.optional(),
	GlobalTaxCalculation: z.enum(['TaxInclusive', 'TaxExcluded', 'NotApplicable']).optional(),
	TxnTaxDetail: z
		.object({
			TxnTaxCodeRef: ref.optional(),
			TotalTax: amount.optional(),
			TaxLine: z.array(z.unknown()).optional(),
			UseAutomatedSalesTax: z.boolean().optional(),
		})
		.strict()
		.optional(),
};
export type TaxDetail = { readonly TxnTaxCodeRef?: Ref | undefined; readonly TotalTax?: number | undefined };
