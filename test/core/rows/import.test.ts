import { describe, expect, it } from 'vitest';
import { headingKey } from '../../../core/rows';
import { eventsOf, failuresOf, importedOf, importTickets, settingsOf } from './support';

const row = (ticket: string | null, day: string, price: string, guest = 'Ana Brook') => ({
	'Ticket No': ticket,
	Day: day,
	Price: price,
	Guest: guest,
});

const contentOf = (event: { data: { raw?: unknown } } | undefined): unknown => event?.data.raw;

describe('headings are the same however they are written', () => {
	it.each([
		['\ufeffSales (Inc. Tax)', 'Sales(Inc. Tax)'],
		['sales_inc_tax', 'Sales (Inc.Tax)'],
		['"Invoice No"', 'Invoice No.'],
		['Invoice #', 'invoice no'],
		[' Gäste-Name ', 'gästename'],
		['ＦＵＬＬ width', 'full width'],
	])('%j and %j', (one, other) => {
		expect(headingKey(one)).toBe(headingKey(other));
	});

	it('but different words stay different', () => {
		expect(headingKey('Invoice Date')).not.toBe(headingKey('Invoice Closed Date'));
	});
});

describe('rows become things', () => {
	const rows = [row('T1', '2026-11-13', '5'), row('T2', '2026-11-13', '6'), row('T1', '2026-11-14', '7')];

	it('the rows of one number together, in the order of their first rows, linked to all of them', () => {
		const imported = importedOf(importTickets(rows));
		expect(imported.map((each) => each.rows)).toEqual([[0, 2], [1]]);
		expect(contentOf(eventsOf(importTickets(rows))[0])).toEqual([
			{ ticket: 'T1', day: '2026-11-13', price: '5', guest: 'Ana Brook' },
			{ ticket: 'T1', day: '2026-11-14', price: '7', guest: 'Ana Brook' },
		]);
	});

	it('in whatever order the columns stand', () => {
		const turned = rows.map((each) => Object.fromEntries(Object.entries(each).reverse()));
		expect(eventsOf(importTickets(turned)).map(({ id }) => id)).toEqual(['T1', 'T2']);
	});

	it('also when blank cells are left out of rows, as spreadsheets do', () => {
		const sparse = [{ Day: '2026-11-13', Price: '5' }, row('T2', '2026-11-13', '6')];
		expect(eventsOf(importTickets(sparse)).map(({ id }) => id)).toEqual([
			expect.stringMatching(/^row~[0-9a-f]{16}~1$/),
			'T2',
		]);
	});

	it('with names for rows without a number: the same for the same file, counted for equal rows', () => {
		const plain = [row(null, '2026-11-13', '5'), row(null, '2026-11-13', '5'), row(null, '2026-11-13', '6')];
		const ids = eventsOf(importTickets(plain)).map(({ id }) => id);
		const turned = plain.map((each) => Object.fromEntries(Object.entries(each).reverse()));
		expect(eventsOf(importTickets(turned)).map(({ id }) => id)).toEqual(ids);
		expect(new Set(ids).size).toBe(3);
		expect(ids.map((id) => id.slice(-1))).toEqual(['1', '2', '1']);
	});
});

describe('what is no row of its own is left out and counted', () => {
	it.each([
		['a blank row', { 'Ticket No': '', Day: ' ', Price: '-', Guest: null }, 'blank rows'],
		['a total', { 'Ticket No': 'Total:', Day: '', Price: '11', Guest: '' }, 'totals'],
		['a grand total in another column', { Guest: 'Grand Total', Price: '11' }, 'totals'],
		[
			'the headings again',
			{ 'Ticket No': 'Ticket No', Day: 'Day', Price: 'Price', Guest: 'Guest' },
			'repeated headings',
		],
	])('%s', (_title, extra, reason) => {
		const result = importTickets([row('T1', '2026-11-13', '5'), extra]);
		expect(eventsOf(result)).toHaveLength(1);
		expect(result.ok && [...result.leftOut]).toEqual([[reason, 1]]);
	});

	it('but a ticket of that name with all it needs is a ticket', () => {
		const result = importTickets([row('Total', '2026-11-13', '5')]);
		expect(eventsOf(result).map(({ id }) => id)).toEqual(['Total']);
	});
});

describe('headings further down', () => {
	const titled = [
		{ UserExport: 'Center: North', __EMPTY: '', __EMPTY_1: '' },
		{ UserExport: 'Ticket No', __EMPTY: 'Day', __EMPTY_1: 'Price' },
		{ UserExport: 'T1', __EMPTY: '2026-11-13', __EMPTY_1: '5' },
	];

	it('are found below the lines of title', () => {
		const result = importTickets(titled);
		expect(importedOf(result).map((each) => each.rows)).toEqual([[2]]);
		expect(eventsOf(result).map(({ id }) => id)).toEqual(['T1']);
	});

	it('not in the middle of the data', () => {
		const late = [...Array.from({ length: 30 }, () => ({ a: 'x', b: 'y', c: 'z' })), ...titled.slice(1)];
		expect(importTickets(late).ok).toBe(false);
	});
});

describe('a row that cannot be read fails alone', () => {
	it.each<[title: string, bad: object, message: string]>([
		['an amount', row('T2', '2026-11-13', '1.234,50'), 'Row 2: “1.234,50” under “Price” is not an amount'],
		['a date', row('T2', '31st', '5'), 'Row 2: “31st” under “Day” is not a date'],
		['nothing', row('T2', '2026-11-13', ''), 'Row 2: it has nothing under “Price”'],
	])('with %s', (_title, bad, message) => {
		const result = importTickets([row('T1', '2026-11-13', '5'), bad, row('T3', '2026-11-13', '5')]);
		expect(failuresOf(result)).toEqual([message]);
		expect(eventsOf(result).map(({ id }) => id)).toEqual(['T1', 'T3']);
	});

	it('but takes the rows of the same thing with it: half of a sale is no sale', () => {
		const result = importTickets([row('T1', '2026-11-13', '5'), row('T1', '2026-11-13', 'x')]);
		expect(failuresOf(result)).toEqual(['Rows 1, 2: “x” under “Price” is not an amount']);
		expect(eventsOf(result)).toEqual([]);
	});

	it('not for a cell on which nothing depends', () => {
		const result = importTickets([{ ...row('T1', '2026-11-13', '5'), Birthday: 'in spring' }]);
		expect(contentOf(eventsOf(result)[0])).toEqual([
			{ ticket: 'T1', day: '2026-11-13', price: '5', guest: 'Ana Brook' },
		]);
	});
});

describe('a file that cannot be read as a whole is refused with the way out', () => {
	it.each<[title: string, rows: readonly unknown[], code: string, message: RegExp]>([
		['unknown headings', [{ Foo: 1, Bar: 2 }], 'HEADINGS_UNKNOWN', /“Day”/],
		['a missing column', [{ 'Ticket No': 'T1', Day: '2026-11-13' }], 'HEADINGS_UNKNOWN', /“Price”/],
		['no rows at all', [], 'HEADINGS_UNKNOWN', /“Day”/],
		[
			'dates that can be read in two ways',
			[row('T1', '3/4/2026', '5'), row('T2', '5/6/2026', '5')],
			'DATE_ORDER',
			/“3\/4\/2026”/,
		],
		[
			'dates of both orders',
			[row('T1', '3/14/2026', '5'), row('T2', '14/3/2026', '5')],
			'DATE_ORDER',
			/“14\/3\/2026”.*“3\/14\/2026”/,
		],
	])('%s', (_title, rows, code, message) => {
		const result = importTickets(rows);
		expect(result.ok ? null : result.failure).toMatchObject({
			code,
			kind: 'permanent',
			message: expect.stringMatching(message),
			hint: expect.stringMatching(/\w/),
		});
	});

	it('but the order of dates may be said', () => {
		const result = importTickets([row('T1', '3/4/2026', '5')], settingsOf({}, { dateOrder: 'dayFirst' }));
		expect(contentOf(eventsOf(result)[0])).toMatchObject([{ day: '2026-04-03' }]);
	});

	it('and so may the decimal mark', () => {
		const comma = settingsOf({}, { decimalMark: 'comma' });
		const result = importTickets([row('T1', '2026-11-13', '1.234,50')], comma);
		expect(contentOf(eventsOf(result)[0])).toMatchObject([{ price: '1234.50' }]);
	});
});
