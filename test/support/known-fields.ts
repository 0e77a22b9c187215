import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IDataObject } from 'n8n-workflow';
import { own, recordOf } from '../../core/event';

/** Fields of an item that n8n is not told of before the first run; none is right. */
export function unknownFields(node: string, action: string, item: IDataObject): readonly string[] {
	const file = `../../nodes/${node}/__schema__/v1.0.0/${action.replace(' ', '/')}.json`;
	const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
	const properties = recordOf(own(recordOf(JSON.parse(text)), 'properties'));
	return Object.keys(item).filter((name) => !Object.hasOwn(properties, name));
}
