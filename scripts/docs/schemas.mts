// Writes docs/schemas and the output schemas of the event nodes from the types of core/event:
// npx tsx scripts/docs/schemas.mts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

import { readEventTypes } from './schema/eventTypes.mts';
import { repository, toSchemaFiles } from './schema/schemaFiles.mts';
import { withTextRules } from './schema/textRules.mts';

const published = new URL('docs/schemas/v1/', repository);
const files = await toSchemaFiles(withTextRules(readEventTypes()));

mkdirSync(published, { recursive: true });
for (const name of readdirSync(published)) {
	if (!files.has(`docs/schemas/v1/${name}`)) rmSync(new URL(name, published));
}
for (const [path, text] of files) {
	const target = new URL(path, repository);
	mkdirSync(new URL('.', target), { recursive: true });
	writeFileSync(target, text);
}
console.log(`${files.size} schema files written`);
