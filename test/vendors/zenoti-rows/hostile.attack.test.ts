import { describe, expect, it } from 'vitest';
import { importRows } from '../../../core/rows';
import { wellnessLivingExports } from '../../../vendors/wellnessliving/rows';
import { zenotiExports } from '../../../vendors/zenoti/rows';
import { eventsOf, importedOf, settingsOf } from '../../core/rows/support';
import { appointmentRow, guestRow, importZenoti, saleRow } from './support';

const all = [...zenotiExports, ...wellnessLivingExports];

/** Cells that no spreadsheet should hold. */
const horrors: ReadonlyArray<readonly [title: string, cell: unknown]> = [
	['an object', { amount: 5 }],
	['a list', ['11/13/2026']],
	['a deep object', JSON.parse(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`)],
	['true', true],
	['not a number', Number.NaN],
	['a number beyond all', 1e308],
	['a null character', '\u0000'],
	['half a surrogate', '\ud800'],
	['a megabyte', '9'.repeat(1_000_000)],
	['many commas', ','.repeat(100_000)],
	['many spaces', `${' '.repeat(100_000)}x`],
	['many digits and commas', '1,11'.repeat(50_000)],
	['a formula', '=HYPERLINK("https://evil.test","x")'],
	['markup', '<img src=x onerror=alert(1)>'],
	['a path', '../../etc/passwd'],
	['separators of ids', 'a:b/c~d\nwellnessliving:sale:1:closed:1'],
];

const kinds: ReadonlyArray<readonly [name: string, row: () => Record<string, unknown>]> = [
	['sale', saleRow],
	['appointment', appointmentRow],
	['guest', guestRow],
];

describe.each(kinds)('a hostile cell in any column of a %s', (_name, rowOf) => {
	it.each(horrors)('(%s) spoils at most its row, at once', (_title, cell) => {
		const started = process.cpuUsage();
		for (const heading of Object.keys(rowOf())) {
			const rows = [
				{ ...rowOf(), [heading]: cell },
				{ ...rowOf(), 'Invoice No': 'II9', Code: 'G9', Email: 'b@mail.test' },
			];
			const imported = importedOf(importRows(rows, all, settingsOf()));
			const good = imported.find((each) => each.rows.includes(1));
			expect(good !== undefined && 'events' in good.result && good.result.events.length > 0).toBe(true);
		}
		expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
	});
});

describe('hostile tables', () => {
	it('columns named like parts of objects stay columns', () => {
		const row = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": 5, "hasOwnProperty": ""}');
		const [event] = eventsOf(importZenoti([Object.assign(Object.create(null), saleRow(), row)]));
		expect(event?.type).toBe('studio.sale.closed');
		expect(Object.getPrototypeOf({})).not.toHaveProperty('x');
	});

	it.each<[title: string, rows: readonly unknown[]]>([
		['rows that are no objects', [null, 5, 'x', [saleRow()]]],
		['rows without any field', [{}, {}]],
		['a heading that is all marks', [{ '---': 1, '()': 2 }]],
		[
			'a thousand unknown headings',
			[Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`h${n}`, n]))],
		],
		['a heading of a megabyte', [{ ['x'.repeat(1_000_000)]: 1 }]],
	])('%s are no export', (_title, rows) => {
		const result = importRows(rows, all, settingsOf());
		expect(result.ok ? null : result.failure.code).toBe('HEADINGS_UNKNOWN');
		expect(result.ok ? 0 : result.failure.message.length).toBeLessThan(400);
	});

	it('ids made of cells cannot pretend to be others', () => {
		const ids = ['a:b', 'a/b', 'a~b', 'a b', 'A B', 'a%3ab'].map(
			(number) => eventsOf(importZenoti([saleRow({ 'Invoice No': number })]))[0]?.data.sale?.id,
		);
		expect(ids).toEqual([
			'no~dtn~a%3ab',
			'no~dtn~a%2fb',
			'no~dtn~a%7eb',
			'no~dtn~a-b',
			'no~dtn~a-b',
			'no~dtn~a%253ab',
		]);
	});

	it('a message shows of a cell what fits, on one line', () => {
		const rows = [saleRow({ Tax: `x\n${'y'.repeat(5000)}` })];
		const result = importZenoti(rows);
		const [failed] = importedOf(result);
		const message = failed !== undefined && 'failure' in failed.result ? failed.result.failure.message : '';
		expect(message).toMatch(/^Row 1: “x y+…” under “Tax” is not an amount$/);
	});
});

describe('all exports together', () => {
	it.each(kinds)('a %s of Zenoti is recognised among them', (_name, rowOf) => {
		const result = importRows([rowOf()], all, settingsOf());
		expect(result.ok && result.type.system).toBe('zenoti');
	});

	it('a table that is of both vendors is for the user to say', () => {
		const both = {
			'First Name': 'Ana',
			'Last Name': 'Brook',
			Code: '1',
			Email: 'a@mail.test',
			'Client ID': '1',
		};
		const result = importRows([both], all, settingsOf());
		expect(result.ok ? null : result.failure).toMatchObject({
			code: 'EXPORT_UNCLEAR',
			message: expect.stringMatching(/Zenoti: Guests|WellnessLiving: All Clients/),
		});
	});
});
