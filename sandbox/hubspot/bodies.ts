import { z, type ZodIssue, type ZodType } from 'zod';
import { checked, invalid, refused, type Checked } from './problem';
import { fieldTypes, propertyTypes } from './store/property';

/** HubSpot's JSON reader refuses fields it does not know and values of another type. */
const values = z.record(z.string());
const traceId = z.string().optional();
const recordId = z.object({ id: z.string() }).strict();

export const readInput = recordId;
export const updateInput = z
	.object({
		id: z.string(),
		idProperty: z.string().optional(),
		properties: values,
		objectWriteTraceId: traceId,
	})
	.strict();
export const upsertInput = updateInput;
const associationType = z
	.object({ associationCategory: z.string(), associationTypeId: z.number().int() })
	.strict();
const newAssociation = z.object({ to: recordId, types: z.array(associationType) }).strict();
/** The specification demands `associations`, the live service does not. */
export const createInput = z
	.object({
		properties: values,
		associations: z.array(newAssociation).optional(),
		objectWriteTraceId: traceId,
	})
	.strict();

export const readBatch = z
	.object({
		inputs: z.array(readInput),
		properties: z.array(z.string()).optional(),
		propertiesWithHistory: z.array(z.string()).optional(),
		idProperty: z.string().optional(),
	})
	.strict();
export const updateBatch = z.object({ inputs: z.array(updateInput) }).strict();
export const upsertBatch = z.object({ inputs: z.array(upsertInput) }).strict();
export const createBatch = z.object({ inputs: z.array(createInput) }).strict();
export const patchBody = z.object({ properties: values, objectWriteTraceId: traceId }).strict();
export type UpdateInput = z.infer<typeof updateInput>;
export type CreateInput = z.infer<typeof createInput>;

export const pairBatch = z
	.object({ inputs: z.array(z.object({ from: recordId, to: recordId }).strict()) })
	.strict();
export const labelledPairBatch = z
	.object({
		inputs: z.array(
			z.object({ from: recordId, to: recordId, types: z.array(associationType).min(1) }).strict(),
		),
	})
	.strict();
export const associationReadBatch = z
	.object({ inputs: z.array(z.object({ id: z.string(), after: z.string().optional() }).strict()) })
	.strict();

const option = z
	.object({
		label: z.string(),
		value: z.string(),
		displayOrder: z.number().int().optional(),
		hidden: z.boolean(),
		description: z.string().optional(),
	})
	.strict();
export const propertyBody = z
	.object({
		name: z.string(),
		label: z.string(),
		type: z.enum(propertyTypes),
		fieldType: z.enum(fieldTypes),
		groupName: z.string(),
		description: z.string().optional(),
		options: z.array(option).optional(),
		hasUniqueValue: z.boolean().optional(),
		displayOrder: z.number().int().optional(),
		hidden: z.boolean().optional(),
		formField: z.boolean().optional(),
	})
	.strict();
export const groupBody = z
	.object({ name: z.string(), label: z.string(), displayOrder: z.number().int().optional() })
	.strict();

const legalBases = [
	'CONSENT_WITH_NOTICE',
	'LEGITIMATE_INTEREST_CLIENT',
	'LEGITIMATE_INTEREST_OTHER',
	'LEGITIMATE_INTEREST_PQL',
	'NON_GDPR',
	'PERFORMANCE_OF_CONTRACT',
	'PROCESS_AND_STORE',
] as const;
export const consentBody = z
	.object({
		channel: z.literal('EMAIL'),
		statusState: z.enum(['SUBSCRIBED', 'UNSUBSCRIBED', 'NOT_SPECIFIED']),
		subscriptionId: z.number().int(),
		legalBasis: z.enum(legalBases).optional(),
		legalBasisExplanation: z.string().optional(),
	})
	.strict();

/** The body as the schema has it, or the 400 of a JSON reader that could not build its object. */
export function parseBody<T>(schema: ZodType<T>, body: unknown): Checked<T> {
	const parsed = schema.safeParse(body ?? {});
	return parsed.success ? checked(parsed.data) : refused(invalid(readerMessage(parsed.error.issues)));
}

function readerMessage(issues: readonly ZodIssue[]): string {
	const prefix = 'Invalid input JSON on line 1, column 2:';
	const missing = issues.filter((issue) => issue.code === 'invalid_type' && issue.received === 'undefined');
	if (missing.length > 0) {
		return `${prefix} Some required fields were not set: [${missing.map(nameOf).join(', ')}]`;
	}
	const [first] = issues;
	if (first?.code === 'unrecognized_keys') {
		return `${prefix} Unrecognized field "${first.keys.join('", "')}"${first.path.length > 0 ? ` in ${nameOf(first)}` : ''}`;
	}
	return `${prefix} Cannot deserialize value of ${first === undefined ? 'body' : nameOf(first)}: ${first?.message ?? ''}`;
}

function nameOf(issue: ZodIssue): string {
	return issue.path.join('.');
}
