import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { toActionSchemas } from './actionSchemas.mts';
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
	const ofNodes = toNodeSchemas(definitions);
	const event = ofNodes.get('nodes/StudioEvent/__schema__/v1.0.0/normalize.json') ?? { type: 'object' };
	const files = [...published, ...ofNodes, ...toActionSchemas(event)].map(async ([path, schema]) => {
		return [path, await format(JSON.stringify(schema), { ...options, parser: 'json' })] as const;
	});
	return new Map(await Promise.all(files));
}
