import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { dayJournals } from '../../../core/books';
import { own, recordOf, type StudioEvent } from '../../../core/event';
import { importRows } from '../../../core/rows';
import { rowExports } from '../../../nodes/StudioEvent/operations/fromRowsFields';
import { toSharedSchema } from '../../../scripts/docs/schema/eventSchemas.mts';
import { readEventTypes } from '../../../scripts/docs/schema/eventTypes.mts';
import { withTextRules } from '../../../scripts/docs/schema/textRules.mts';
import { amountsOf, journalIn, mapping } from '../../core/books/journals/support';
import { eventsOf, settingsOf } from '../../core/rows/support';
import { clientRow, saleRow as purchaseRow, visitRow } from '../../vendors/wellnessliving-rows/support';
import { appointmentRow, guestRow, saleRow } from '../../vendors/zenoti-rows/support';

const published = new URL('../../../docs/schemas/v1/', import.meta.url);
const validator = addFormats.default(new Ajv({ allErrors: true, allowUnionTypes: true }));
for (const name of readdirSync(published)) {
	validator.addSchema(recordOf(JSON.parse(readFileSync(new URL(name, published), 'utf8'))));
}
const isClosedEvent = addFormats
	.default(new Ajv({ allErrors: true, allowUnionTypes: true }))
	.compile(toSharedSchema(withTextRules(readEventTypes())));

function problemsOf(event: StudioEvent): readonly string[] {
	const validate = validator.getSchema(String(own(recordOf(event), 'dataschema')));
	const isValid = validate?.(event) === true && isClosedEvent(event);
	const errors = [...(validate?.errors ?? []), ...(isClosedEvent.errors ?? [])];
	return isValid ? [] : errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const imported = (rows: readonly unknown[], context = {}): readonly StudioEvent[] =>
	eventsOf(importRows(rows, rowExports, settingsOf(context)));

const oddCells = [
	'',
	' ',
	'-',
	'x',
	'0',
	'-1',
	'11/13/2026',
	'10:30 AM',
	'Yes',
	'$5.00',
	'a@b',
	'Ä\n+1 201 555 0100\na@mail.test',
	5,
	true,
	null,
];

const kinds: ReadonlyArray<readonly [name: string, row: Record<string, unknown>]> = [
	['Zenoti sales', saleRow()],
	['Zenoti appointments', appointmentRow()],
	['Zenoti guests', guestRow()],
	['WellnessLiving sales', purchaseRow()],
	['WellnessLiving attendance', visitRow()],
	['WellnessLiving clients', clientRow()],
];

describe.each(kinds)('every event of %s is of the published schema, with nothing beside it', (_name, row) => {
	it('with odd cells in any column, in every setting', () => {
		const contexts = [
			{},
			{ timeZone: null, currency: null, asOf: '2020-01-01T00:00:00.000Z' },
			{ clientRows: 'new', dialCode: '1', businessId: '47' },
		];
		const rows = [
			row,
			...Object.keys(row).flatMap((heading) => oddCells.map((cell) => ({ ...row, [heading]: cell }))),
		];
		let count = 0;
		for (const context of contexts) {
			for (const each of rows) {
				for (const event of imported([each], context)) {
					expect(problemsOf(event), JSON.stringify(each)).toEqual([]);
					count += 1;
				}
			}
		}
		expect(count).toBeGreaterThan(rows.length);
	});
});

describe('the books of imported sales', () => {
	it('balance for Zenoti, by the amounts of the file', () => {
		const rows = [
			saleRow(),
			saleRow({
				'Item Name': 'Cream',
				'Item Type': 'Product',
				'Sales (Exc. Tax)': '20',
				Tax: '1.60',
				'Sales(Inc. Tax)': '21.60',
				Collected: '0',
				Redeemed: '21.60',
				'Payment Type': 'Gift Card(12)',
			}),
		];
		const journal = journalIn(
			dayJournals(imported(rows, { locationIds: new Map([['downtown', 'c-north']]) }), mapping),
		);
		expect(journal.businessDay).toBe('2026-11-13');
		const amounts = Object.values(amountsOf(journal.lines));
		expect(amounts.length).toBeGreaterThan(3);
		expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(0);
		expect(Math.max(...amounts.map(Math.abs))).toBe(10_800);
	});

	it('balance for WellnessLiving', () => {
		const options = { locationIds: new Map([['harbourstudio', 'c-north']]) };
		const journal = journalIn(dayJournals(imported([purchaseRow()], options), mapping));
		const amounts = Object.values(amountsOf(journal.lines));
		expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(0);
		expect(Math.max(...amounts)).toBe(10_800);
	});
});
