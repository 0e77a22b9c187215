import { localToUtc } from '../event';

/** Offsets by zone and day, of days on which the clock is not changed; `null` for the others. A few years of days. */
const offsets = new Map<string, number | null>();
const mostRemembered = 20_000;

const msPerDay = 86_400_000;

/**
 * As `localToUtc`, which asks the zone four times: too long for a file of 100,000 rows. Of a day that is alike from the
 * day before to the day after, the answer is remembered.
 */
export function studioToUtc(local: string | null, timeZone: string | null): string | null {
	if (local === null || timeZone === null) return null;
	const day = local.slice(0, 10);
	const key = `${timeZone} ${day}`;
	let offset = offsets.get(key);
	if (offset === undefined) {
		offset = offsetOfDay(day, timeZone);
		if (offsets.size >= mostRemembered) offsets.clear();
		offsets.set(key, offset);
	}
	const wallClock = Date.parse(`${local}Z`);
	return offset === null || Number.isNaN(wallClock)
		? localToUtc(local, timeZone)
		: new Date(wallClock - offset).toISOString();
}

/** Milliseconds that the zone is ahead of UTC; `null` where that changes between the day before and the day after. */
function offsetOfDay(day: string, timeZone: string): number | null {
	const start = Date.parse(`${day}T00:00:00Z`);
	if (Number.isNaN(start)) return null;
	const told = [start - msPerDay, start + msPerDay / 2, start + 2 * msPerDay - 1000].map((wallClock) => {
		const utc = localToUtc(new Date(wallClock).toISOString().slice(0, 19), timeZone);
		return wallClock - Date.parse(utc ?? '');
	});
	const [first = Number.NaN] = told;
	return told.every((offset) => offset === first) ? first : null;
}
