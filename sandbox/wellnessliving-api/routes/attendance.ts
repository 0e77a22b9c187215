import type { Answer } from '../../http/route';
import { keyParam, type WellnessLivingRoute } from '../call';
import { isSpacedDate, zeroDate } from '../moment';
import { emptyField, refusal, success, unknownField } from '../problem';
import { textFlag } from '../shape/keyed';
import type { Business } from '../store/business';
import { sessionIdOf, visitStatus, type Visit } from '../store/rows';
import { countsAsBooked } from './schedule';

/** `GET /v1/login/attendance/list`: who is booked for one class or appointment. Whoever cancelled is on no list. */
export const attendanceRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/login/attendance/list',
	answer: ({ business }, call) => {
		const appointment = keyParam(call, 'k_appointment');
		if (appointment !== null) return appointmentList(business, appointment);
		const period = keyParam(call, 'k_class_period');
		if (period === null) return emptyField('k_class_period');
		const sessions = [...business.sessions.values()].filter(({ periodKey }) => periodKey === period);
		if (sessions.length === 0) return unknownField('k_class_period');
		const local = call.query.dt_date_local ?? '';
		// also said when the date came under the name dt_date
		if (!isSpacedDate(local)) return refusal('date-incorrect', 'The date is not correct.', 'dt_date_local');
		const session = sessions.find(({ startLocal }) => startLocal === local);
		const visits = session === undefined ? [] : business.visits.of(sessionIdOf(session));
		return attendance(visits, session?.capacity ?? 0, (visit) => classRecord(business, visit));
	},
};

function appointmentList(business: Business, key: string): Answer {
	const visits = business.visits.of(key).filter(({ booked }) => booked.kind === 'appointment');
	if (visits.length === 0) return unknownField('k_appointment');
	return attendance(visits, 1, (visit) => appointmentRecord(business, visit));
}

function attendance(visits: readonly Visit[], capacity: number, shape: (visit: Visit) => object): Answer {
	const active = visits.filter(({ status }) => countsAsBooked(status));
	const isWaiting = ({ status, wasWaiting }: Visit) =>
		status === visitStatus.waiting || (status === visitStatus.booked && wasWaiting);
	return success({
		a_list_active: active.map(shape),
		a_list_confirm: [],
		// who got a place is still here as well
		a_list_wait: visits
			.filter(isWaiting)
			.map((visit) => ({ ...shape({ ...visit, status: visitStatus.waiting }), is_wait: '1' })),
		i_capacity: capacity,
		i_client: active.length,
	});
}

function record({ key, uid, status, startUtc, bookedUtc, locationKey }: Visit) {
	return {
		uid,
		k_visit: key,
		id_visit: status,
		dt_book: bookedUtc,
		dt_date: startUtc,
		is_free: false,
		uid_book: uid,
		k_login_promotion: null,
		k_location: locationKey,
	};
}

function classRecord(business: Business, visit: Visit) {
	const { status, uid, registeredUtc } = visit;
	const fields = business.clients.get(uid)?.fields;
	return {
		...record(visit),
		s_firstname: fields?.s_first_name ?? '',
		s_lastname: fields?.s_last_name ?? '',
		dt_register: registeredUtc ?? zeroDate,
		is_attend: textFlag(status === visitStatus.attended),
		is_truancy: textFlag(status === visitStatus.noShow),
		is_penalty: textFlag(status === visitStatus.lateCancelled),
		is_pending: status === visitStatus.pending,
		is_wait: textFlag(status === visitStatus.waiting),
		is_unpaid: false,
	};
}

/** Other names for the names, and no word about attendance but `id_visit`. */
function appointmentRecord(business: Business, visit: Visit) {
	const fields = business.clients.get(visit.uid)?.fields;
	return {
		...record(visit),
		text_firstname: fields?.s_first_name ?? '',
		text_lastname: fields?.s_last_name ?? '',
	};
}
