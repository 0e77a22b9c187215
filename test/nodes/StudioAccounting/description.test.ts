import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { accountKeys } from '../../../core/books';
import { StudioAccounting } from '../../../nodes/StudioAccounting/StudioAccounting.node';
import { listOf, own, recordOf } from '../../../core/event/read';
import { shownFields } from '../../support/panel';

const { description, methods } = new StudioAccounting();

/** The panel with these parameters: names of what is shown. */
const shown = (parameters: INodeParameters) => shownFields(description, parameters);

/** Every parameter, those inside tables and collections too. */
function everyProperty(properties: readonly INodeProperties[]): readonly INodeProperties[] {
	return properties.flatMap((property) => {
		const nested = listOf(property.options).flatMap((option) => {
			const values = own(recordOf(option), 'values');
			return (
				Array.isArray(values) ? values : 'type' in recordOf(option) ? [option] : []
			) as INodeProperties[];
		});
		return [property, ...everyProperty(nested)];
	});
}

const all = everyProperty(description.properties);
const textOf = ({ displayName, description: text = '' }: INodeProperties) => `${displayName} ${text}`;

describe('The panel of Studio Accounting', () => {
	it('has the names that stored workflows hold', () => {
		expect(description).toMatchObject({ name: 'studioAccounting', displayName: 'Studio Accounting' });
		const valuesOf = (name: string) =>
			listOf(description.properties.find((property) => property.name === name)?.options).map((option) =>
				own(recordOf(option), 'value'),
			);
		expect(valuesOf('system')).toEqual(['quickBooks', 'xero']);
		expect(valuesOf('operation')).toEqual(['postDay', 'postSales', 'previewDay', 'setup']);
		expect(valuesOf('revenueWhenSold')).toEqual(['membership', 'package']);
		expect(description.properties.find(({ name }) => name === 'operation')?.default).toBe('postDay');
		expect(all.map(({ name }) => name)).toEqual(
			expect.arrayContaining([
				'tenantId',
				'taxed',
				'untaxed',
				'closedPeriod',
				'allowFewerSales',
				'linkPrefix',
				'defaultLocationId',
			]),
		);
	});

	it.each([
		['quickBooks', ['studioQuickBooksOAuth2Api']],
		['xero', ['studioXeroOAuth2Api']],
	])('asks for the credential of %s only', (system, names) => {
		const node = { typeVersion: 1 } as INode;
		const asked = (description.credentials ?? []).filter((credential) =>
			NodeHelpers.displayParameter({ system }, credential, node, description),
		);
		expect(asked.map(({ name }) => name)).toEqual(names);
	});

	it('names no parameter in the `show` of a credential: the editor would take it out of the panel', () => {
		for (const { displayOptions } of description.credentials ?? [])
			expect(displayOptions?.show).toBeUndefined();
	});

	it('asks for the organization with Xero only', () => {
		expect(shown({ system: 'xero' })).toContain('tenantId');
		expect(shown({ system: 'quickBooks' })).not.toContain('tenantId');
		expect(shown({})).toEqual(expect.arrayContaining(['system', 'operation', 'accounts', 'centers']));
	});

	it.each(['quickBooks', 'xero'])('asks for nothing that Set Up does not use, with %s', (system) => {
		const fields = shown({ system, operation: 'setup' });
		const organization = system === 'xero' ? ['tenantId'] : [];
		expect(fields).toEqual(['system', 'operation', 'setupNotice', ...organization, 'accounts', 'options']);
		for (const operation of ['postDay', 'postSales', 'previewDay'])
			expect(shown({ system, operation })).toEqual(
				expect.arrayContaining(['accountsNotice', 'centers', 'revenueWhenSold', 'taxed', 'untaxed']),
			);
	});

	it('leads from its notices to the page that lists the accounts', () => {
		const notices = description.properties.filter(({ type }) => type === 'notice');
		for (const { displayName } of notices) expect(displayName).toContain('/docs/books-accounts.md');
	});

	it('offers every kind of money, and says where it goes by default', () => {
		const key = all.find(({ name }) => name === 'key');
		expect(listOf(key?.options)).toEqual(
			accountKeys.map(({ key: value, label: name, account }) =>
				expect.objectContaining({
					name,
					value,
					description: expect.stringContaining(account?.name ?? 'o default account'),
				}),
			),
		);
	});

	it('fills its menus by functions that exist', () => {
		const named = all.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		expect([...new Set(named)].sort()).toEqual(Object.keys(methods.loadOptions).sort());
	});

	it('explains every field, in the spelling and the words of a studio in the US', () => {
		const explained = all.filter(({ type, name }) => type !== 'notice' && !explainedByOptions.has(name));
		expect(explained.filter(({ description: text }) => text === undefined).map(({ name }) => name)).toEqual(
			[],
		);
		for (const property of all)
			expect(textOf(property)).not.toMatch(/centre|organisation|minor unit|idempot|slot/i);
	});

	it('says in its subtitle what it does where', () => {
		expect(description.subtitle).toContain('Post days to');
		expect(description.subtitle).toContain('QuickBooks');
	});
});

/** Their entries say it. */
const explainedByOptions = new Set(['operation', 'options']);
