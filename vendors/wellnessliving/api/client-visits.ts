import type { Read } from '../../../core/poll';
import type { Rows } from './answer';
import type { WellnessLivingCaller } from './caller';
import { addDays } from './days';
import type { Days } from './sessions';
import { readVisits, type VisitPointer } from './visits';

/**
 * All visits of a client on these local days, and on one more at either end, because the list counts in UTC. Past and
 * coming ones are lists of their own; only those that can hold such a day are asked for. What lies on both, because its
 * hour came between the calls, is told once.
 */
export async function clientVisits(
	caller: WellnessLivingCaller,
	clientId: string,
	days: Days,
): Promise<Read<Rows<VisitPointer>>> {
	const range = {
		from: `${addDays(days.from, -1)}T00:00:00.000Z`,
		to: `${addDays(days.to, 1)}T23:59:59.000Z`,
	};
	const now = new Date(caller.nowMs()).toISOString();
	const byId = new Map<string, Rows<VisitPointer>['rows'][number]>();
	let skipped = 0;
	const lists = [...(range.from <= now ? [true] : []), ...(range.to >= now ? [false] : [])];
	for (const isPast of lists) {
		const read = await readVisits(caller, clientId, { ...range, isPast });
		if (!read.ok) return read;
		for (const row of read.value.rows) byId.set(row.value.id, row);
		skipped += read.value.skipped;
	}
	return { ok: true, value: { rows: [...byId.values()], skipped } };
}
