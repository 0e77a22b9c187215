import type { INodeProperties } from 'n8n-workflow';
import { loadOutputSchema } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { describe, expect, it } from 'vitest';
import { WellnessLivingApi } from '../../../credentials/WellnessLivingApi.credentials';
import { ZenotiApi } from '../../../credentials/ZenotiApi.credentials';
import { WellnessLivingPollingTrigger } from '../../../nodes/WellnessLiving/WellnessLivingPollingTrigger.node';
import { WellnessLivingTrigger } from '../../../nodes/WellnessLiving/WellnessLivingTrigger.node';
import { ZenotiPollingTrigger } from '../../../nodes/Zenoti/ZenotiPollingTrigger.node';
import { ZenotiTrigger } from '../../../nodes/Zenoti/ZenotiTrigger.node';

const nodes = [
	['Zenoti', new ZenotiPollingTrigger(), new ZenotiTrigger()],
	['WellnessLiving', new WellnessLivingPollingTrigger(), new WellnessLivingTrigger()],
] as const;

const namesOf = (properties: readonly INodeProperties[]) => properties.map(({ name }) => name);

describe.each(nodes)('the panel of the %s Polling Trigger', (vendor, { description, methods }, webhook) => {
	const resources = description.properties.find(({ name }) => name === 'resources');
	const options = description.properties.find(({ name }) => name === 'options');
	const entries = (options?.options ?? []) as INodeProperties[];

	it('polls, and starts at version 1.1', () => {
		expect(description).toMatchObject({ polling: true, version: [1.1], inputs: [], group: ['trigger'] });
	});

	it('offers every kind of record, all of them chosen', () => {
		const values = (resources?.options ?? []).map((option) => ('value' in option ? option.value : null));
		expect(values).toEqual(expect.arrayContaining(['clients', 'bookings', 'sales']));
		expect([...values].sort()).toEqual([...(resources?.default as string[])].sort());
	});

	it('has the options of the design, sorted by what people read', () => {
		expect([...namesOf(entries)].sort()).toEqual([
			'currency',
			'firstRun',
			'includeRaw',
			'locationIds',
			'lookbackDays',
			'skipSeenByWebhook',
			'timeZone',
		]);
		const labels = entries.map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, 'en')));
	});

	it('allows no expressions, because it reads what is stored', () => {
		for (const property of [resources, ...entries]) expect(property?.noDataExpression).toBe(true);
	});

	it('does not speak of deliveries, which a poll has none of', () => {
		const texts = entries.map(({ description: text }) => text).join(' ');
		expect(texts).not.toMatch(/deliver/i);
	});

	it('tests its credential itself', () => {
		const [credential] = description.credentials ?? [];
		expect(Object.keys(methods.credentialTest)).toEqual([credential?.testedBy]);
	});

	it('gives the fields of the webhook trigger', () => {
		const nodeDir = new URL(`../../../nodes/${vendor}`, import.meta.url).pathname;
		const schema = loadOutputSchema({ nodeDir, version: description.version, operation: undefined } as never);
		expect(schema).toHaveProperty('properties.data');
		expect(webhook.description.version).toEqual(description.version);
	});
});

describe('the API credentials', () => {
	it.each([
		[new ZenotiApi(), ['environment', 'baseUrl', 'apiKey']],
		[
			new WellnessLivingApi(),
			[
				'environment',
				'baseUrl',
				'tokenUrl',
				'region',
				'businessId',
				'clientId',
				'clientSecret',
				'sessionToken',
			],
		],
	])('$name has the fields other nodes rely on', ({ properties }, fields) => {
		expect(namesOf(properties.filter(({ type }) => type !== 'notice'))).toEqual(fields);
	});

	it('hide their secrets, and the token is n8n’s to renew', () => {
		const all = [...new ZenotiApi().properties, ...new WellnessLivingApi().properties];
		const secret = all.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(namesOf(secret)).toEqual(['apiKey', 'clientSecret', 'sessionToken']);
		expect(secret.at(-1)).toMatchObject({ type: 'hidden', typeOptions: { expirable: true } });
	});
});
