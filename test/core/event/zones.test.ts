import fc from 'fast-check';
import { Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { businessDayOf, isTimeZone, localToUtc, plusMinutes, utcToLocal } from '../../../core/event';

const usual = { now: Settings.now, locale: Settings.defaultLocale };

afterEach(() => {
	Settings.now = usual.now;
	Settings.defaultLocale = usual.locale;
});

/** Both clock changes of 2026 in four zones: the skipped and the repeated hour, and the minute on either side. */
const clockChanges: ReadonlyArray<[zone: string, local: string, utc: string, why: string]> = [
	['America/New_York', '2026-03-08T01:59:59', '2026-03-08T06:59:59.000Z', 'last second of winter'],
	['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z', 'skipped'],
	['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z', 'first second of summer'],
	['America/New_York', '2026-11-01T00:59:59', '2026-11-01T04:59:59.000Z', 'before'],
	['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z', 'repeated, the first one'],
	['America/New_York', '2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z', 'after'],
	['Europe/London', '2026-03-29T00:59:59', '2026-03-29T00:59:59.000Z', 'last second of winter'],
	['Europe/London', '2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z', 'skipped'],
	['Europe/London', '2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z', 'first second of summer'],
	['Europe/London', '2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', 'repeated, the first one'],
	['Europe/London', '2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z', 'after'],
	['Australia/Sydney', '2026-10-04T01:59:59', '2026-10-03T15:59:59.000Z', 'last second of winter'],
	['Australia/Sydney', '2026-10-04T02:30:00', '2026-10-03T16:30:00.000Z', 'skipped'],
	['Australia/Sydney', '2026-10-04T03:00:00', '2026-10-03T16:00:00.000Z', 'first second of summer'],
	['Australia/Sydney', '2026-04-05T02:30:00', '2026-04-04T15:30:00.000Z', 'repeated, the first one'],
	['Australia/Sydney', '2026-04-05T03:00:00', '2026-04-04T17:00:00.000Z', 'after'],
	['America/St_Johns', '2026-03-08T01:59:59', '2026-03-08T05:29:59.000Z', 'half an hour off, winter'],
	['America/St_Johns', '2026-03-08T02:30:00', '2026-03-08T06:00:00.000Z', 'skipped'],
	['America/St_Johns', '2026-03-08T03:00:00', '2026-03-08T05:30:00.000Z', 'first second of summer'],
	['America/St_Johns', '2026-11-01T01:30:00', '2026-11-01T04:00:00.000Z', 'repeated, the first one'],
	['America/St_Johns', '2026-11-01T02:00:00', '2026-11-01T05:30:00.000Z', 'after'],
];

describe('a local time becomes UTC', () => {
	it.each(clockChanges)('in %s %s is %s: %s', (zone, local, utc) => {
		expect(localToUtc(local, zone)).toBe(utc);
	});

	it.each(['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z'])(
		'the same way on a server that lives in %s',
		(today) => {
			Settings.now = () => Date.parse(today);
			expect(clockChanges.map(([zone, local]) => localToUtc(local, zone))).toEqual(
				clockChanges.map(([, , utc]) => utc),
			);
		},
	);

	it('and back, wherever the clock shows that time', () => {
		const skipped = new Set(['skipped']);
		for (const [zone, local, utc, why] of clockChanges)
			if (!skipped.has(why)) expect(utcToLocal(utc, zone)).toBe(local);
	});

	it('and from UTC to local and back for every instant, but for the hour that is there twice', () => {
		const zones = fc.constantFrom(
			'America/New_York',
			'Europe/London',
			'Australia/Lord_Howe',
			'America/St_Johns',
		);
		const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
		fc.assert(
			fc.property(seconds, zones, (second, zone) => {
				const utc = new Date(second * 1000).toISOString();
				const local = utcToLocal(utc, zone);
				const again = localToUtc(local, zone);
				expect(utcToLocal(again, zone)).toBe(local);
				expect(Date.parse(utc) - Date.parse(again ?? '')).toBeOneOf([0, 1_800_000, 3_600_000]);
			}),
		);
	});

	const unknown: ReadonlyArray<[local: string | null, zone: string | null]> = [
		[null, 'Europe/London'],
		['2026-01-01T00:00:00', null],
		['2026-01-01T00:00:00', ''],
		['2026-01-01T00:00:00', 'ET'],
		['2026-01-01T00:00:00', 'Mars/Olympus'],
		['2026-01-01T00:00:00', '__proto__'],
		['2026-02-29T00:00:00', 'Europe/London'],
		['tomorrow', 'Europe/London'],
	];
	it.each(unknown)('or stays unknown: %s in %s', (local, zone) => {
		expect(localToUtc(local, zone)).toBeNull();
	});
});

describe('the business day of a sale', () => {
	const cases: ReadonlyArray<[utc: string | null, zone: string | null, day: string | null]> = [
		['2026-03-09T03:59:59.000Z', 'America/New_York', '2026-03-08'],
		['2026-03-09T04:00:00.000Z', 'America/New_York', '2026-03-09'],
		['2026-03-08T04:59:59.000Z', 'America/New_York', '2026-03-07'],
		['2026-11-02T04:59:59.999Z', 'America/New_York', '2026-11-01'],
		['2026-11-02T05:00:00.000Z', 'America/New_York', '2026-11-02'],
		['2026-03-29T23:00:00.000Z', 'Europe/London', '2026-03-30'],
		['2026-03-28T23:59:59.000Z', 'Europe/London', '2026-03-28'],
		['2026-10-25T23:59:59.000Z', 'Europe/London', '2026-10-25'],
		['2026-10-24T23:00:00.000Z', 'Europe/London', '2026-10-25'],
		['2026-10-04T12:59:59.000Z', 'Australia/Sydney', '2026-10-04'],
		['2026-10-04T13:00:00.000Z', 'Australia/Sydney', '2026-10-05'],
		['2026-04-05T13:59:59.000Z', 'Australia/Sydney', '2026-04-05'],
		['2026-04-05T14:00:00.000Z', 'Australia/Sydney', '2026-04-06'],
		['2026-03-09T02:29:59.000Z', 'America/St_Johns', '2026-03-08'],
		['2026-03-09T02:30:00.000Z', 'America/St_Johns', '2026-03-09'],
		['2026-11-02T03:30:00.000Z', 'America/St_Johns', '2026-11-02'],
		['2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati', '2024-03-01'],
		['2024-03-01T09:00:00.000Z', 'Pacific/Pago_Pago', '2024-02-29'],
		[null, 'Europe/London', null],
		['2026-01-01T00:00:00.000Z', null, null],
		['2026-01-01T00:00:00.000Z', 'ET', null],
	];
	it.each(cases)('at %s in %s is %s', (utc, zone, day) => {
		expect(businessDayOf(utc, zone)).toBe(day);
	});

	it('is written in plain digits on a server with an Arabic locale', () => {
		Settings.defaultLocale = 'ar-EG';
		expect(businessDayOf('2026-03-09T12:00:00.000Z', 'Africa/Cairo')).toBe('2026-03-09');
	});
});

describe('so many minutes later', () => {
	const cases: ReadonlyArray<[utc: string | null, minutes: number | null, later: string | null]> = [
		['2026-03-08T06:30:00.000Z', 60, '2026-03-08T07:30:00.000Z'],
		['2026-12-31T23:59:00.000Z', 1, '2027-01-01T00:00:00.000Z'],
		['2024-02-28T23:30:00.000Z', 45, '2024-02-29T00:15:00.000Z'],
		['2026-01-01T00:00:00.000Z', -1, '2025-12-31T23:59:00.000Z'],
		['9999-12-31T23:59:00.000Z', 1, null],
		['2026-01-01T00:00:00.000Z', 1e300, null],
		['2026-01-01T00:00:00.000Z', Number.NaN, null],
		['soon', 5, null],
		[null, 5, null],
		['2026-01-01T00:00:00.000Z', null, null],
	];
	it.each(cases)('%s and %s minutes is %s, and never an error', (utc, minutes, later) => {
		expect(plusMinutes(utc, minutes)).toBe(later);
	});
});

it.each([
	['America/New_York', true],
	['Asia/Kolkata', true],
	['Mars/Olympus', false],
	['', false],
	['__proto__', false],
])('the name %j is a time zone: %s', (name, known) => {
	expect(isTimeZone(name)).toBe(known);
});
