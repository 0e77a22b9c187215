import { fileURLToPath } from 'node:url';
import { loadOutputSchema } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOfCentre } from '../../../core/books';
import { postDay, postSales } from '../../../nodes/StudioAccounting/operations/post';
import { previewDay } from '../../../nodes/StudioAccounting/operations/previewDay';
import { setup } from '../../../nodes/StudioAccounting/operations/setup';
import { usDay } from '../../core/books/examples';
import type { MemoryLedger } from '../../support/memory-ledger';
import { client, studioEvent } from '../../support/studio-events';
import { MemoryCompany, nothingToDo } from './memory-company';

let company: MemoryCompany;
let books: MemoryLedger;

beforeEach(() => {
	company = new MemoryCompany();
	books = company.books;
});

const run = async (...args: Parameters<MemoryCompany['run']>) => await company.run(...args);

const lineCount = (lines: unknown): number => (Array.isArray(lines) ? lines.length : 0);

const north = {
	centers: { values: [{ locationId: 'c1', code: 'NORTH', name: 'North' }] },
	revenueWhenSold: ['membership'],
};
const ana = studioEvent('studio.client.updated', { client: client('g1') });
const notAnEvent = { hello: 1 };

describe('Post a Day', () => {
	it('gives one outcome per item, in order, linked to its item, and all of a day share one', async () => {
		const { output, customData } = await run(postDay, [...usDay(), ana], { parameters: north });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5, 6, 7, 8].map((item) => ({ item })),
		);
		expect(output.map(({ json }) => json.outcome)).toEqual([...Array<string>(8).fill('created'), 'skipped']);
		expect(new Set(output.slice(0, 8).map(({ json }) => json.note)).size).toBe(1);
		expect(books.numbers()).toEqual(['ZD-NORTH-261120-1']);
		expect(customData.get('studioOutcomes')).toBe('created 8, skipped 1');
		expect(customData.get('studioSystem')).toBe('memory');
	});

	it('changes nothing when it runs again', async () => {
		await run(postDay, usDay(), { parameters: north });
		const { output } = await run(postDay, usDay(), { parameters: north });
		expect(output.map(({ json }) => json.outcome)).toEqual(Array(8).fill('unchanged'));
		expect(books.documents).toHaveLength(1);
	});

	it('tells the ledger its form, its run and its patience', async () => {
		await run(postDay, usDay());
		await run(postSales, usDay());
		expect(company.runs.map(({ form, runId, maxAttempts }) => [form, runId, maxAttempts])).toEqual([
			['day', 'r1', 4],
			['sale', 'r1', 4],
		]);
		expect(books.numbers()[0]).toBe(`ZD-${codeOfCentre('zenoti', 'c1')}-261120-1`);
	});

	it('fails every item of a day that cannot be posted, in the shape n8n routes to the error output', async () => {
		books.missing.add('tips');
		const { output } = await run(postDay, [...usDay(), ana], {
			continueOnFail: true,
			onError: 'continueErrorOutput',
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[8, 0, 1, 2, 3, 4, 5, 6, 7].map((item) => ({ item })),
		);
		for (const { json } of output.slice(1)) {
			expect(Object.keys(json).sort()).toEqual(['details', 'error', 'message']);
			expect(json.details).toMatchObject({ outcome: 'failed', error: { kind: 'permanent' } });
		}
		expect(books.documents).toEqual([]);
	});

	it('stops with the number of items and the reason', async () => {
		const error = await run(postDay, [notAnEvent, ...usDay()]).catch((problem: unknown) => problem);
		expect(error).toMatchObject({
			message: expect.stringContaining('1 of 9 items failed: This item is not a studio event'),
			context: { itemIndex: 0 },
		});
		expect(books.documents).toHaveLength(1);
	});

	it('reads the chart anew after a failure and when a person runs it, and only then', async () => {
		await run(postDay, usDay());
		expect(company.forgotten).toBe(0);
		await run(postDay, usDay(), { mode: 'manual' });
		expect(company.forgotten).toBe(1);
		await run(postDay, [notAnEvent], { continueOnFail: true });
		expect(company.forgotten).toBe(2);
	});

	it('lets one run at a time work on a company, so that two of the same day are one entry', async () => {
		const both = await Promise.all([run(postDay, usDay()), run(postDay, usDay())]);
		expect(both.map(({ output }) => output[0]?.json.outcome)).toEqual(['created', 'unchanged']);
		expect(books.documents).toHaveLength(1);
	});

	it('obeys the options for closed days and for fewer sales', async () => {
		books.closedThrough = '2026-11-25';
		await expect(run(postDay, usDay())).rejects.toThrow('2026-11-25');
		await run(postDay, usDay(), { parameters: { options: { closedPeriod: 'firstOpenDay' } } });
		expect(books.documents.map(({ date }) => date)).toEqual(['2026-11-26']);
		books.closedThrough = null;
		const part = usDay().slice(0, 5);
		await expect(run(postDay, part)).rejects.toThrow('5');
		const { output } = await run(postDay, part, { parameters: { options: { allowFewerSales: true } } });
		expect(output[0]?.json.outcome).toBe('updated');
	});
});

describe('Post Sales', () => {
	it('makes one document per sale and links the sale where it is told how', async () => {
		const parameters = { ...north, options: { linkPrefix: 'https://studio.example/sales/' } };
		const { output } = await run(postSales, usDay(), { parameters });
		expect(books.documents).toHaveLength(8);
		expect(output.every(({ json }) => json.outcome === 'created')).toBe(true);
		expect(new Set(output.map(({ json }) => JSON.stringify(json.records))).size).toBe(8);
		expect(books.documents.every(({ memo }) => memo.includes('https://studio.example/sales/'))).toBe(true);
	});
});

describe('Preview a Day', () => {
	it('shows the journal of each day, linked to all its items, and writes nothing', async () => {
		const { output } = await run(previewDay, usDay(), { parameters: north });
		expect(output).toHaveLength(1);
		expect(output[0]?.pairedItem).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((item) => ({ item })));
		expect(output[0]?.json).toMatchObject({
			plan: 'create',
			number: 'ZD-NORTH-261120-1',
			center: { id: 'c1', code: 'NORTH', name: 'North' },
			businessDay: '2026-11-20',
			currency: 'USD',
			totals: { debit: 900.99, credit: 900.99 },
			gaps: [],
			company: 'Harbor Street Studio LLC',
		});
		expect(output[0]?.json.journal).toEqual([
			expect.stringMatching(/^Account +For +Debit +Credit$/),
			...Array.from({ length: lineCount(output[0]?.json.lines) }, () => expect.any(String)),
			expect.stringMatching(/^Total +900\.99 +900\.99$/),
		]);
		expect(output[0]?.json.lines).toContainEqual({
			text: expect.stringContaining('Tips'),
			account: expect.stringContaining('tips'),
			debit: 0,
			credit: 42.5,
		});
		expect(books.documents).toEqual([]);
		expect(company.forgotten).toBe(1);
	});

	it('names what is not mapped instead of failing', async () => {
		books.missing.add('tips').add('tender.cash');
		const { output } = await run(previewDay, usDay());
		expect(output[0]?.json).toMatchObject({ plan: 'stopped' });
		expect(JSON.stringify(output[0]?.json.gaps)).toMatch(/tips.*tender\.cash|tender\.cash.*tips/);
	});

	it('loses sight of no item', async () => {
		const { output } = await run(previewDay, [ana, notAnEvent, ...usDay()]);
		expect(output.map(({ json }) => json.plan)).toEqual(['create', 'stopped', 'nothing']);
		expect(output[1]?.json).toMatchObject({ label: 'Item 1', gaps: [{ code: 'NOT_A_STUDIO_EVENT' }] });
		const seen = output.flatMap(({ pairedItem }) => pairedItem);
		expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(10);
	});
});

describe('Set Up', () => {
	it('works once, however many items came in, and reports in one item', async () => {
		company.report = { ...nothingToDo, created: ['account.Studio Card Clearing'] };
		const { output } = await run(setup, [{}, {}, {}]);
		expect(company.setUps).toEqual([{ dryRun: false }]);
		expect(output).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({
			outcome: 'created',
			isReady: true,
			records: [
				{ type: 'entry', id: 'account.Studio Card Clearing' },
				{ type: 'entry', id: 'account.Studio Tips' },
			],
			note: expect.stringContaining('Everything posting needs is there now'),
		});
		expect(company.forgotten).toBe(1);
	});

	it('tells first what was done, and for which company; no field is of an event, which there is none of', async () => {
		company.report = { ...nothingToDo, company: 'Harbor Street Studio LLC' };
		const { output } = await run(setup, [{}]);
		expect(output[0]?.json.company).toBe('Harbor Street Studio LLC');
		expect(Object.keys(output[0]?.json ?? {}).slice(0, 2)).toEqual(['note', 'isReady']);
		expect(Object.values(output[0]?.json ?? {})).not.toContain(null);
		company.report = nothingToDo;
		expect((await run(setup, [{}])).output[0]?.json).not.toHaveProperty('company');
	});

	it('only looks in a dry run', async () => {
		company.report = { ...nothingToDo, isReady: false, missing: ['account.Studio Fees'] };
		const { output } = await run(setup, [{}], { parameters: { options: { dryRun: true } } });
		expect(company.setUps).toEqual([{ dryRun: true }]);
		expect(output[0]?.json).toMatchObject({
			outcome: 'unchanged',
			isReady: false,
			missing: ['account.Studio Fees'],
		});
	});
});

describe('What the editor knows of the output before the first run', () => {
	it.each([
		['postDay', postDay],
		['postSales', postSales],
		['previewDay', previewDay],
		['setup', setup],
	])('is what %s gives', async (operation, run) => {
		const { output } = await company.run(run, [ana, ...usDay()], { parameters: north });
		const nodeDir = fileURLToPath(new URL('../../../nodes/StudioAccounting', import.meta.url));
		const known = new Set(fieldsOf(loadOutputSchema({ nodeDir, version: 1, operation })));
		const given = new Set(output.flatMap(({ json }) => namesOf(json)));
		expect([...given].filter((name) => !known.has(name))).toEqual([]);
		expect([...known].filter((name) => !given.has(name))).toEqual(untold[operation] ?? []);
	});
});

/** Fields that only a gap, or a set-up with something to do, has. */
const untold: Readonly<Record<string, readonly string[]>> = {
	previewDay: ['gaps.code', 'gaps.subject', 'gaps.message', 'gaps.hint'],
	setup: ['company', 'missing'],
};

function fieldsOf(schema: unknown, path = ''): readonly string[] {
	const { items, properties } = schema as { items?: unknown; properties?: Record<string, unknown> };
	if (items !== undefined) return fieldsOf(items, path);
	if (properties === undefined) return [path];
	return Object.entries(properties).flatMap(([name, part]) => fieldsOf(part, joined(path, name)));
}

function namesOf(value: unknown, path = ''): readonly string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => namesOf(entry, path));
	if (typeof value !== 'object' || value === null) return [path];
	return Object.entries(value).flatMap(([name, part]) => namesOf(part, joined(path, name)));
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
