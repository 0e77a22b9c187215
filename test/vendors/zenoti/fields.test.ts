import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { zenotiPage, zenotiPageText } from '../../../scripts/docs/zenoti.mts';
import type { FieldRow } from '../../../vendors/zenoti/fact';
import { zenotiFieldTables } from '../../../vendors/zenoti/field-tables';
import { eventsOf, fixture, fixtureNames, type Json } from './support';

/** All values at a path; `name[]` goes through each entry of a list. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
	return path.split('.').reduce<readonly unknown[]>(
		(levels, part) => {
			const key = part.replace('[]', '');
			const found = levels.map((level) => (level as Json | null | undefined)?.[key]);
			return part.endsWith('[]') ? found.flatMap((list) => (Array.isArray(list) ? list : [])) : found;
		},
		[value],
	);
}

/** Objects that hold the last key of a path and do have it. */
function holdersOf(payload: Json, path: string): readonly Json[] {
	const keys = path.split('.');
	const last = (keys.pop() ?? '').replace('[]', '');
	const holders = keys.length === 0 ? [payload.data] : valuesAt(payload.data, keys.join('.'));
	return (holders as (Json | null | undefined)[]).filter(
		(holder): holder is Json => (holder?.[last] ?? null) !== null,
	);
}

const otherValues: readonly unknown[] = [
	undefined,
	'zzz',
	7,
	91,
	true,
	false,
	'2031-02-03T04:05:06',
	['zzz'],
];

function studioValues(payload: Json, path: string): string {
	const found = eventsOf(payload, { timeZone: 'America/New_York' }).flatMap((event) =>
		valuesAt(event.data, path),
	);
	return JSON.stringify(found.filter((value) => value !== null && value !== undefined));
}

/** Whether this fixture has the Zenoti field, fills the studio field, and filling it hangs on that very field. */
function isFilledFrom(name: string, row: FieldRow): boolean {
	const before = studioValues(fixture(name), row.studio);
	if (before === '[]') return false;
	const last = (row.zenoti.split('.').at(-1) ?? '').replace('[]', '');
	const count = holdersOf(fixture(name), row.zenoti).length;
	return Array.from({ length: count }, (_, index) => index).some((index) =>
		otherValues.some((value) => {
			const payload = fixture(name);
			const holder = holdersOf(payload, row.zenoti)[index] ?? {};
			if (value === undefined) delete holder[last];
			else holder[last] = value;
			return studioValues(payload, row.studio) !== before;
		}),
	);
}

const rows = zenotiFieldTables.flatMap(({ title, events, rows: fields }) =>
	fields.map((row) => [title, row.studio, row.zenoti, events, row] as const),
);

describe('The field table', () => {
	it.each(rows)('of %s tells the truth: %s is filled from %s', (_title, _studio, _zenoti, events, row) => {
		const names = fixtureNames.filter((name) =>
			events.some((beginning) => String(fixture(name).event_type).startsWith(beginning)),
		);
		expect(names.filter((name) => isFilledFrom(name, row))).not.toEqual([]);
	});

	it('covers every event there is a fixture for', () => {
		const beginnings = zenotiFieldTables.flatMap((table) => table.events);
		const uncovered = fixtureNames.filter(
			(name) => !beginnings.some((beginning) => String(fixture(name).event_type).startsWith(beginning)),
		);
		expect(uncovered).toEqual([]);
	});

	it('leaves out no studio field that any fixture fills, but what is computed from listed ones', () => {
		const computed = new Set([
			'sale.lines.net',
			'client.phone',
			'booking.client.phone',
			'booking.timeZone',
			'schedule.startAt',
			'schedule.endAt',
			'schedule.timeZone',
			'membership.status',
			'payments.locationId',
			'sale.payments.saleId',
			'sale.payments.locationId',
			'feedback.ratings',
			'booking.kind',
			'payments.saleId',
			'sale.client.phoneRaw',
		]);
		const listed = new Set(
			zenotiFieldTables.flatMap((table) => table.rows.map((row) => row.studio.replaceAll('[]', ''))),
		);
		const filled = new Set(
			fixtureNames.flatMap((name) =>
				eventsOf(fixture(name), { timeZone: 'America/New_York' }).flatMap((event) => leavesOf(event.data)),
			),
		);
		const silent = [...filled].filter(
			(path) =>
				!listed.has(path) &&
				!computed.has(path) &&
				!path.startsWith('feedback.ratings') &&
				!path.startsWith('booking.client.'),
		);
		expect(silent).toEqual([]);
	});
});

/** Paths of everything that is not null, without list positions. */
function leavesOf(value: unknown, path = ''): readonly string[] {
	if (value === null || value === undefined) return [];
	if (Array.isArray(value)) return value.flatMap((entry) => leavesOf(entry, path));
	if (typeof value !== 'object') return [path];
	return Object.entries(value).flatMap(([key, child]) =>
		leavesOf(child, path === '' ? key : `${path}.${key}`),
	);
}

describe('docs/zenoti-events.md', () => {
	it('is what the tables say today (npx tsx scripts/docs/zenoti.mts writes it)', async () => {
		expect(readFileSync(zenotiPage, 'utf8')).toBe(await zenotiPageText());
	});
});
