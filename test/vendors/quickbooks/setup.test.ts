import { describe, expect, it } from 'vitest';
import { accountKeys } from '../../../core/books';
import {
	fetchAccounts,
	fetchClasses,
	fetchCustomers,
	fetchDepartments,
	fetchTaxCodes,
	setUpQuickBooks,
} from '../../../vendors/quickbooks';
import { account, accountRows, item } from './company-rows';
import { dropAfter, dropBefore, fault, itemsOf, mapping, playCompany, response } from './support';

const bank = account('1', 'Checking', 'Bank');
/** A company without anything of ours; what Set Up makes is found by the next question. */
const emptyCompany = (rows: Readonly<Record<string, readonly Record<string, unknown>[]>> = {}) =>
	playCompany({ rows: { Account: [bank], Item: [], Customer: [], ...rows } });
const names = [...new Set(accountKeys.flatMap((key) => key.account?.name ?? []))];

describe('Set Up', () => {
	it('makes every default account, an item for each and the customer, and finds them all a second time', async () => {
		const company = emptyCompany();
		const report = await setUpQuickBooks(company.session(), mapping, false);
		expect(report.problems).toEqual([]);
		expect(report).toMatchObject({ isReady: true, present: [], missing: [] });
		expect([...report.created].sort()).toEqual(
			[...names.flatMap((name) => [`account.${name}`, `item.${name}`]), 'customer.Studio Sales'].sort(),
		);
		const made = company.documents.length;
		const again = await setUpQuickBooks(company.session(), mapping, false);
		expect(again).toMatchObject({ isReady: true, created: [] });
		expect(again.present).toHaveLength(report.created.length);
		expect(company.documents).toHaveLength(made);
	});

	it('gives accounts a type a bookkeeper expects, and items the account they post to', async () => {
		const company = emptyCompany();
		await setUpQuickBooks(company.session(), mapping, false);
		const row = (name: string, entity: string) =>
			company.documents.find((document) => document.entity === entity && document.Name === name);
		const type = (name: string) => row(name, 'Account')?.AccountType;
		expect(
			[
				'Studio Services',
				'Studio Discounts',
				'Studio Promotions',
				'Studio Tips Payable',
				'Studio Card Clearing',
				'Studio Client Balances',
			].map(type),
		).toEqual([
			'Income',
			'Income',
			'Expense',
			'Other Current Liability',
			'Other Current Asset',
			'Other Current Asset',
		]);
		const services = row('Studio Services', 'Account');
		expect(row('Studio Services', 'Item')).toMatchObject({
			Type: 'Service',
			IncomeAccountRef: { value: services?.Id },
		});
	});

	it('writes nothing in a dry run, and tells what it would make', async () => {
		const company = emptyCompany();
		const report = await setUpQuickBooks(company.session(), mapping, true);
		expect(report).toMatchObject({ isReady: false, created: [] });
		const wet = await setUpQuickBooks(emptyCompany().session(), mapping, false);
		expect([...report.missing].sort()).toEqual([...wet.created].sort());
		expect(company.documents).toHaveLength(0);
		expect(company.requests).toHaveLength(1);
	});

	it('makes no account that the user has chosen another one for, but the item for the chosen one', async () => {
		const company = emptyCompany();
		const accounts = new Map([['revenue.service', '1']]);
		const report = await setUpQuickBooks(company.session(), { ...mapping, accounts }, false);
		expect(report.created).not.toContain('account.Studio Services');
		expect(report.created).toContain('item.Checking');
	});

	it('names a product differently where its name is taken, by something inactive too', async () => {
		const taken = item('9', 'Studio Services', '1', { Active: false });
		const report = await setUpQuickBooks(emptyCompany({ Item: [taken] }).session(), mapping, false);
		expect(report.created).toContain('item.Studio Services (Studio)');
	});

	it.each([
		['an inactive account', account('5', 'Studio Services', 'Income', { Active: false }), 'ACCOUNT_INACTIVE'],
		['an account of another type', account('5', 'Studio Services', 'Bank'), 'ACCOUNT_OF_OTHER_TYPE'],
	])('says what to do about %s', async (_what, row, code) => {
		const report = await setUpQuickBooks(emptyCompany({ Account: [bank, row] }).session(), mapping, false);
		expect(report.isReady).toBe(false);
		expect(report.problems).toMatchObject([{ code }]);
		expect(report.created).toContain('account.Studio Classes');
	});

	it('names chosen accounts that do not exist', async () => {
		const accounts = new Map([['tender.custom:klarna', '77']]);
		const report = await setUpQuickBooks(emptyCompany().session(), { ...mapping, accounts }, false);
		expect(report.problems).toMatchObject([
			{ code: 'ACCOUNT_MISSING', message: expect.stringContaining('klarna') },
		]);
	});

	it.each([
		['after the work', dropAfter],
		['before the work', dropBefore],
	])('makes nothing twice when the connection is lost %s', async (_when, trouble) => {
		const company = emptyCompany();
		company.on(2, trouble);
		const report = await setUpQuickBooks(company.session(), mapping, false);
		expect(report).toMatchObject({ isReady: true, problems: [] });
		const made = company.documents.map(({ entity, Name }) => `${String(entity)}.${String(Name)}`);
		expect(new Set(made).size).toBe(made.length);
		expect(report.created).toHaveLength(made.length);
	});

	it('tells which account was refused, and still makes the others', async () => {
		const company = emptyCompany();
		company.on(2, (answer, request) => {
			const sent = request.body as { BatchItemRequest: unknown[] };
			const [, ...rest] = sent.BatchItemRequest;
			sent.BatchItemRequest = rest;
			const done = answer();
			const body = (done.kind === 'response' ? done.body : {}) as { BatchItemResponse: unknown[] };
			return response({
				BatchItemResponse: [
					{ bId: 'i1', ...fault('6240', 'Duplicate Name Exists Error') },
					...body.BatchItemResponse,
				],
			});
		});
		const report = await setUpQuickBooks(company.session(), mapping, false);
		expect(report.problems).toMatchObject([
			{ code: 'NAME_TAKEN', message: expect.stringContaining('account.Studio Services') },
		]);
		expect(report.created).toContain('account.Studio Classes');
		expect(report.created).toContain('item.Studio Classes');
	});

	it('ends at once when QuickBooks lets nobody in', async () => {
		const company = emptyCompany();
		company.on(1, () => response('', 401));
		const report = await setUpQuickBooks(company.session(), mapping, false);
		expect(report).toMatchObject({ isReady: false, problems: [{ code: 'TOKEN_EXPIRED' }] });
		expect(company.requests).toHaveLength(1);
	});

	it('makes accounts thirty a call', async () => {
		const company = emptyCompany();
		await setUpQuickBooks(company.session(), mapping, false);
		for (const request of company.requests) expect(itemsOf(request).length).toBeLessThanOrEqual(30);
	});
});

describe('the menus', () => {
	const rows = {
		Account: accountRows,
		Department: [{ Id: '2', Name: 'North', FullyQualifiedName: 'Texas:North' }],
		Class: [{ Id: '7', Name: 'Spa' }],
		TaxCode: [
			{ Id: 'TAX', Name: 'TAX' },
			{ Id: '3', Name: 'California' },
		],
		Customer: [
			{ Id: '58', DisplayName: 'Studio Sales' },
			{ Id: '59', DisplayName: 'Ann' },
		],
	};

	it('show active accounts with their type, sorted', async () => {
		const listed = await fetchAccounts(playCompany({ rows }).session());
		const choices = listed.ok ? listed.choices : [];
		expect(choices).toContainEqual({ name: 'Studio Services (Income)', value: '101' });
		expect(choices.map(({ name }) => name)).not.toContain('Old Income (Income)');
		expect(choices.map(({ name }) => name)).toEqual([...choices.map(({ name }) => name)].sort());
	});

	it.each([
		[fetchDepartments, [{ name: 'Texas:North', value: '2' }]],
		[fetchClasses, [{ name: 'Spa', value: '7' }]],
		[
			fetchTaxCodes,
			[
				{ name: 'California', value: '3' },
				{ name: 'TAX', value: 'TAX' },
			],
		],
		[
			fetchCustomers,
			[
				{ name: 'Ann', value: '59' },
				{ name: 'Studio Sales', value: '58' },
			],
		],
	])('%s', async (fetchList, choices) => {
		const company = playCompany({ rows });
		expect(await fetchList(company.session())).toEqual({ ok: true, choices });
		expect(company.requests[0]).toMatchObject({ method: 'GET', path: '/v3/company/9130347798120106/query' });
	});

	it('tell why they are empty', async () => {
		const company = playCompany();
		company.on(1, () => response(fault('3100', 'ApplicationAuthorizationFailed'), 403));
		expect(await fetchAccounts(company.session())).toMatchObject({
			ok: false,
			failure: { code: 'NO_PERMISSION' },
		});
	});

	it('go on where a thousand rows are not all', async () => {
		const many = Array.from({ length: 1200 }, (_, index) => ({
			Id: String(1 + index),
			DisplayName: `C ${index}`,
		}));
		const company = playCompany({ rows: { Customer: many } });
		const listed = await fetchCustomers(company.session());
		expect(listed.ok && listed.choices.length).toBe(1200);
		expect(company.requests).toHaveLength(2);
	});
});
