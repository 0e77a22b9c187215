import { z } from 'zod';
import type { Business } from '../store/business';

/** What a fact is applied to, and when it happened. */
export interface FactContext {
	readonly business: Business;
	/** Milliseconds since 1970: `meta_data.date`, or the stand-in's clock where there is none. */
	readonly atMs: number;
	/** What kind of visit the topic names. */
	readonly isEvent: boolean;
}

export type FactOutcome =
	| { readonly applied: true; readonly subject: string; readonly id: string }
	/** Nothing has changed; why. */
	| { readonly applied: false; readonly reason: string };

export type FactHandler = (context: FactContext, payload: unknown) => FactOutcome;

export function applied(subject: string, id: string): FactOutcome {
	return { applied: true, subject, id };
}

export function ignored(reason: string): FactOutcome {
	return { applied: false, reason };
}

/** A handler that gets the payload as the schema has it, or says what is wrong with it. */
export function readAs<Schema extends z.ZodTypeAny>(
	schema: Schema,
	handler: (context: FactContext, payload: z.output<Schema>) => FactOutcome,
): FactHandler {
	return (context, payload) => {
		const parsed = schema.safeParse(payload);
		if (parsed.success) return handler(context, parsed.data);
		const [first] = parsed.error.issues;
		return ignored(`${first?.path.join('.') ?? 'payload'}: ${first?.message ?? 'unreadable'}`);
	};
}
