import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeParameters } from 'n8n-workflow';
import { resolveOutputSchemaPath } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WellnessLiving } from '../../../nodes/WellnessLiving/WellnessLiving.node';
import { wellnessLivingResources } from '../../../nodes/WellnessLiving/actions';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import { optionsContext } from '../../support/options-context';
import { credentialOf, forgetTokens, tokenOf } from './support';
import { shownFields } from '../../support/panel';

const { description, methods } = new WellnessLiving();
const nodeDir = fileURLToPath(new URL('../../../nodes/WellnessLiving', import.meta.url));

/** Names of the fields the panel shows beside the two menus. */
const shown = (parameters: INodeParameters) =>
	shownFields(description, parameters).filter((name) => !['resource', 'operation'].includes(name));

const actions = wellnessLivingResources.flatMap(({ value, operations }) =>
	operations.map(({ option }) => ({ resource: value, operation: option.value })),
);

describe('The panel of WellnessLiving', () => {
	it('has the names that stored workflows hold', () => {
		expect(actions.map(({ resource, operation }) => `${resource} ${operation}`).sort()).toEqual([
			'appointment get',
			'appointment getAll',
			'attendance getAll',
			'class getSessions',
			'client get',
			'client getAll',
			'client search',
			'location get',
			'location getAll',
			'purchase get',
			'purchase getAll',
			'purchase getItem',
			'report sales',
			'staff get',
			'staff getAll',
			'studioEvent getAll',
		]);
	});

	it.each([
		[{}, ['text', 'returnAll', 'limit', 'simplify']],
		[{ resource: 'studioEvent' }, ['resources', 'daysBack', 'placeIds', 'options']],
		[{ resource: 'client', operation: 'get' }, ['clientId', 'simplify']],
		[{ resource: 'report' }, ['from', 'to', 'returnAll', 'limit', 'simplify', 'options']],
		[
			{ resource: 'appointment', returnAll: true },
			['clientId', 'from', 'to', 'returnAll', 'simplify', 'options'],
		],
	])('shows for %o its own fields only', (parameters, fields) => {
		expect(shown(parameters)).toEqual(fields);
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

describe('The lists of the WellnessLiving node', () => {
	let api: WellnessLivingSandbox;
	beforeAll(async () => {
		api = await startWellnessLivingApi();
	});
	afterAll(async () => await api.close());
	beforeEach(() => {
		api.reset();
		forgetTokens();
	});

	const panel = async () => {
		const token = await tokenOf(api.tokenUrl, api.clientId, api.clientSecret);
		return optionsContext({
			node: { name: 'WellnessLiving' },
			parameters: {},
			credentials: credentialOf(api),
			headers: { authorization: `Bearer ${token}` },
		});
	};

	it('offer the locations of the business, by name', async () => {
		const places = await methods.loadOptions.getLocations.call(await panel());
		expect(places).toContainEqual({ name: 'Harbor Street', value: '5000000296' });
		expect(places.map(({ name }) => name)).toEqual(places.map(({ name }) => name).sort());
		const found = await methods.listSearch.searchLocations.call(await panel(), 'HARBOR');
		expect(found.results.map(({ value }) => value)).toEqual(['5000000296']);
	});

	it('offer the staff', async () => {
		const { results } = await methods.listSearch.searchStaff.call(await panel());
		expect(results.map(({ value }) => value).sort()).toEqual([...api.state.business.staff.keys()].sort());
	});

	it('say that IDs can be entered by hand where the lists may not be read', async () => {
		api.state.denied.set('/v1/location/list', 'access');
		await expect(methods.loadOptions.getLocations.call(await panel())).rejects.toMatchObject({
			description: expect.stringContaining('enter IDs by hand'),
		});
	});
});
