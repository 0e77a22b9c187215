import type { Schema } from 'ts-json-schema-generator';

import { schemaOf, type Definitions } from './eventTypes.mts';

const day = '\\d{4}-\\d{2}-\\d{2}';
const clock = '\\d{2}:\\d{2}:\\d{2}';

const instant: Schema = { format: 'date-time', pattern: `^${day}T${clock}\\.\\d{3}Z$` };
const calendarDay: Schema = { format: 'date', pattern: `^${day}$` };
const localTime: Schema = { pattern: `^${day}T${clock}$` };
const phone: Schema = { pattern: '^\\+[1-9]\\d{7,14}$' };
/** Unknown is `null`, never `''`. */
const notBlank: Schema = { minLength: 1 };

/**
 * What the type `string` cannot say, by `Type.field`; the first rule that matches counts. The names keep their
 * promise in every type, so a new `…At` or `…On` field is held to it without a line here.
 */
const rules: readonly (readonly [path: RegExp, rule: Schema])[] = [
	[/^Payment\.paidAt$/, { pattern: `^${day}T${clock}(\\.\\d{3}Z)?$` }],
	[/^StudioEvent\.(time|receivedtime)$|At$/, instant],
	[/(On|Day|Date|frozenFrom|frozenUntil)$/, calendarDay],
	[/Local$/, localTime],
	[/^(Client|ClientRef)\.phone$/, phone],
	// Not `format: email`: validators disagree on addresses outside ASCII, which `emailOf` accepts.
	[/\.email$/, { pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }],
	[/\.currency$/, { pattern: '^[A-Z]{3}$' }],
	[/^StudioEvent\.source$/, { format: 'uri-reference', ...notBlank }],
	[/^StudioEvent\.dataschema$/, { format: 'uri' }],
];

/** The same definitions with formats, patterns and lengths on every text. */
export function withTextRules(definitions: Definitions): Definitions {
	return Object.fromEntries(
		Object.entries(definitions).map(([name, definition]) => [name, constrain(definition, name)]),
	);
}

function constrain(schema: Schema, path: string): Schema {
	const { properties, items, anyOf } = schema;
	return {
		...schema,
		...(isFreeText(schema) ? ruleFor(path) : {}),
		...(properties && { properties: constrainEach(properties, path) }),
		...(items && !Array.isArray(items) && { items: constrain(schemaOf(items), path) }),
		...(anyOf && { anyOf: anyOf.map((branch) => constrain(schemaOf(branch), path)) }),
	};
}

function constrainEach(properties: NonNullable<Schema['properties']>, path: string): Schema['properties'] {
	return Object.fromEntries(
		Object.entries(properties).map(([name, property]) => [
			name,
			constrain(schemaOf(property), `${path}.${name}`),
		]),
	);
}

function isFreeText({ type, enum: values, const: value }: Schema): boolean {
	const types = Array.isArray(type) ? type : [type];
	return types.includes('string') && values === undefined && value === undefined;
}

function ruleFor(path: string): Schema {
	return rules.find(([pattern]) => pattern.test(path))?.[1] ?? notBlank;
}
