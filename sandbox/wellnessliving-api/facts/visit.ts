import { z } from 'zod';
import { localOfUtc, spacedUtc, utcOfLocal } from '../moment';
import { locationOf, type Business } from '../store/business';
import { sessionIdOf, visitStatus, type Slot, type Visit } from '../store/rows';
import { meetClientOf } from './client';
import { applied, ignored, readAs, type FactContext, type FactHandler } from './fact';
import { enumNumber, enumWord, flag, key, text } from './parse';

const visit = z.object({
	id_visit: z.unknown(),
	k_visit: key,
	uid: key,
	client: z.object({ uid: key }).passthrough().nullish(),
	k_class: key,
	k_class_period: key,
	k_appointment: key,
	k_service: key,
	k_location: key,
	s_title: text,
	text_location: text,
	text_room: text,
	dt_date_local: text,
	dt_date_global: text,
	i_duration: z.coerce.number().catch(0),
	is_event: flag,
	is_virtual: flag,
	a_class_info: z.object({ i_capacity: z.coerce.number() }).nullish().catch(null),
	a_staff: z.array(z.object({ k_staff: key, s_name: text, s_family: text })).catch([]),
});
type ToldVisit = z.output<typeof visit>;

/** Words that were seen or are likely where the number is missing. */
const statusOfWord: Readonly<Record<string, number>> = {
	book: visitStatus.booked,
	wait: visitStatus.waiting,
	attend: visitStatus.attended,
	latecancel: visitStatus.lateCancelled,
	noshow: visitStatus.noShow,
	cancel: visitStatus.cancelled,
	pending: visitStatus.pending,
	removed: visitStatus.removed,
};

/** `client.class.schedule` and its siblings: what happened is in `id_visit`. */
export const visitTold: FactHandler = readAs(visit, (context, told) => {
	const status = enumNumber(told.id_visit) ?? statusOfWord[enumWord(told.id_visit)];
	const uid = told.client?.uid ?? told.uid;
	const slot = slotOf(context, told);
	const booked = bookedOf(told);
	if (status === undefined || uid === null) return ignored('id_visit or uid: missing');
	if (slot === null || booked === null)
		return ignored('no time, or neither k_class_period nor k_appointment');
	meetClientOf(context, uid, told.client);
	if (booked.kind === 'class') meetSession(context.business, booked, slot, told.a_class_info?.i_capacity);
	const visitKey = told.k_visit ?? knownKey(context.business, uid, booked, slot) ?? newKey(context.business);
	const before = context.business.visits.get(visitKey);
	const at = spacedUtc(context.atMs);
	context.business.visits.put({
		...slot,
		key: visitKey,
		uid,
		status,
		booked,
		bookedUtc: before?.bookedUtc ?? at,
		registeredUtc: status === visitStatus.attended ? (before?.registeredUtc ?? at) : null,
		wasWaiting: before?.wasWaiting === true || status === visitStatus.waiting,
	});
	return applied('visit', visitKey);
});

function slotOf({ business, isEvent }: FactContext, told: ToldVisit): Slot | null {
	const location = locationOf(business, told.k_location, told.text_location);
	const { dt_date_global: utc, dt_date_local: local } = told;
	if (utc === '' && local === '') return null;
	return {
		startUtc: utc === '' ? utcOfLocal(local, location.timeZone) : utc,
		startLocal: local === '' ? localOfUtc(utc, location.timeZone) : local,
		locationKey: location.key,
		title: told.s_title,
		room: told.text_room,
		minutes: told.i_duration,
		isEvent: told.is_event || isEvent,
		isVirtual: told.is_virtual,
		staffKeys: told.a_staff.flatMap((teacher) => meetTeacher(business, teacher) ?? []),
	};
}

function meetTeacher(
	business: Business,
	{ k_staff, s_name, s_family }: ToldVisit['a_staff'][number],
): string | null {
	if (k_staff !== null && !business.staff.has(k_staff)) {
		const met = { key: k_staff, uid: `9${k_staff}`, firstName: s_name, lastName: s_family };
		business.staff.set(k_staff, met);
	}
	return k_staff;
}

function bookedOf(told: ToldVisit): Visit['booked'] | null {
	const { k_appointment: appointmentKey, k_class_period: periodKey } = told;
	if (appointmentKey !== null)
		return { kind: 'appointment', appointmentKey, serviceKey: told.k_service ?? '0' };
	return periodKey === null ? null : { kind: 'class', periodKey, classKey: told.k_class ?? '0' };
}

function meetSession(
	{ sessions }: Business,
	{ classKey, periodKey }: Extract<Visit['booked'], { kind: 'class' }>,
	slot: Slot,
	capacity: number | undefined,
): void {
	const id = sessionIdOf({ periodKey, startUtc: slot.startUtc });
	const before = sessions.get(id);
	sessions.set(id, {
		...slot,
		classKey,
		periodKey,
		capacity: capacity ?? before?.capacity ?? 12,
		isCancelled: before?.isCancelled ?? false,
	});
}

/** A payload without `k_visit` is known by who comes to what. */
function knownKey(
	{ visits }: Business,
	uid: string,
	booked: Visit['booked'],
	{ startUtc }: Slot,
): string | null {
	const slot =
		booked.kind === 'class' ? sessionIdOf({ periodKey: booked.periodKey, startUtc }) : booked.appointmentKey;
	return visits.of(slot).find((one) => one.uid === uid)?.key ?? null;
}

function newKey({ visits }: Business): string {
	return String(754_000_001 + visits.all().length);
}
