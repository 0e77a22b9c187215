import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeProperties } from 'n8n-workflow';
import { loadOutputSchema } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { describe, expect, it } from 'vitest';
import { eventTypes, listOf, own, recordOf } from '../../../core/event';
import { matches, valueKinds } from '../../../core/reconcile';
import { saleEvent } from '../../core/reconcile/support';
import { node, run } from './context';

const { description } = node;
const folder = fileURLToPath(new URL('../../../nodes/StudioReconcile', import.meta.url));
const propertiesNamed = (name: string) => description.properties.filter((property) => property.name === name);

/** Every property, those in collections and tables too. */
function allProperties(properties: readonly unknown[]): readonly INodeProperties[] {
	return properties.flatMap((entry) => {
		const inner = [...listOf(own(recordOf(entry), 'options')), ...listOf(own(recordOf(entry), 'values'))];
		const nested = inner.filter((one) => own(recordOf(one), 'displayName') !== undefined);
		return [
			...(own(recordOf(entry), 'type') === undefined ? [] : [entry as INodeProperties]),
			...allProperties(nested),
		];
	});
}

const valuesOf = (property: INodeProperties | undefined) =>
	listOf(property?.options).map((option) => own(recordOf(option), 'value'));

describe('the panel of Studio Reconcile', () => {
	it('has two named inputs, of which one may be empty, and an output for every finding', () => {
		expect(description).toMatchObject({
			name: 'studioReconcile',
			version: [1],
			inputs: ['main', 'main'],
			inputNames: ['Source', 'Other Side'],
			requiredInputs: 1,
			outputs: ['main', 'main', 'main', 'main', 'main'],
			outputNames: ['Matched', 'Missing', 'Different', 'Extra', 'Summary'],
		});
		expect(description.credentials).toBeUndefined();
	});

	it('offers exactly one way to match at a time, of ways the comparison knows', () => {
		const ways = propertiesNamed('matchBy');
		const places = ways.flatMap(({ displayOptions }) => listOf(displayOptions?.show?.otherSide));
		expect(places.sort()).toEqual(['events', 'ledgerDocuments', 'outcomes', 'records']);
		for (const way of ways) {
			expect(valuesOf(way)).toContain(way.default);
			for (const value of valuesOf(way)) expect([...matches, 'field']).toContain(value);
		}
	});

	it('has a default that works for every other side it offers', async () => {
		for (const otherSide of valuesOf(propertiesNamed('otherSide')[0])) {
			const way = propertiesNamed('matchBy').find(({ displayOptions }) =>
				listOf(displayOptions?.show?.otherSide).includes(otherSide),
			);
			const parameters = { otherSide, matchBy: way?.default, recordType: 'contact', otherKeyField: 'id' };
			const { summary } = await run({ source: [saleEvent('1', 5)], parameters });
			expect([otherSide, summary.json.verdict]).toEqual([otherSide, 'incomplete']);
		}
	});

	it('offers every way to compare and every kind of event', () => {
		const all = allProperties(description.properties);
		const kinds = all.find(({ name, type }) => name === 'kind' && type === 'options');
		expect(valuesOf(kinds).sort()).toEqual([...valueKinds].sort());
		const families = new Set(eventTypes.map((type) => type.split('.')[1]));
		families.delete('payment');
		families.delete('unrecognized');
		expect(new Set(valuesOf(all.find(({ name }) => name === 'kinds')))).toEqual(families);
	});

	it('names every field for people', () => {
		const all = allProperties(description.properties);
		expect(all.length).toBeGreaterThan(30);
		for (const { name, displayName, type, description: words } of all) {
			expect(displayName, name).toMatch(/\S/);
			if (type === 'boolean') expect(words, name).toMatch(/^Whether/);
		}
	});

	it('shows its subtitle for every other side', () => {
		for (const value of valuesOf(propertiesNamed('otherSide')[0])) {
			expect(description.subtitle).toContain(`${String(value)}: "`);
		}
	});
});

describe('the fields known before the first run', () => {
	const schema = loadOutputSchema({ nodeDir: folder, version: 1 });
	const properties = recordOf(own(recordOf(schema), 'properties'));

	it('are those of a studio event and of the finding', () => {
		const event = loadOutputSchema({
			nodeDir: fileURLToPath(new URL('../../../nodes/StudioEvent', import.meta.url)),
			version: 1,
			operation: 'normalize',
		});
		const { reconcile: finding, ...others } = properties;
		expect(others).toEqual(own(recordOf(event), 'properties'));
		expect(Object.keys(recordOf(own(recordOf(finding), 'properties')))).toEqual([
			'status',
			'key',
			'differences',
			'reason',
		]);
	});

	it('hold for what really leaves the node', async () => {
		const { missing } = await run({ source: [saleEvent('1', 5)] });
		expect(Object.keys(missing[0]?.json ?? {}).filter((name) => !(name in properties))).toEqual([]);
	});

	it('name one type each, because the editor reads no more', () => {
		const text = readFileSync(`${folder}/__schema__/v1.0.0.json`, 'utf8');
		expect(text).not.toMatch(/"(\$ref|anyOf|oneOf|allOf|enum|const)"|"type":\s*\[/);
	});
});

describe('what n8n finds the node by', () => {
	it('has a codex for this very node, and both icons', () => {
		const codex = JSON.parse(readFileSync(`${folder}/StudioReconcile.node.json`, 'utf8'));
		expect(codex).toMatchObject({ node: 'n8n-nodes-studio-ops.studioReconcile', codexVersion: '1.0' });
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
		for (const icon of Object.values(description.icon ?? {})) {
			const svg = readFileSync(`${folder}/${String(icon).replace('file:', '')}`, 'utf8');
			expect(svg).toContain('aria-label="Studio Reconcile"');
		}
	});
});
