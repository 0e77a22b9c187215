import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { toEventSchemas } from './eventSchemas.mts';
import type { Definitions } from './eventTypes.mts';
import { toNodeSchemas } from './nodeSchemas.mts';

/** The repository, as a `file:` URL that ends in a slash. */
export const repository = new URL('../../../', import.meta.url);

/** Text of every generated schema file by its path in the repository, formatted as the lint wants it. */
export async function toSchemaFiles(definitions: Definitions): Promise<ReadonlyMap<string, string>> {
	const options = await resolveConfig(fileURLToPath(new URL('schema.json', repository)));
	const published = [...toEventSchemas(definitions)].map(([name, schema]) => {
		return [`docs/schemas/v1/${name}`, schema] as const;
	});
	const files = [...published, ...toNodeSchemas(definitions)].map(async ([path, schema]) => {
		return [path, await format(JSON.stringify(schema), { ...options, parser: 'json' })] as const;
	});
	return new Map(await Promise.all(files));
}
