import type { Schema } from 'ts-json-schema-generator';

import { schemaOf, type Definitions } from './eventTypes.mts';

/** All that n8n's editor reads of an output schema; `format` is for its workflow builder, which invents samples. */
export interface OutputSchema {
	readonly type: string;
	readonly format?: string;
	readonly properties?: Readonly<Record<string, OutputSchema>>;
	readonly items?: OutputSchema;
	/** Of the schema, as n8n's own nodes count it. */
	readonly version?: number;
}

/** The folder is the node's version, padded to three parts; the file is the operation, where the node has any. */
const eventPaths = [
	'nodes/Zenoti/__schema__/v1.1.0.json',
	'nodes/WellnessLiving/__schema__/v1.1.0.json',
	'nodes/StudioEvent/__schema__/v1.0.0/fromRows.json',
	'nodes/StudioEvent/__schema__/v1.0.0/normalize.json',
];
const signedDeliveryPath = 'nodes/StudioEvent/__schema__/v1.0.0/sign.json';
const reconcilePath = 'nodes/StudioReconcile/__schema__/v1.0.0.json';
const booksFolder = 'nodes/StudioAccounting/__schema__/v1.0.0';
const signedDelivery: OutputSchema = {
	type: 'object',
	properties: { method: { type: 'string' }, headers: { type: 'object' }, body: { type: 'string' } },
	version: 1,
};

const text: OutputSchema = { type: 'string' };
const amount: OutputSchema = { type: 'number' };
const whole: OutputSchema = { type: 'integer' };
const object = (properties: Readonly<Record<string, OutputSchema>>): OutputSchema => ({
	type: 'object',
	properties,
});
const listOf = (items: OutputSchema): OutputSchema => ({ type: 'array', items });

/** `core/sync` Outcome as a run that went well gives it. */
const outcome = {
	eventId: text,
	correlationId: text,
	type: text,
	system: text,
	lagMs: whole,
	outcome: text,
	records: listOf(object({ type: text, id: text, url: text })),
	attempts: whole,
	note: text,
};
const { system, records, attempts, note } = outcome;

/** `core/books` PreviewedJournal as the node shows it, in its order. */
const previewedDay = {
	label: text,
	plan: text,
	number: text,
	company: text,
	journal: listOf(text),
	gaps: listOf(object({ code: text, subject: text, message: text, hint: text })),
	center: object({ id: text, code: text, name: text }),
	businessDay: text,
	currency: text,
	totals: object({ debit: amount, credit: amount }),
	lines: listOf(object({ text, account: text, debit: amount, credit: amount })),
	sales: listOf(object({ id: text, number: text, correlationId: text })),
	calls: whole,
	note: text,
};

/** `core/reconcile` Finding; on the items of the outputs Missing, Different and Extra. */
const reconcile = object({
	status: text,
	key: text,
	differences: listOf(object({ field: text, source: text, other: text })),
	reason: text,
});

/** By operation of Studio Accounting. */
const booksSchemas: Readonly<Record<string, OutputSchema>> = {
	postDay: object(outcome),
	postSales: object(outcome),
	previewDay: object(previewedDay),
	setup: object({
		note,
		isReady: { type: 'boolean' },
		outcome: text,
		system,
		company: text,
		missing: listOf(text),
		records,
		attempts,
	}),
};

/** What n8n knows of the items of our nodes before the first run, by path. */
export function toNodeSchemas(definitions: Definitions): ReadonlyMap<string, OutputSchema> {
	const event = toPlain(schemaOf(definitions.StudioEvent), definitions);
	if (event === null) throw new Error('StudioEvent is not among the types that were read');
	return new Map([
		...eventPaths.map((path) => [path, { ...event, version: 1 }] as const),
		[signedDeliveryPath, signedDelivery],
		[reconcilePath, { ...event, properties: { ...event.properties, reconcile }, version: 1 }],
		...Object.entries(booksSchemas).map(
			([operation, schema]) => [`${booksFolder}/${operation}.json`, { ...schema, version: 1 }] as const,
		),
	]);
}

/** Nested and free of references, unions and `null`, none of which the editor follows; `null` for any type. */
function toPlain(schema: Schema, definitions: Definitions): OutputSchema | null {
	const { type: types, format, properties, items } = presentBranch(schema, definitions);
	const type = Array.isArray(types) ? types.find((one) => one !== 'null') : types;
	if (type === undefined) return null;
	const plainItems =
		items === undefined || Array.isArray(items) ? null : toPlain(schemaOf(items), definitions);
	return {
		type,
		...(format !== undefined && { format }),
		...(properties && { properties: toPlainEach(properties, definitions) }),
		...(plainItems && { items: plainItems }),
	};
}

function toPlainEach(
	properties: NonNullable<Schema['properties']>,
	definitions: Definitions,
): Record<string, OutputSchema> {
	const entries = Object.entries(properties).flatMap(([name, property]): [string, OutputSchema][] => {
		const plain = toPlain(schemaOf(property), definitions);
		return plain === null ? [] : [[name, plain]];
	});
	return Object.fromEntries(entries);
}

/** The schema itself, what it refers to, or the branch of its union that is not `null`. */
function presentBranch(schema: Schema, definitions: Definitions): Schema {
	const branch = schema.anyOf?.map(schemaOf).find(({ type }) => type !== 'null');
	if (branch !== undefined) return presentBranch(branch, definitions);
	if (schema.$ref === undefined) return schema;
	const target = definitions[schema.$ref.replace('#/definitions/', '')];
	if (target === undefined) throw new Error(`No type was read for ${schema.$ref}`);
	return presentBranch(target, definitions);
}
