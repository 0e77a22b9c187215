import { z } from 'zod';
import type { ApiKey } from '../access';
import { instantParam } from '../moment';
import { invalidInput, troubleUnder200, type Checked, checked, refused } from '../problem';

/** Codes, or −1 for all; names instead of codes were sent by nobody who said that it worked. */
const codes = z.array(z.number().int()).default([-1]);
/** A filter that Zenoti documents and answers with "Something went wrong". */
const brokenFilter = 'invoice_closed_date';

export const accrualBody = z
	.object({
		center_ids: z.array(z.string()).default([]),
		start_date: z.string(),
		end_date: z.string(),
		item_types: codes,
		sale_types: codes,
		payment_types: codes,
		invoice_statuses: codes,
	})
	.passthrough();

export const collectionsBody = z
	.object({
		centers: z
			.object({ ids: z.array(z.string()).default([]), is_all: z.boolean().default(false) })
			.passthrough()
			.default({}),
		start_date: z.string(),
		end_date: z.string(),
		sale_types: codes,
		payment_types: codes,
		invoice_statuses: codes,
	})
	.passthrough();

/** `null` for an empty body, which is taken and finds nothing. */
export function reportBody<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): Checked<z.output<Schema> | null> {
	if (body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0)) {
		return checked(null);
	}
	const isBroken = typeof body === 'object' && body !== null && Object.hasOwn(body, brokenFilter);
	const parsed = schema.safeParse(body);
	if (isBroken || !parsed.success) return refused(troubleUnder200('error', 'Something went wrong'));
	return checked(parsed.data);
}

export interface Span {
	readonly from: string;
	readonly to: string;
}

/** Both ends belong to it; a date alone is its midnight, at the end too. */
export function spanOf(start: string, end: string): Checked<Span> {
	const from = instantParam(start);
	const to = instantParam(end);
	if (from === null || to === null) return refused(invalidInput('start_date or end_date is not a date.'));
	if (from > to) return refused(invalidInput('start_date is after end_date.'));
	return checked({ from, to });
}

export function takes(wanted: readonly number[], code: number): boolean {
	return wanted.includes(-1) || wanted.length === 0 || wanted.includes(code);
}

/** The centres asked for; all that the key may see when none are named. */
export function seesCenter(key: ApiKey, ids: readonly string[], centerId: string): boolean {
	const has = (list: readonly string[]) => list.some((one) => one.toLowerCase() === centerId.toLowerCase());
	return (ids.length === 0 || has(ids)) && (key.centers === null || has(key.centers));
}

export const saleTypes = { sale: 0, refund: 1 } as const;
export const invoiceStatuses = { Open: 0, Closed: 4 } as const;
