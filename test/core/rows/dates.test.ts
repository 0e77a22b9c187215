import { describe, expect, it } from 'vitest';
import { momentCell } from '../../../core/rows/moment-cell';
import { recogniseOrder, type DateOrder } from '../../../core/rows';
import { readCell } from '../../../core/rows/read-cell';
import { localToUtc } from '../../../core/event';
import { studioToUtc } from '../../../core/rows/zone-days';

const read = (value: unknown, order: DateOrder = 'monthFirst') => {
	const cell = momentCell(value, order);
	return cell.kind === 'value' ? cell.value : cell.kind;
};

describe('a date is read as it stands', () => {
	it.each<[written: unknown, day: string, time: string | null, utc?: string]>([
		['11/13/2026', '2026-11-13', null],
		['1/5/2026', '2026-01-05', null],
		['11/13/2026 11:00 AM', '2026-11-13', '11:00:00'],
		['11/13/2026, 12:05:09 am', '2026-11-13', '00:05:09'],
		['11/13/2026 12:30PM', '2026-11-13', '12:30:00'],
		['11-13-2026 18:45', '2026-11-13', '18:45:00'],
		['2026-11-13', '2026-11-13', null],
		['2026/11/13 07:00', '2026-11-13', '07:00:00'],
		['2026-11-13T18:45:00', '2026-11-13', '18:45:00'],
		['2026-11-13T18:45:00.123Z', '2026-11-13', '18:45:00', '2026-11-13T18:45:00.000Z'],
		['2026-11-13T18:45:00+02:00', '2026-11-13', '18:45:00', '2026-11-13T16:45:00.000Z'],
		['2026-11-13 18:45 UTC', '2026-11-13', '18:45:00', '2026-11-13T18:45:00.000Z'],
		['Nov 13, 2026', '2026-11-13', null],
		['November 3rd, 2026 at 9:00 a.m.', '2026-11-03', '09:00:00'],
		['Fri, Nov 13, 2026 9pm', '2026-11-13', '21:00:00'],
		['Friday 13 November 2026', '2026-11-13', null],
		['13-Nov-2026', '2026-11-13', null],
		['Fri 11/13/2026 7:00 PM EST', '2026-11-13', '19:00:00'],
		[46339, '2026-11-13', null],
		[46339.75, '2026-11-13', '18:00:00'],
		['46339.5', '2026-11-13', '12:00:00'],
		[1, '1900-01-01', null],
		[61, '1900-03-01', null],
		['2/29/2024', '2024-02-29', null],
	])('%j', (written, day, time, utc) => {
		expect(read(written)).toEqual({ day, time, utc: utc ?? null });
	});

	it('with the day first where that is the order', () => {
		expect(read('3/4/2026', 'dayFirst')).toMatchObject({ day: '2026-04-03' });
		expect(read('3/4/2026', 'monthFirst')).toMatchObject({ day: '2026-03-04' });
		expect(read('13.11.2026 08:15', 'dayFirst')).toMatchObject({ day: '2026-11-13', time: '08:15:00' });
	});
});

describe('what is no date is refused, not bent into one', () => {
	it.each([
		['13/11/2026'],
		['11/13/26'],
		['2/30/2026'],
		['2026-13-01'],
		['11/13/2026 25:00'],
		['11/13/2026 13:00 pm'],
		['11/13/2026 soon'],
		['11/13-2026'],
		['Smarch 13, 2026'],
		['yesterday'],
		['202611'],
		[0.5],
		[-3],
		[4633900],
		['1'.repeat(500)],
		[`11/13/2026${' '.repeat(5000)}x`],
	])('%j', (written) => {
		expect(read(written)).toBe('unreadable');
	});

	it.each([[''], ['-'], ['0000-00-00 00:00:00'], ['0001-01-01T00:00:00'], [null], [true && {}]])(
		'while %j tells none',
		(written) => {
			expect(read(written)).toBe('blank');
		},
	);
});

describe('the order of days and months is that of the whole file', () => {
	it.each<[title: string, dates: readonly unknown[], order: DateOrder]>([
		['one day above 12 in the second place', ['3/4/2026', '3/14/2026'], 'monthFirst'],
		['one day above 12 in the first place', ['3/4/2026', '14/3/2026 10:00'], 'dayFirst'],
		['dates that are the same either way', ['3/3/2026', '5/5/2026'], 'monthFirst'],
		['dates that cannot be mistaken', ['2026-03-04', 'Mar 4, 2026', 46085, null], 'monthFirst'],
	])('%s', (_title, dates, order) => {
		expect(recogniseOrder(dates)).toEqual({ ok: true, order });
	});

	it('is never guessed when every date can be read in two ways', () => {
		expect(recogniseOrder(['3/3/2026', '3/4/2026', '5/6/2026'])).toEqual({
			ok: false,
			reason: 'ambiguous',
			sample: '3/4/2026',
		});
	});

	it('is a problem when the file holds both', () => {
		expect(recogniseOrder(['3/14/2026', '14/3/2026'])).toEqual({
			ok: false,
			reason: 'mixed',
			sample: '14/3/2026',
			other: '3/14/2026',
		});
	});
});

describe('other cells', () => {
	const format = { order: 'monthFirst', decimalMark: 'point', timeZone: 'America/New_York' } as const;

	it.each<[kind: 'time' | 'minutes' | 'flag' | 'moment' | 'utc' | 'text', written: unknown, value: unknown]>([
		['time', '9:05 am', '09:05:00'],
		['time', 0.75, '18:00:00'],
		['minutes', '1:30', 90],
		['minutes', '45 min', 45],
		['minutes', '1h 15m', 75],
		['minutes', 60, 60],
		['flag', 'Yes', true],
		['flag', 0, false],
		['moment', '2026-11-13T18:45:00Z', '2026-11-13T13:45:00'],
		['moment', '11/13/2026 6:45 PM', '2026-11-13T18:45:00'],
		['utc', '11/13/2026 18:45', '2026-11-13T18:45:00.000Z'],
		['text', '="00123"', '00123'],
		['text', "'+44 20", '+44 20'],
		['text', 42, '42'],
	])('%s %j', (kind, written, value) => {
		expect(readCell(written, kind, format)).toEqual({ kind: 'value', value });
	});

	it.each<[kind: 'time' | 'minutes' | 'flag', written: unknown]>([
		['time', 'noon'],
		['time', 1.5],
		['minutes', 'long'],
		['minutes', '-5'],
		['flag', 'perhaps'],
	])('%s %j is refused', (kind, written) => {
		expect(readCell(written, kind, format).kind).toBe('unreadable');
	});
});

describe('local times are turned into UTC as everywhere, only faster', () => {
	const zones = ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'];

	it.each(zones)('in %s, also on and around the days when the clock is changed', (zone) => {
		const start = Date.UTC(2026, 0, 1);
		const hours = Array.from({ length: 365 * 8 }, (_, n) =>
			new Date(start + n * 3 * 3_600_000).toISOString().slice(0, 19),
		);
		const different = hours.filter((local) => studioToUtc(local, zone) !== localToUtc(local, zone));
		expect(different).toEqual([]);
	});

	it.each([
		['2026-11-13T10:00:00', 'Middle/Earth'],
		['soon', 'Europe/London'],
		[null, 'Europe/London'],
		['2026-11-13T10:00:00', null],
	])('%j in %j has no instant', (local, zone) => {
		expect(studioToUtc(local, zone)).toBeNull();
	});
});
