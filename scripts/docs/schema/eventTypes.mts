import { fileURLToPath } from 'node:url';

import { createGenerator, type Schema } from 'ts-json-schema-generator';

const root = new URL('../../../', import.meta.url);

/** The JSON Schemas of `StudioEvent` and of every exported type it is made of, by type name. */
export type Definitions = Readonly<Record<string, Schema>>;

/**
 * Reads the event types of `core/event` with their doc comments. Takes seconds, because it starts a TypeScript
 * program; types are not checked again here (`npm run typecheck` does). Every object is closed.
 */
export function readEventTypes(): Definitions {
	const { definitions = {} } = createGenerator({
		path: fileURLToPath(new URL('core/event/event.ts', root)),
		tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
		skipTypeCheck: true,
		sortProps: false,
		topRef: true,
	}).createSchema('StudioEvent');
	const entries = Object.entries(definitions).map(([name, definition]) => [name, schemaOf(definition)]);
	return Object.fromEntries(entries);
}

/** A JSON Schema may also be `true` or `false`; `true` allows what the empty schema allows. */
export function schemaOf(definition: Schema | boolean | undefined): Schema {
	if (typeof definition === 'object') return definition;
	return definition === false ? { not: {} } : {};
}
