import { readFileSync } from 'node:fs';
import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { StudioEvent } from '../../../nodes/StudioEvent/StudioEvent.node';
import { rowExports } from '../../../nodes/StudioEvent/operations/fromRowsFields';
import { importsPage, importsPageText } from '../../../scripts/docs/imports.mts';
import { executeContext } from '../../support/execute-context';
import { clientRow, saleRow as purchaseRow, visitRow } from '../../vendors/wellnessliving-rows/support';
import { appointmentRow, guestRow, saleRow } from '../../vendors/zenoti-rows/support';

interface Run {
	readonly items: readonly INodeExecutionData[];
	readonly hints: readonly string[];
}

const parameters = (options: object = {}, more: object = {}) => ({
	operation: 'fromRows',
	export: 'recognize',
	options: { timeZone: 'America/New_York', currency: 'USD', exportedAt: '2026-11-20T18:00:00', ...options },
	...more,
});

async function run(
	rows: readonly unknown[],
	told: object = parameters(),
	onError?: INode['onError'],
): Promise<Run> {
	const hints: string[] = [];
	const { context } = executeContext({
		items: rows,
		parameters: { ...told },
		credentials: {},
		continueOnFail: onError !== undefined,
		onError,
	});
	const whole: IExecuteFunctions = Object.assign(context, {
		addExecutionHints: (...added: ReadonlyArray<{ message: string }>) =>
			hints.push(...added.map(({ message }) => message)),
		getTimezone: () => 'Europe/London',
	});
	const [items = []] = await new StudioEvent().execute.call(whole);
	return { items, hints };
}

describe('From Rows', () => {
	it.each<[title: string, row: Record<string, unknown>, type: string]>([
		['Zenoti sales', saleRow(), 'studio.sale.closed'],
		['Zenoti appointments', appointmentRow({ Status: 'Open' }), 'studio.booking.created'],
		['Zenoti guests', guestRow(), 'studio.client.updated'],
		['WellnessLiving sales', purchaseRow(), 'studio.sale.closed'],
		['WellnessLiving attendance', visitRow(), 'studio.booking.completed'],
		['WellnessLiving clients', clientRow(), 'studio.client.updated'],
	])('recognises %s and gives studio events', async (_title, row, type) => {
		const { items, hints } = await run([row]);
		expect(items).toMatchObject([{ json: { type, ingestion: 'import' }, pairedItem: { item: 0 } }]);
		expect(hints).toEqual([]);
	});

	it('links a sale to all rows of its lines', async () => {
		const { items } = await run([
			saleRow(),
			saleRow({ 'Invoice No': 'II9' }),
			saleRow({ 'Item Name': 'Cream' }),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 2 }], { item: 1 }]);
	});

	it('says above the output what was left out', async () => {
		const total = { 'Sale Date': 'Total:', 'Sales(Inc. Tax)': '108' };
		const { items, hints } = await run([
			saleRow(),
			saleRow({ 'Invoice No': 'II9', Status: 'Open' }),
			total,
			{},
		]);
		expect(items).toHaveLength(1);
		expect(hints).toEqual(['Left out: totals (1), blank rows (1), rows of open invoices (1).']);
	});

	it('gives nothing for no rows', async () => {
		expect((await run([])).items).toEqual([]);
	});
});

describe('a row that cannot be read', () => {
	const rows = [
		saleRow({ Tax: 'eight' }),
		saleRow({ 'Invoice No': 'II9' }),
		saleRow({ 'Item Name': 'Cream' }),
	];

	it('stops the node before anything comes out, with the number of rows and the first reason', async () => {
		await expect(run(rows)).rejects.toMatchObject({
			message: '2 of 3 rows cannot be read. Rows 1, 3: “eight” under “Tax” is not an amount',
			description: expect.stringMatching(/Correct the row/),
			context: { itemIndex: 0 },
		});
	});

	it('leaves by the error output in the one shape n8n routes, linked to its rows; the good ones go on', async () => {
		const { items } = await run(rows, parameters(), 'continueErrorOutput');
		const [good, bad] = items;
		expect(items).toHaveLength(2);
		expect(good?.json.type).toBe('studio.sale.closed');
		expect(bad?.pairedItem).toEqual([{ item: 0 }, { item: 2 }]);
		expect(Object.keys(bad?.json ?? {})).toEqual(['error', 'message', 'details']);
		expect(bad?.json).toMatchObject({
			error: 'Rows 1, 3: “eight” under “Tax” is not an amount',
			details: {
				system: 'zenoti',
				outcome: 'failed',
				rows: [1, 3],
				error: { code: 'ROW_UNREADABLE', kind: 'permanent' },
			},
		});
	});

	it('stands in its place where the node just goes on', async () => {
		const { items } = await run(rows, parameters(), 'continueRegularOutput');
		expect(items.map(({ json }) => 'error' in json)).toEqual([true, false]);
	});
});

describe('a file that cannot be read', () => {
	const unclear = [
		saleRow({ 'Sale Date': '3/4/2026', 'Invoice Date': '3/4/2026', 'Invoice Closed Date': '3/4/2026' }),
	];

	it('stops the node with the way out', async () => {
		await expect(run(unclear)).rejects.toMatchObject({
			message: 'Every date can be read in two ways, such as “3/4/2026”',
			description: expect.stringMatching(/option Dates/),
		});
	});

	it('fails every row where the node goes on, so that none passes for an event', async () => {
		const { items } = await run([...unclear, ...unclear], parameters(), 'continueErrorOutput');
		expect(items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
			[['error', 'message', 'details'], { item: 0 }],
			[['error', 'message', 'details'], { item: 1 }],
		]);
	});

	it('is read once the option says how', async () => {
		const { items } = await run(unclear, parameters({ dateOrder: 'dayFirst' }));
		expect(items[0]?.json.data).toMatchObject({ sale: { businessDay: '2026-04-03' } });
	});

	it('of another export than the chosen one names the column that is missing', async () => {
		await expect(run([guestRow()], parameters({}, { export: 'zenotiSales' }))).rejects.toThrow(
			/Zenoti: Sales \(Accrual\) needs a column “Invoice No” or “Invoice ID”/,
		);
	});
});

describe('the options', () => {
	it.each<[title: string, options: object, row: object, expected: object]>([
		[
			'amounts with a comma',
			{ decimalMark: 'comma' },
			saleRow({
				Tax: '8,00',
				'Sales(Inc. Tax)': '1.108,00',
				'Sales (Exc. Tax)': '1.100,00',
				Collected: '1.108,00',
				Redeemed: '0',
				Due: '0',
			}),
			{ data: { sale: { totals: { gross: 1108 } } } },
		],
		[
			'locations',
			{ locations: { values: [{ name: 'Downtown', locationId: 'c9' }] } },
			saleRow(),
			{ source: 'zenoti/centers/c9' },
		],
		['a business', { businessId: '47' }, purchaseRow(), { source: 'wellnessliving/businesses/47' }],
		['new clients', { clientRows: 'new' }, guestRow(), { type: 'studio.client.created' }],
		['a country code', { dialCode: '+1' }, guestRow(), { data: { client: { phone: '+12015550100' } } }],
		['original rows', { includeRaw: true }, guestRow(), { data: { raw: [guestRow()] } }],
		['the time of the export, at the studio', {}, guestRow(), { time: '2026-11-20T23:00:00.000Z' }],
		[
			'the time of the export, with its zone',
			{ exportedAt: '2026-11-20T18:00:00Z' },
			guestRow(),
			{ time: '2026-11-20T18:00:00.000Z' },
		],
		[
			'the time of the export, in the zone of the workflow',
			{ timeZone: '', exportedAt: '2026-07-20T18:00:00' },
			guestRow(),
			{ time: '2026-07-20T17:00:00.000Z' },
		],
	])('%s', async (_title, options, row, expected) => {
		expect((await run([row], parameters(options))).items[0]?.json).toMatchObject(expected);
	});

	it.each<[message: RegExp, options: object, more: object]>([
		[/“Middle\/Earth” is no time zone/, { timeZone: 'Middle/Earth' }, {}],
		[/“dollars” is no currency/, { currency: 'dollars' }, {}],
		[/“soon” is no date and time/, { exportedAt: 'soon' }, {}],
		[/“one” is no country code/, { dialCode: 'one' }, {}],
		[/“mindbody” is no export/, {}, { export: 'mindbody' }],
	])('that cannot be meant are refused: %s', async (message, options, more) => {
		await expect(run([guestRow()], parameters(options, more))).rejects.toThrow(message);
		const { items } = await run([guestRow()], parameters(options, more), 'continueErrorOutput');
		expect(items).toMatchObject([{ json: { error: expect.stringMatching(message) } }]);
	});
});

describe('docs/imports.md', () => {
	it('is what the tables say today (npx tsx scripts/docs/imports.mts writes it)', async () => {
		expect(readFileSync(importsPage, 'utf8')).toBe(await importsPageText());
	});

	it('has every export and every heading', () => {
		const text = readFileSync(importsPage, 'utf8');
		const missing = rowExports.flatMap(({ label, columns }) =>
			[label, ...columns.flatMap(({ headings }) => headings)].filter((name) => !text.includes(name)),
		);
		expect(missing).toEqual([]);
	});
});
