import { describe, expect, it } from 'vitest';
import { account, accountRows, item, itemRows } from './company-rows';
import { day, lookUpOf, sale, wholeDay } from './journals';
import { createQuickBooksLedger } from '../../../vendors/quickbooks';
import { fault, mapping, onItems, playCompany, response } from './support';

const today = lookUpOf(day(wholeDay));
const lookUpsOf = (count: number, first = 1000) =>
	Array.from({ length: count }, (_, index) => lookUpOf(sale(String(first + index), [])));

describe('reading the books', () => {
	it('asks for the company and the day in one call, and for nothing the run does not need', async () => {
		const company = playCompany();
		await company.ledger('day').look([today]);
		expect(company.queriesOf(1)).toEqual([
			'select * from Account where Active in (true,false) orderby Id maxresults 1000',
			'select * from Preferences',
			'select * from CompanyInfo',
			"select * from Customer where DisplayName = 'Studio Sales' and Active in (true,false) orderby Id maxresults 1000",
			"select * from JournalEntry where DocNumber like 'ZD-NORTH-261120-%' orderby Id maxresults 1000",
		]);
	});

	it('asks for a thousand sales by number with their first correction, a hundred a question', async () => {
		const company = playCompany();
		await company.ledger('sale', { customerId: '58' }).look(lookUpsOf(1000));
		const queries = [...company.queriesOf(1), ...company.queriesOf(2)];
		expect(company.requests).toHaveLength(2);
		expect(queries.filter((query) => query.includes('SalesReceipt'))).toHaveLength(20);
		expect(queries.filter((query) => query.includes('RefundReceipt'))).toHaveLength(20);
		expect(queries.filter((query) => query.includes('Item'))).toHaveLength(1);
		expect(queries.some((query) => query.includes('Customer'))).toBe(false);
		expect(queries.join().match(/'ZN-NORTH-\d+'/g)).toHaveLength(2000);
		expect(queries.join().match(/'ZN-NORTH-\d+-2'/g)).toHaveLength(2000);
	});

	it('turns the page while pages are full', async () => {
		const many = Array.from({ length: 2000 - accountRows.length }, (_, index) =>
			account(String(5000 + index), `Other ${index}`, 'Expense'),
		);
		const company = playCompany({ rows: { Account: [...many, ...accountRows] } });
		const looked = await company.ledger('day').look([today]);
		expect(company.requests.map((_, index) => company.queriesOf(index + 1)[0])).toEqual([
			expect.not.stringContaining('startposition'),
			expect.stringContaining('orderby Id startposition 1001 maxresults 1000'),
			expect.stringContaining('orderby Id startposition 2001 maxresults 1000'),
		]);
		const placed = looked.ok && looked.books.place(today.journal.lines[0]!, today.journal);
		expect(placed).toMatchObject({ ok: true, account: { name: 'Studio Services' } });
	});

	it('tells home currency, other currencies and the last closed day', async () => {
		const one = await playCompany({ bookCloseDate: '2026-10-31' }).ledger('day').look([today]);
		const many = await playCompany({ multiCurrency: true }).ledger('day').look([today]);
		expect(one.ok && [one.books.currency, one.books.closedThrough]).toEqual(['USD', '2026-10-31']);
		expect(one.ok && ['USD', 'CAD'].map(one.books.takesCurrency)).toEqual([true, false]);
		expect(many.ok && [many.books.closedThrough, many.books.takesCurrency('CAD')]).toEqual([null, true]);
	});

	it('reads the company once a run', async () => {
		const company = playCompany();
		const ledger = company.ledger('day');
		await ledger.look([today]);
		await ledger.look([today]);
		expect(company.queriesOf(2)).toHaveLength(1);
	});

	it.each([
		['a question was throttled', fault('3001', 'ThrottleExceeded')],
		['a question was not answered', null],
	])('asks again only what is missing when %s', async (_what, refusal) => {
		const company = playCompany();
		company.on(
			1,
			onItems((items) =>
				items.flatMap((entry) =>
					entry.bId !== 'i2' ? [entry] : refusal === null ? [] : [{ bId: 'i2', ...refusal }],
				),
			),
		);
		const looked = await company.ledger('day').look([today]);
		expect(looked.ok && looked.books.currency).toBe('USD');
		expect(company.queriesOf(2)).toEqual(['select * from Preferences']);
	});

	it.each([
		['refused', fault('4001', 'Invalid query'), 'BAD_REQUEST', 1],
		['throttled for ever', fault('3001', 'ThrottleExceeded'), 'RATE_LIMIT', 3],
	])('fails as a whole when a question is %s', async (_what, refusal, code, calls) => {
		const company = playCompany();
		const refuseAll = onItems((items) => items.map(({ bId }) => ({ bId, ...refusal })));
		for (const call of [1, 2, 3, 4]) company.on(call, refuseAll);
		expect(await company.ledger('day', {}, 3).look([today])).toMatchObject({ ok: false, failure: { code } });
		expect(company.requests).toHaveLength(calls);
	});

	it.each(['', '91a', '../1', '１２'])('sends nothing without a company id (%j)', async (realmId) => {
		const company = playCompany();
		const session = { ...company.session(), realmId };
		const ledger = createQuickBooksLedger(session, { mapping, form: 'day', runId: 'r', maxAttempts: 2 });
		expect(await ledger.look([today])).toMatchObject({ ok: false, failure: { code: 'NO_COMPANY' } });
		expect(company.requests).toHaveLength(0);
	});

	it.each([[{}], [{ BatchItemResponse: 'none' }], [{ BatchItemResponse: [null, 7] }], ['<html>'], [[]]])(
		'takes %j for no answer',
		async (body) => {
			const company = playCompany();
			for (const call of [1, 2]) company.on(call, () => response(body));
			expect(await company.ledger('day', {}, 2).look([today])).toMatchObject({ ok: false });
		},
	);
});

describe('a place for every line', () => {
	const place = async (
		form: 'day' | 'sale',
		[role, sub, accountId]: readonly [string, string | null, string?],
		settings: Parameters<typeof playCompany>[0] = {},
		more: Parameters<ReturnType<typeof playCompany>['ledger']>[1] = {},
	) => {
		const key = sub === null ? role : `${role}.${sub}`;
		const accounts = new Map(accountId === undefined ? [] : [[key, accountId]]);
		const journal = sale('1', [
			[role as 'revenue', sub, -100],
			['tender', 'cash', 100],
		]);
		const looked = await playCompany(settings)
			.ledger(form, { accounts, ...more })
			.look([lookUpOf(journal)]);
		const placed = looked.ok ? looked.books.place(journal.lines[0]!, journal) : null;
		return placed?.ok === false ? placed.gap.code : (placed?.slot ?? null);
	};
	const centres = (unit: string | null, classId: string | null) => ({
		centres: new Map([['centre-north', { code: 'NORTH', name: null, unit, classId }]]),
	});
	const noServices = { rows: { Account: accountRows.filter(({ Name }) => Name !== 'Studio Services') } };
	const noItem = { rows: { Item: itemRows.filter(({ Name }) => Name !== 'Studio Services') } };
	const stock = { rows: { Item: [item('900', 'Oil', '101', { Type: 'Inventory' })] } };

	it.each<[string, string | null, ...Parameters<typeof place>]>([
		['a default account, by its name', '101||', 'day', ['revenue', 'service']],
		['a chosen account', '401||', 'day', ['revenue', 'service', '401']],
		['nothing for a kind nobody knows', 'UNMAPPED', 'day', ['revenue', 'other']],
		['no default account', 'ACCOUNT_MISSING', 'day', ['revenue', 'service'], noServices],
		['a chosen account that is gone', 'ACCOUNT_MISSING', 'day', ['revenue', 'service', '999']],
		['an inactive account', 'ACCOUNT_INACTIVE', 'day', ['revenue', 'service', '404']],
		['a payable account', 'ACCOUNT_NOT_ALLOWED', 'day', ['revenue', 'service', '403']],
		['a receivable account with its customer', '402||', 'day', ['receivable', null, '402']],
		[
			'a receivable account without one',
			'CUSTOMER_MISSING',
			'day',
			['receivable', null, '402'],
			{ rows: { Customer: [] } },
		],
		[
			'locations that are not tracked',
			'LOCATIONS_OFF',
			'day',
			['tips', null],
			{ tracksLocations: false },
			centres('2', null),
		],
		['a location that is gone', 'LOCATION_MISSING', 'day', ['tips', null], {}, centres('2', null)],
		['classes that are not tracked', 'CLASSES_OFF', 'day', ['tips', null], {}, centres(null, '7')],
		['a class that is gone', 'CLASS_MISSING', 'day', ['tips', null], { classes: 'line' }, centres(null, '7')],
		['an item by its account', '101', 'sale', ['revenue', 'service']],
		['no item', 'ITEM_MISSING', 'sale', ['revenue', 'service'], noItem],
		['stock only', 'ITEM_MISSING', 'sale', ['revenue', 'service'], stock],
		['a receivable account on a receipt', 'ACCOUNT_NOT_ALLOWED', 'sale', ['receivable', null, '402']],
		[
			'a country whose tax codes are not chosen',
			'TAX_CODE_MISSING',
			'sale',
			['revenue', 'service'],
			{ country: 'AU' },
		],
		['the tax QuickBooks keeps', 'tax', 'sale', ['tax', 'product']],
		['tax on an account of ours', '114', 'sale', ['tax', 'product'], { usingSalesTax: false }],
	])('%s: %s', async (_title, expected, ...given) => {
		expect(await place(...given)).toBe(expected);
	});

	it('finds a default account that was moved under another, and the live one of two', async () => {
		const moved = [
			account('7', 'Studio Services', 'Income', { FullyQualifiedName: 'Spa:Studio Services' }),
			account('6', 'Studio Services', 'Income', { Active: false }),
		];
		expect(await place('day', ['revenue', 'service'], { rows: { Account: moved } })).toBe('7||');
	});

	it('takes money to bank and asset accounts only', async () => {
		const place2 = async (id: string) => {
			const journal = sale('1', [
				['revenue', 'service', -100],
				['tender', 'card', 100],
			]);
			const accounts = new Map([['tender.card', id]]);
			const looked = await playCompany()
				.ledger('sale', { accounts })
				.look([lookUpOf(journal)]);
			const placed = looked.ok ? looked.books.place(journal.lines[1]!, journal) : null;
			return placed?.ok === false ? placed.gap.code : placed?.slot;
		};
		expect(await Promise.all(['401', '119', '405'].map(place2))).toEqual([
			'401',
			'119',
			'ACCOUNT_NOT_ALLOWED',
		]);
	});

	it('says what stands in the way of sales, with the way to the setting; days are free of it', async () => {
		const obstacles = async (form: 'day' | 'sale') => {
			const looked = await playCompany({ ownNumbers: false }).ledger(form).look([today]);
			return looked.ok ? looked.books.obstacles : [];
		};
		expect(await obstacles('day')).toEqual([]);
		expect(await obstacles('sale')).toMatchObject([
			{
				code: 'CUSTOM_NUMBERS_OFF',
				hint: expect.stringContaining('Sales form content → Custom transaction numbers'),
			},
		]);
	});
});
