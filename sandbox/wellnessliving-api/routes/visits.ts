import { flagParam, keyParam, type WellnessLivingRoute } from '../call';
import { dayBefore, isSpacedDate, spacedUtc } from '../moment';
import { emptyField, refusal, success, unknownField } from '../problem';
import { locationOf, type Business } from '../store/business';
import { visitStatus, type Visit } from '../store/rows';
import { countsAsBooked } from './schedule';

/** `GET /v1/schedule/page/list`: future visits, or with `is_past` all past ones. */
const listRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/schedule/page/list',
	answer: ({ business, now }, call) => {
		const uid = keyParam(call, 'uid');
		if (uid === null) return emptyField('uid');
		if (business.clients.get(uid) === undefined) return unknownField('uid');
		const { dtu_start: from = '', dtu_end: to = '' } = call.query;
		const wrong = [from, to].find((date) => date !== '' && !isSpacedDate(date));
		if (wrong !== undefined) return refusal('dt-date-invalid', 'The date is not valid.', 'dtu_start');
		const nowUtc = spacedUtc(now());
		const isPast = flagParam(call, 'is_past');
		const isWanted = ({ startUtc, status }: Visit) =>
			startUtc < nowUtc === isPast &&
			from <= startUtc &&
			(to === '' || startUtc <= to) &&
			(isPast ? status !== visitStatus.removed : isComing(status));
		const pointer = ({ key, startUtc, status }: Visit) => ({
			k_visit: key,
			dtu_date: startUtc,
			id_visit: status,
			k_business: business.key,
		});
		return success({ a_visit: business.visits.ofClient(uid).filter(isWanted).map(pointer) });
	},
};

function isComing(status: number): boolean {
	return countsAsBooked(status) || status === visitStatus.waiting;
}

/** `GET /v1/schedule/page/element`: one visit, a cancelled one as well. */
const elementRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/schedule/page/element',
	answer: ({ business }, call) => {
		const key = keyParam(call, 'k_visit');
		if (key === null) return emptyField('k_visit');
		const visit = business.visits.get(key);
		return visit === undefined ? unknownField('k_visit') : success(elementBody(business, visit));
	},
};

function elementBody(business: Business, visit: Visit) {
	const { booked, status, startUtc, startLocal, locationKey, isEvent, isVirtual } = visit;
	const isClass = booked.kind === 'class';
	const location = locationOf(business, locationKey);
	return {
		k_visit: visit.key,
		k_class: isClass ? booked.classKey : null,
		k_class_period: isClass ? booked.periodKey : null,
		k_appointment: isClass ? null : booked.appointmentKey,
		k_service: isClass ? null : booked.serviceKey,
		k_location: locationKey,
		text_location: location.title,
		uid: visit.uid,
		id_visit: status,
		s_title: visit.title,
		text_room: visit.room,
		dt_date_global: startUtc,
		dt_date_local: startLocal,
		text_timezone: location.zoneText,
		// the hour until which cancelling is free, whether anybody cancels or not
		dt_cancel: dayBefore(startUtc),
		i_duration: visit.minutes,
		is_event: isEvent,
		is_virtual: isVirtual,
		// "can be checked in now"
		is_checkin: status === visitStatus.booked,
		a_staff: visit.staffKeys.map((staffKey) => teacherBody(business, staffKey)),
	};
}

function teacherBody(business: Business, key: string) {
	const { firstName = '', lastName = '' } = business.staff.get(key) ?? {};
	return { k_staff: key, s_name: firstName, s_family: lastName, s_name_full: `${firstName} ${lastName}` };
}

export const visitRoutes: readonly WellnessLivingRoute[] = [listRoute, elementRoute];
