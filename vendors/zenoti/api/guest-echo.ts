import type { EventType } from '../../../core/event';
import type { WrittenGuest } from './guest-write';
import { onceVersion, toPollEvent } from './poll-event';

/** The event by which Zenoti will tell of a write of ours, so that a workflow can know it when it comes back. */
export interface Echo {
	readonly type: EventType;
	/**
	 * The id that event will have, by webhook and by poll. `null` where it cannot be known before: Zenoti stamps changes
	 * with ids of its own, and no field of a guest could carry a mark that its webhook repeats.
	 */
	readonly eventId: string | null;
}

/** `null` when nothing was written: then nothing comes back. */
export function echoOf({ action, guest }: WrittenGuest): Echo | null {
	if (action === 'unchanged') return null;
	if (action === 'updated') return { type: 'studio.client.updated', eventId: null };
	const type = 'studio.client.created';
	const { raw, value: client } = guest;
	if (client.createdAt === null) return { type, eventId: null };
	const fact = {
		type,
		entity: 'guest',
		entityId: client.id,
		record: raw,
		centerId: client.homeLocationId,
		groupId: null,
		saleId: null,
		data: {},
	} as const;
	const place = { id: client.homeLocationId ?? '', name: null, timeZone: null, currency: null };
	const context = { receivedAt: client.createdAt, place, includeRaw: false };
	const { id } = toPollEvent(
		{ fact, asked: '', version: onceVersion, happenedAt: client.createdAt, raw },
		context,
	);
	return { type, eventId: id };
}
