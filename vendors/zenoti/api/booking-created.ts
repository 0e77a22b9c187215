import { localOf, localToUtc, own, utcOf, type UnknownRecord } from '../../../core/event';
import type { Place } from '../../../core/poll';

/**
 * When an appointment was booked, UTC to the second as webhooks have it in `creation_date`; here that field is the
 * center's wall clock and `creation_date_utc` is UTC. `null` when neither tells.
 */
export function createdStampOf(row: UnknownRecord, { timeZone }: Place): string | null {
	const told = utcOf(own(row, 'creation_date_utc'));
	const instant = told ?? localToUtc(localOf(own(row, 'creation_date')), timeZone);
	return instant === null ? null : `${instant.slice(0, 19)}.000Z`;
}
