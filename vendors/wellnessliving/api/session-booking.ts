import type { Booking, Location, Staff, UnknownRecord } from '../../../core/event';
import { bookingTimesOf, toBooking } from '../booking';
import { visitIdOf } from '../identity';
import type { Attendance } from './attendance';
import type { Session } from './sessions';

/** What a run knows besides the schedule: names for keys. */
export interface StudioBook {
	readonly locations: ReadonlyMap<string, Location>;
	/** By `k_staff …` and `uid …`. */
	readonly staff: ReadonlyMap<string, Staff>;
	readonly timeZoneOf: (locationId: string | null) => string | null;
}

/** A client's booking of a session, by the same mapping as the webhook's; `null` without a key. */
export function toSessionBooking(
	session: Session,
	attendance: Attendance,
	{ locations, staff, timeZoneOf }: StudioBook,
): Booking | null {
	const { visitId, clientId, firstName, lastName, status } = attendance;
	const { periodId, startAt: start } = session;
	const id = visitIdOf({ kind: 'class', visitId, clientId, periodId, start });
	if (id === null) return null;
	const payload: UnknownRecord = {
		k_class: session.classId,
		s_title: session.name,
		k_location: session.locationId,
		text_location: locations.get(session.locationId ?? '')?.name,
		dt_date_global: session.startAt,
		dt_date_local: session.startLocal,
		i_duration: session.durationMinutes,
		a_staff: session.staff.map((member) => {
			const known = staff.get(`k_staff ${member.id}`) ?? staff.get(`uid ${member.uid}`);
			return { k_staff: member.id ?? known?.id, s_name: known?.firstName, s_family: known?.lastName };
		}),
	};
	return toBooking(payload, {
		id,
		kind: 'class',
		status: status.status,
		client: { s_first_name: firstName, s_last_name: lastName },
		clientId,
		periodId,
		times: bookingTimesOf(payload, timeZoneOf(session.locationId)),
	});
}
