import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { INodeType } from 'n8n-workflow';
import { loadOutputSchema, resolveOutputSchemaPath } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { describe, expect, it } from 'vitest';

import { listOf, own, recordOf } from '../../core/event';
import { StudioAccounting } from '../../nodes/StudioAccounting/StudioAccounting.node';
import { StudioCrm } from '../../nodes/StudioCrm/StudioCrm.node';
import { StudioEvent } from '../../nodes/StudioEvent/StudioEvent.node';
import { StudioReconcile } from '../../nodes/StudioReconcile/StudioReconcile.node';
import { WellnessLivingTrigger } from '../../nodes/WellnessLiving/WellnessLivingTrigger.node';
import { ZenotiTrigger } from '../../nodes/Zenoti/ZenotiTrigger.node';
import { sampleEvent } from '../core/event/sample-events';

const nodes: readonly [folder: string, node: INodeType][] = [
	['Zenoti', new ZenotiTrigger()],
	['WellnessLiving', new WellnessLivingTrigger()],
	['StudioEvent', new StudioEvent()],
	['StudioCrm', new StudioCrm()],
	['StudioReconcile', new StudioReconcile()],
	['StudioAccounting', new StudioAccounting()],
];

const folderOf = (name: string): string => fileURLToPath(new URL(`../../nodes/${name}`, import.meta.url));

/** Everything a stored node can be: each of its versions with each of its operations. */
const variants = nodes.flatMap(([folder, { description }]) => {
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => listOf(options).map((option) => String(own(recordOf(option), 'value'))));
	return [description.version].flat().flatMap((version) =>
		(operations.length === 0 ? [undefined] : operations).map((operation) => ({
			folder,
			version,
			operation,
		})),
	);
});

/** Paths of all fields of an output schema, `data.client.id`; a list counts as its entries. */
function fieldsOf(schema: unknown, path = ''): readonly string[] {
	const items = own(recordOf(schema), 'items');
	if (items !== undefined) return fieldsOf(items, path);
	const properties = own(recordOf(schema), 'properties');
	if (properties === undefined) return [path];
	return Object.entries(recordOf(properties)).flatMap(([name, property]) =>
		fieldsOf(property, path === '' ? name : `${path}.${name}`),
	);
}

describe.each(variants)(
	'the fields of $folder $version $operation are known before the first run',
	(variant) => {
		const { folder, version, operation } = variant;
		const place = { nodeDir: folderOf(folder), version, operation };

		it('to the editor, which asks for exactly this version', () => {
			const path = resolveOutputSchemaPath(place) ?? '';
			expect(existsSync(path), path).toBe(true);
			expect(fieldsOf(JSON.parse(readFileSync(path, 'utf8'))).length).toBeGreaterThan(1);
		});

		it('to the workflow builder, from the same file', () => {
			const path = resolveOutputSchemaPath({ ...place, versionFallback: true });
			expect(path).toBe(resolveOutputSchemaPath(place));
			expect(loadOutputSchema({ ...place, versionFallback: true })).toHaveProperty('type', 'object');
		});

		it('in the plain form the editor can read: every field names one type', () => {
			const text = readFileSync(resolveOutputSchemaPath(place) ?? '', 'utf8');
			expect(text).not.toMatch(/"(\$ref|anyOf|oneOf|allOf|enum|const)"|"type":\s*\[/);
		});
	},
);

const eventVariants = variants.filter(
	({ folder, operation }) => !['StudioCrm', 'StudioAccounting'].includes(folder) && operation !== 'sign',
);

describe.each(eventVariants)('the fields of $folder $operation are those of a studio event', (variant) => {
	const { folder, version, operation } = variant;
	const fields = fieldsOf(loadOutputSchema({ nodeDir: folderOf(folder), version, operation }));

	it.each([
		['id'],
		['time'],
		['data.client.email'],
		['data.client.marketing.sms'],
		['data.booking.client.email'],
		['data.sale.lines.gross'],
		['data.payments.method'],
		['data.unknown', false],
	])('%s', (field, isThere = true) => {
		expect(fields.includes(field)).toBe(isThere);
	});

	it('and no field of an event is missing', () => {
		const event = sampleEvent('studio.sale.closed');
		expect(fields).toEqual(expect.arrayContaining(['data.sale.businessDay', 'data.sale.totals.due']));
		expect(Object.keys(event).filter((name) => name !== 'data' && !fields.includes(name))).toEqual([]);
	});
});
