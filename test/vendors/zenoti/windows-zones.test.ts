import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../core/event';
import { ianaZoneOf, windowsZoneNames } from '../../../vendors/zenoti/windows-zones';

describe('Windows zone names', () => {
	it('all lead to an IANA zone that this platform knows', () => {
		const unknown = windowsZoneNames.filter((name) => !isTimeZone(ianaZoneOf(name) ?? ''));
		expect(unknown).toEqual([]);
		expect(windowsZoneNames.length).toBeGreaterThanOrEqual(139);
	});

	it.each([
		['Eastern Standard Time', 'America/New_York'],
		['US Eastern Standard Time', 'America/Indiana/Indianapolis'],
		['Eastern Standard Time (Mexico)', 'America/Cancun'],
		['Pacific SA Standard Time', 'America/Santiago'],
		['india standard time', 'Asia/Kolkata'],
		[' Arabian Standard Time ', 'Asia/Dubai'],
		['Arab Standard Time', 'Asia/Riyadh'],
		['Arabic Standard Time', 'Asia/Baghdad'],
		['GMT Standard Time', 'Europe/London'],
		['UTC', 'Etc/UTC'],
		['AUS Eastern Standard Time', 'Australia/Sydney'],
		['Aus Central W. Standard Time', 'Australia/Eucla'],
		['Line Islands Standard Time', 'Pacific/Kiritimati'],
	])('%s is %s', (windows, iana) => {
		expect(ianaZoneOf(windows)).toBe(iana);
	});

	it.each(['', 'Eastern Daylight Time', 'America/New_York', '__proto__', 'constructor'])(
		'%j is none of them, and is not guessed',
		(name) => {
			expect(ianaZoneOf(name)).toBeNull();
		},
	);
});
