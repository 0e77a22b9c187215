import type { Booking } from '../../core/event/booking';
import { own, recordOf } from '../../core/event/read';
import { bookingTimesOf, periodFieldOf, toBooking } from './booking';
import { toClient } from './client';
import { versionOf } from './envelope';
import { refuse, type Reader } from './fact';
import { visitIdOf } from './identity';
import { keyOf, shownEnum } from './values';
import { visitStatusOf } from './visit-status';

/**
 * `client.class.schedule…` and its siblings: a client's booking, cancellation or attendance. The topic is not
 * documented; what happened is in the body (`id_visit`), not in the topic's suffix.
 */
export function readVisit(kind: Booking['kind']): Reader {
	return (payload, { envelope, context }) => {
		const visit = visitStatusOf(own(payload, 'id_visit'));
		if (visit === null) return refuse(`It has a visit status ${shownEnum(own(payload, 'id_visit'))}.`);
		const client = recordOf(own(payload, 'client'));
		const clientId = keyOf(own(client, 'uid')) ?? keyOf(own(payload, 'uid'));
		const visitId = keyOf(own(payload, 'k_visit'));
		const periodId = keyOf(own(payload, periodFieldOf(kind)));
		const times = bookingTimesOf(payload, context.timeZone);
		const start = times.startAt ?? times.startLocal;
		const id = visitIdOf({ kind, visitId, clientId, periodId, start });
		if (id === null)
			return refuse(`It has neither k_visit nor all of uid, ${periodFieldOf(kind)} and a start.`);
		const booking = toBooking(payload, { id, kind, status: visit.status, client, clientId, periodId, times });
		return {
			kind: 'fact',
			type: visit.type,
			entity: 'booking',
			entityId: id,
			operation: 'visit',
			// With the stamp, because a visit can be booked, cancelled and booked again, or moved to another hour.
			version: `${visit.status}@${versionOf(envelope, payload)}`,
			correlation: id,
			data:
				clientId === null || Object.keys(client).length === 0
					? { booking }
					: { booking, client: toClient(client, clientId) },
		};
	};
}
