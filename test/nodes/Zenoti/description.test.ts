import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeParameters } from 'n8n-workflow';
import { resolveOutputSchemaPath } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { describe, expect, it } from 'vitest';
import { Zenoti } from '../../../nodes/Zenoti/Zenoti.node';
import { zenotiResources } from '../../../nodes/Zenoti/actions';
import { shownFields } from '../../support/panel';

const { description } = new Zenoti();
const nodeDir = fileURLToPath(new URL('../../../nodes/Zenoti', import.meta.url));

/** Names of the fields the panel shows beside the two menus. */
const shown = (parameters: INodeParameters) =>
	shownFields(description, parameters).filter((name) => !['resource', 'operation'].includes(name));

const actions = zenotiResources.flatMap(({ value, operations }) =>
	operations.map(({ option }) => ({ resource: value, operation: option.value })),
);

describe('The panel of Zenoti', () => {
	it('has the names that stored workflows hold', () => {
		expect(actions.map(({ resource, operation }) => `${resource} ${operation}`).sort()).toEqual([
			'appointment get',
			'appointment getAll',
			'center getAll',
			'class getRegistrations',
			'class getSessions',
			'employee getAll',
			'guest create',
			'guest get',
			'guest getAll',
			'guest search',
			'guest update',
			'guest upsert',
			'invoice get',
			'membership getAll',
			'package getAll',
			'report collections',
			'report salesAccrual',
			'studioEvent getAll',
		]);
	});

	it.each([
		[{ resource: 'guest', operation: 'get' }, ['guestId', 'simplify']],
		[{ resource: 'center', operation: 'getAll' }, ['returnAll', 'limit', 'simplify']],
		[{ resource: 'center', operation: 'getAll', returnAll: true }, ['returnAll', 'simplify']],
		[
			{ resource: 'report', operation: 'collections' },
			['centerIds', 'from', 'to', 'returnAll', 'limit', 'simplify', 'options'],
		],
		[{ resource: 'studioEvent', operation: 'getAll' }, ['resources', 'daysBack', 'placeIds', 'options']],
		[{ resource: 'invoice', operation: 'get' }, ['invoiceId', 'simplify', 'options']],
	])('shows for %o its own fields only', (parameters, fields) => {
		expect(shown(parameters)).toEqual(fields);
	});

	it('opens with what is done most', () => {
		expect(shown({})).toContain('email');
		expect(shown({ resource: 'appointment' })).toContain('from');
	});

	it('gives studio events the fields they have from the triggers', () => {
		const schema = (path: string): unknown =>
			JSON.parse(readFileSync(`${nodeDir}/__schema__/${path}`, 'utf8'));
		expect(schema('v1.0.0/studioEvent/getAll.json')).toEqual(schema('v1.1.0.json'));
	});

	it.each(actions)('tells the fields of $resource $operation before the first run', (action) => {
		expect(existsSync(resolveOutputSchemaPath({ nodeDir, version: 1, ...action }) ?? '')).toBe(true);
	});
});
