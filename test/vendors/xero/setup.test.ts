import { describe, expect, it } from 'vitest';
import { accountKeys } from '../../../core/books';
import {
	fetchAccounts,
	fetchContacts,
	fetchTaxRates,
	fetchTenants,
	fetchTrackingOptions,
	setUpXero,
} from '../../../vendors/xero';
import { auJournal, post, withTracking } from './journals';
import { accountRows, northOption, uuid } from './organisation-rows';
import {
	because,
	dropAfter,
	dropBefore,
	lost,
	mapping,
	PlayedXero,
	refusal,
	response,
	type Row,
} from './support';

const defaults = accountKeys.flatMap(({ key, account }) =>
	account === null || key === 'tax' ? [] : [account.name],
);
const names = [...new Set(defaults)];

/** An organisation as it comes: Xero's own accounts and no contact. */
function newOrganisation(): PlayedXero {
	const xero = new PlayedXero();
	xero.settings.Accounts = accountRows().slice(0, 8);
	xero.settings.Contacts = [];
	return xero;
}

const made = (xero: PlayedXero) =>
	xero.requests
		.filter(({ method, path }) => method === 'PUT' && path.endsWith('/Accounts'))
		.map(({ body }) => body as Row);

describe('Set Up', () => {
	it('makes what posting falls back to, one account a call, so that the next day can be posted', async () => {
		const xero = newOrganisation();
		const [before] = await post(xero.ledger({ mapping: withTracking }), [auJournal()]);
		expect(before?.error?.code).toBe('SEVERAL_GAPS');
		const report = await setUpXero(xero.session(), mapping, false);
		expect(report).toMatchObject({ isReady: true, problems: [], missing: [] });
		expect(report.created).toEqual([...names.map((name) => `accounts.${name}`), 'contacts.Studio Sales']);
		expect(xero.bodies('Contacts')).toEqual([{ Name: 'Studio Sales', ContactNumber: 'studio-post:generic' }]);
		const reads = xero.requests.length;
		const [after] = await post(xero.ledger({ mapping: withTracking }), [auJournal()]);
		expect([after?.outcome, xero.requests.length - reads]).toEqual(['created', 5]);
	});

	it('gives accounts the type a bookkeeper expects, and opens those that payments go to', async () => {
		const xero = newOrganisation();
		await setUpXero(xero.session(), mapping, false);
		const byName = new Map(made(xero).map((body) => [body.Name, body]));
		const told = (name: string) => [byName.get(name)?.Type, byName.get(name)?.EnablePaymentsToAccount];
		expect(told('Studio Services')).toEqual(['REVENUE', false]);
		expect(told('Studio Discounts')).toEqual(['REVENUE', false]);
		expect(told('Studio Promotions')).toEqual(['EXPENSE', false]);
		expect(told('Studio Tips Payable')).toEqual(['CURRLIAB', false]);
		expect(told('Studio Gift Cards Outstanding')).toEqual(['CURRLIAB', true]);
		expect(told('Studio Card Clearing')).toEqual(['CURRENT', true]);
		expect(told('Studio Client Balances')).toEqual(['CURRENT', true]);
		const codes = made(xero).map(({ Code }) => String(Code));
		expect(new Set(codes).size).toBe(names.length);
		expect(codes.every((code) => /^ST\d{4}$/.test(code))).toBe(true);
	});

	it('does nothing the second time, and nothing at all in a dry run', async () => {
		const xero = newOrganisation();
		const dry = await setUpXero(xero.session(), mapping, true);
		expect(dry).toMatchObject({ isReady: false, created: [] });
		expect(dry.missing).toHaveLength(names.length + 1);
		expect(made(xero)).toEqual([]);
		await setUpXero(xero.session(), mapping, false);
		const again = await setUpXero(xero.session(), mapping, false);
		expect(again).toMatchObject({ isReady: true, created: [] });
		expect(again.present).toHaveLength(names.length + 1);
	});

	it('leaves out what the user has chosen, and takes the next code where one is taken', async () => {
		const xero = newOrganisation();
		xero.settings.Accounts = [
			...(xero.settings.Accounts ?? []),
			{ AccountID: uuid(60), Name: 'Other', Code: 'ST1020', Type: 'CURRENT' },
		];
		const chosen = { ...mapping, accounts: new Map([['tips', uuid(8)]]), customerId: uuid(9) };
		const report = await setUpXero(xero.session(), chosen, false);
		expect(report.created).not.toContain('accounts.Studio Tips Payable');
		expect(report.created).not.toContain('contacts.Studio Sales');
		expect(made(xero).find(({ Name }) => Name === 'Studio Card Clearing')?.Code).toBe('ST1020-2');
	});

	it('tells of accounts of ours that cannot be used as they are', async () => {
		const xero = new PlayedXero();
		xero.settings.Accounts = accountRows().map((row) => {
			if (row.Name === 'Studio Services') return { ...row, Status: 'ARCHIVED' };
			return row.Name === 'Studio Card Clearing' ? { ...row, EnablePaymentsToAccount: false } : row;
		});
		const { isReady, problems } = await setUpXero(xero.session(), mapping, false);
		expect([isReady, problems.map(({ code }) => code)]).toEqual([
			false,
			['ACCOUNT_ARCHIVED', 'ACCOUNT_NOT_ALLOWED'],
		]);
	});

	it.each([
		['after', dropAfter],
		['before', dropBefore],
	])('makes one of each when the answer got lost %s the work was done', async (_when, trouble) => {
		const xero = newOrganisation();
		xero.onWrite.set(1, trouble);
		xero.onWrite.set(names.length + (trouble === dropAfter ? 1 : 2), trouble);
		const report = await setUpXero(xero.session(), mapping, false);
		expect(report.isReady).toBe(true);
		const all = (xero.settings.Accounts ?? []).map(({ Name }) => Name);
		expect(new Set(all).size).toBe(all.length);
		expect(xero.settings.Contacts).toHaveLength(1);
	});

	it('takes a longer name for its contact where somebody has the short one', async () => {
		const xero = new PlayedXero();
		xero.settings.Contacts = [];
		const taken = 'The contact name Studio Sales is already assigned to another contact.';
		xero.onWrite.set(1, () => response(refusal(because(taken)), 400));
		const report = await setUpXero(xero.session(), mapping, false);
		expect(report.isReady).toBe(true);
		expect(xero.bodies('Contacts').at(-1)?.Name).toBe('Studio Sales (studio-post:generic)');
	});

	it('says what stands in the way, and goes on where it can', async () => {
		const xero = newOrganisation();
		xero.onWrite.set(1, () => response(refusal(because('Please enter a unique Code.')), 400));
		const report = await setUpXero(xero.session(), mapping, false);
		expect(report.problems).toMatchObject([{ code: 'CODE_TAKEN' }]);
		expect(report.created).toHaveLength(names.length);
		const dark = newOrganisation();
		dark.onRead.set('Accounts', () => lost);
		expect(await setUpXero(dark.session(), mapping, false)).toMatchObject({
			isReady: false,
			problems: [{ code: 'ECONNRESET' }],
		});
	});
});

describe('menus', () => {
	it('name organisations, and nothing else that is connected', async () => {
		const xero = new PlayedXero();
		const connection = (tenantId: string, tenantType: string, tenantName: string | null) => ({
			id: 'c',
			tenantId,
			tenantType,
			tenantName,
		});
		xero.onRead.set('connections', () =>
			response([
				connection(uuid(1), 'ORGANISATION', 'North'),
				connection(uuid(2), 'PRACTICE', 'Books Ltd'),
				connection(uuid(3), 'ORGANISATION', null),
				7,
			]),
		);
		expect(await fetchTenants(xero.session().caller)).toEqual({
			ok: true,
			tenants: [
				{ id: uuid(1), name: 'North' },
				{ id: uuid(3), name: uuid(3) },
			],
		});
		expect(xero.requests[0]).toMatchObject({ path: '/connections', headers: { accept: 'application/json' } });
		expect(xero.requests[0]?.headers).not.toHaveProperty('xero-tenant-id');
	});

	it('offer what is active, by names people know', async () => {
		const session = new PlayedXero().session();
		const accounts = await fetchAccounts(session);
		expect(accounts).toMatchObject({ ok: true });
		const choices = accounts.ok ? accounts.choices : [];
		expect(choices).toContainEqual({ name: '200 Sales (Revenue)', value: uuid(3) });
		expect(choices).toContainEqual({ name: 'Everyday Account (Bank)', value: uuid(1) });
		expect(choices.some(({ value }) => value === uuid(7))).toBe(false);
		expect(await fetchTrackingOptions(session)).toEqual({
			ok: true,
			choices: [{ name: 'Studio: North', value: northOption }],
		});
		expect(await fetchTaxRates(session)).toEqual({
			ok: true,
			choices: [
				{ name: 'GST on Income (10%, OUTPUT)', value: 'OUTPUT' },
				{ name: 'BAS Excluded (0%, BASEXCLUDED)', value: 'BASEXCLUDED' },
			],
		});
		expect(await fetchContacts(session)).toMatchObject({ choices: [{ name: 'Studio Sales' }] });
	});

	it('say why they stay empty', async () => {
		const xero = new PlayedXero();
		const refused = () => response({ Detail: 'AuthorizationUnsuccessful' }, 401);
		for (const name of ['Accounts', 'connections']) xero.onRead.set(name, refused);
		expect(await fetchAccounts(xero.session())).toMatchObject({
			ok: false,
			failure: { code: 'NO_PERMISSION' },
		});
		expect(await fetchTenants(xero.session().caller)).toMatchObject({
			ok: false,
			failure: { code: 'NO_PERMISSION' },
		});
	});
});
