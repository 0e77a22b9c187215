import { describe, expect, it } from 'vitest';
import {
	readMapping,
	toBookSettings,
	toRunOptions,
} from '../../../nodes/StudioAccounting/settings/bookSettings';

const from = (parameters: Readonly<Record<string, unknown>>) => (name: string) => parameters[name];
const mappingOf = (parameters: Readonly<Record<string, unknown>>) => {
	const read = readMapping(from(parameters));
	if (!read.ok) throw new Error(read.failure.message);
	return read.value;
};
const table = (...values: readonly object[]) => ({ values });

describe('The settings of Studio Accounting', () => {
	it('are the safe ones when the node stores nothing', () => {
		const mapping = mappingOf({});
		expect(mapping).toEqual({
			accounts: new Map(),
			centreOfUnnamed: null,
			revenueWhenSold: new Set(['membership']),
			centres: new Map(),
			taxed: null,
			untaxed: null,
			customerId: null,
			largestRounding: null,
		});
		expect(toBookSettings(from({}), mapping)).toEqual({
			mapping,
			closedPeriod: 'stop',
			allowFewerSales: false,
			linkPrefix: '',
		});
		expect(toRunOptions(from({}))).toEqual({ maxAttempts: 5, dryRun: false });
	});

	it.each([
		['a plain row', { key: 'tender.card', account: '91' }, 'tender.card', '91'],
		['a number from an expression', { key: 'tips', account: 91 }, 'tips', '91'],
		['a row of one center', { key: 'tips', account: '91', locationId: ' c1 ' }, 'tips@c1', '91'],
		['all custom tenders', { key: 'tender.custom', account: '7' }, 'tender.custom', '7'],
		[
			'a custom tender by its name, however it is written',
			{ key: 'tender.custom', tenderName: '  Pay\t LATER ', account: '7' },
			'tender.custom:pay later',
			'7',
		],
		[
			'a custom tender of one center',
			{ key: 'tender.custom', tenderName: 'Klarna', account: '7', locationId: 'c1' },
			'tender.custom:klarna@c1',
			'7',
		],
		['a finer key', { key: 'discount.service', account: '8' }, 'discount.service', '8'],
		[
			'a tender name that the panel hides by now',
			{ key: 'tender.card', tenderName: 'Klarna', account: '91' },
			'tender.card',
			'91',
		],
	])('take %s from the table Accounts', (_title, row, key, account) => {
		expect([...mappingOf({ accounts: table(row) }).accounts]).toEqual([[key, account]]);
	});

	it.each([
		['text from an expression', 'membership, package', ['membership', 'package']],
		['a list', ['package'], ['package']],
		['none', [], []],
		['what may never be revenue', ['gift_card', 'prepaid_card', 'package'], ['package']],
	])('count %s as revenue when sold', (_title, revenueWhenSold, kinds) => {
		expect([...mappingOf({ revenueWhenSold }).revenueWhenSold]).toEqual(kinds);
	});

	it('take centers with their codes, names and places', () => {
		const centers = table(
			{ locationId: 'c1', code: 'north', name: ' North ', unit: '2', classId: '7' },
			{ locationId: 47, code: '', name: '', unit: '' },
			{ locationId: '', code: '', name: '', unit: '' },
		);
		expect([...mappingOf({ centers }).centres]).toEqual([
			['c1', { code: 'NORTH', name: 'North', unit: '2', classId: '7' }],
			['47', { code: null, name: null, unit: null, classId: null }],
		]);
	});

	it('know one center in two studio systems by its name', () => {
		const centers = table(
			{ locationId: 'z', code: 'NORTH', name: 'North' },
			{ locationId: 'w', code: 'north', name: 'North' },
		);
		expect(mappingOf({ centers }).centres.size).toBe(2);
	});

	it.each([
		['a key nobody knows', { accounts: table({ key: 'revenue.hats', account: '1' }) }, '"revenue.hats"'],
		['a key of the prototype', { accounts: table({ key: '__proto__', account: '1' }) }, '"__proto__"'],
		[
			'a center without an account',
			{ accounts: table({ key: 'tips', locationId: 'c1' }) },
			'"Tips", c1 under Accounts has no account',
		],
		['a row that was added and not filled in', { accounts: table({ key: 'revenue.service' }) }, '"Services"'],
		[
			'two accounts for one thing',
			{ accounts: table({ key: 'tips', account: '1' }, { key: 'tips', account: '2' }) },
			'"Tips" is there twice',
		],
		['a center without ID', { centers: table({ code: 'NORTH' }) }, 'no center ID'],
		[
			'a center twice',
			{ centers: table({ locationId: 'c1', code: 'A' }, { locationId: 'c1', code: 'B' }) },
			'c1 is there twice',
		],
		['a code that is too long', { centers: table({ locationId: 'c1', code: 'DOWNTOWN9' }) }, 'DOWNTOWN9'],
		['a code with a dash', { centers: table({ locationId: 'c1', code: 'N-1' }) }, 'N-1'],
		[
			'one code for two centers',
			{
				centers: table(
					{ locationId: 'c1', code: 'A', name: 'North' },
					{ locationId: 'c2', code: 'a', name: 'South' },
				),
			},
			'Two centers have the code A',
		],
		[
			'one code for two centers without names',
			{ centers: table({ locationId: 'c1', code: 'A' }, { locationId: 'c2', code: 'A' }) },
			'Two centers have the code A',
		],
	])('refuse %s before anything is sent', (_title, parameters, message) => {
		expect(readMapping(from(parameters))).toMatchObject({
			ok: false,
			failure: { kind: 'permanent', code: 'SETTINGS', message: expect.stringContaining(message) },
		});
	});

	it.each([
		[{ maxAttempts: 3, dryRun: true }, 3, true],
		[{ maxAttempts: 2.9 }, 2, false],
		[{ maxAttempts: 0 }, 5, false],
		[{ maxAttempts: 99, dryRun: 'yes' }, 10, false],
		[{ maxAttempts: '3' }, 5, false],
	])('run by the options %j', (options, maxAttempts, dryRun) => {
		expect(toRunOptions(from({ options }))).toEqual({ maxAttempts, dryRun });
	});

	it('post as the options say', () => {
		const options = {
			closedPeriod: 'firstOpenDay',
			allowFewerSales: true,
			linkPrefix: 'https://x.example/sales/',
			customerId: 58,
			defaultLocationId: 5000000296,
		};
		const parameterOf = from({ options, taxed: 'TAX', untaxed: 'NON' });
		const mapping = mappingOf({ options, taxed: 'TAX', untaxed: 'NON' });
		expect(mapping).toMatchObject({
			customerId: '58',
			centreOfUnnamed: '5000000296',
			taxed: 'TAX',
			untaxed: 'NON',
		});
		expect(toBookSettings(parameterOf, mapping)).toMatchObject({
			closedPeriod: 'firstOpenDay',
			allowFewerSales: true,
			linkPrefix: 'https://x.example/sales/',
		});
	});
});
