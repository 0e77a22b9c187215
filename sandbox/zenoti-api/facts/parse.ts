import { z } from 'zod';
import { ignored, type FactHandler, type FactContext, type FactOutcome } from './fact';

export const id = z.string().min(1);
export const json = z.record(z.unknown());
/** A text that some payloads leave out or set to null. */
export const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');
export const amount = z
	.number()
	.nullish()
	.transform((major) => Math.round((major ?? 0) * 100));

/** A handler that gets `data` as the schema has it, or says what is wrong with it. */
export function withData<Schema extends z.ZodTypeAny>(
	schema: Schema,
	handler: (context: FactContext, data: z.output<Schema>) => FactOutcome,
): FactHandler {
	return (context, data) => {
		const parsed = schema.safeParse(data);
		if (parsed.success) return handler(context, parsed.data);
		const [first] = parsed.error.issues;
		return ignored(`data.${first?.path.join('.') ?? ''}: ${first?.message ?? 'unreadable'}`);
	};
}
