import type { Answer } from '../../http/route';
import { flagParam, keyParam, listParam, type WellnessLivingCall, type WellnessLivingRoute } from '../call';
import { dayOf, isBareDay } from '../moment';
import { emptyField, refusal, success, unknownField } from '../problem';
import { textFlag } from '../shape/keyed';
import { locationOf, type Business } from '../store/business';
import { sessionIdOf, visitStatus, type Session } from '../store/rows';
import type { WellnessLivingState } from '../state';

/** `GET /v1/schedule/class/list`: the one call that takes bare dates only. Private appointments are not in it. */
export const classListRoute: WellnessLivingRoute = {
	method: 'GET',
	path: '/v1/schedule/class/list',
	answer: (state, call) => {
		const uid = keyParam(call, 'uid');
		if (uid === null) return emptyField('uid');
		if (!isAnybody(state.business, uid)) return unknownField('uid');
		const { dt_date: from = '', dt_end: to = '' } = call.query;
		if (!isBareDay(from)) return refusal('date-incorrect', 'The date is not correct.', 'dt_date');
		if (!isBareDay(to) || to < from)
			return refusal('date-end-invalid', 'The end date is not valid.', 'dt_end');
		return classList(state, call, from, to);
	},
};

/** The uid does not filter, but it has to be somebody's. */
function isAnybody({ clients, staff }: Business, uid: string): boolean {
	return clients.get(uid) !== undefined || [...staff.values()].some((member) => member.uid === uid);
}

function classList(
	{ business, settings }: WellnessLivingState,
	call: WellnessLivingCall,
	from: string,
	to: string,
): Answer {
	const places = [keyParam(call, 'k_location') ?? [], listParam(call, 'a_location')].flat();
	const isWanted = ({ startLocal, locationKey, isCancelled, isEvent }: Session) =>
		from <= dayOf(startLocal) &&
		dayOf(startLocal) <= to &&
		(places.length === 0 || places.includes(locationKey)) &&
		(!isCancelled || flagParam(call, 'show_cancel')) &&
		(!isEvent || flagParam(call, 'show_event'));
	const sessions = [...business.sessions.values()]
		.filter(isWanted)
		.sort((left, right) => (left.startUtc < right.startUtc ? -1 : Number(left.startUtc > right.startUtc)));
	const malformed = settings.malformedSession ? [{ dtl_date: `${from} 00:00:00` }] : [];
	return success({ a_session: [...malformed, ...sessions.map((session) => sessionBody(business, session))] });
}

function sessionBody(business: Business, session: Session) {
	const { classKey, periodKey, startUtc, startLocal, staffKeys, locationKey } = session;
	const statuses = business.visits.of(sessionIdOf(session)).map(({ status }) => status);
	return {
		k_class: classKey,
		k_class_period: periodKey,
		k_location: locationKey,
		dt_date: startUtc,
		dtl_date: startLocal,
		dt_time: startLocal.slice(11),
		text_timezone: locationOf(business, locationKey).zoneText,
		i_duration: session.minutes,
		i_book: statuses.filter(countsAsBooked).length,
		i_capacity: String(session.capacity),
		i_wait: statuses.filter((status) => status === visitStatus.waiting).length,
		is_cancel: textFlag(session.isCancelled),
		is_event: textFlag(session.isEvent),
		is_virtual: session.isVirtual,
		is_wait_list_enabled: true,
		a_staff: staffKeys,
		a_staff_uid: staffKeys.map((key) => business.staff.get(key)?.uid ?? '0'),
		s_title: session.title,
		url_book: `https://studio.test/book/${periodKey}?dt_date=${encodeURIComponent(startUtc)}`,
	};
}

const onTheList: readonly number[] = [
	visitStatus.booked,
	visitStatus.attended,
	visitStatus.noShow,
	visitStatus.pending,
];

export function countsAsBooked(status: number): boolean {
	return onTheList.includes(status);
}
