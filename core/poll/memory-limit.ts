import type { SeenThing } from './state';

export interface Bounded {
	readonly seen: ReadonlyMap<string, SeenThing>;
	/** Days before this one were dropped; `null` when all fitted. */
	readonly cutBefore: string | null;
}

/**
 * Drops the oldest days until at most `most` things are left. A day is dropped whole, because half a day would be told
 * again with the next poll; the newest day always stays.
 */
export function withinLimit(seen: ReadonlyMap<string, SeenThing>, most: number): Bounded {
	if (seen.size <= most) return { seen, cutBefore: null };
	const perDay = new Map<string, number>();
	for (const { day } of seen.values()) perDay.set(day, (perDay.get(day) ?? 0) + 1);
	const days = [...perDay.keys()].sort();
	let left = seen.size;
	let first = 0;
	while (left > most && first < days.length - 1) {
		left -= perDay.get(days[first] ?? '') ?? 0;
		first += 1;
	}
	const cutBefore = first === 0 ? null : (days[first] ?? null);
	return { seen: cutBefore === null ? seen : from(seen, cutBefore), cutBefore };
}

/** What belongs to this day or a later one. */
export function from(seen: ReadonlyMap<string, SeenThing>, day: string): ReadonlyMap<string, SeenThing> {
	return new Map([...seen].filter(([, thing]) => thing.day >= day));
}
