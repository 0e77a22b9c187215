import { flagOf, own, utcOf, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { firstText, keyOf } from '../values';
import { visitStatuses, visitStatusOf, type VisitStatus } from '../visit-status';
import { fetchValue, getRequest, type Row } from './answer';
import type { Session } from './sessions';
import { isListLike, keyedRecords, spaced } from './shapes';

/** One client in one session or appointment. */
export interface Attendance {
	/** `k_visit`; `null` is not known to occur. */
	readonly visitId: string | null;
	readonly clientId: string;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly status: VisitStatus;
	/** UTC. */
	readonly bookedAt: string | null;
	/** UTC; of classes only. */
	readonly checkedInAt: string | null;
}

/** Booked wins: a person may be on two lists, and a visit counts where it is told first. */
const lists = ['a_list_active', 'a_list_confirm', 'a_list_wait'] as const;

/**
 * Everybody who is booked, waiting or came. Who has cancelled is on no list. Asked for by the **local** start: the UTC
 * one gives an empty list, and the parameter's name is `dt_date_local`.
 */
export async function readSessionAttendance(
	caller: Caller,
	{ periodId, startLocal }: Pick<Session, 'periodId' | 'startLocal'>,
): Promise<Read<ReadonlyArray<Row<Attendance>>>> {
	return await readAttendance(caller, { k_class_period: periodId, dt_date_local: spaced(startLocal) });
}

/** The same of a private appointment; its key sent as a class period gives `id-nx`. */
export async function readAppointmentAttendance(
	caller: Caller,
	appointmentId: string,
): Promise<Read<ReadonlyArray<Row<Attendance>>>> {
	return await readAttendance(caller, { k_appointment: appointmentId });
}

async function readAttendance(
	caller: Caller,
	query: Readonly<Record<string, string>>,
): Promise<Read<ReadonlyArray<Row<Attendance>>>> {
	const request = getRequest('/v1/login/attendance/list', query);
	return await fetchValue(caller, request, 'attendance list', (body) => {
		if (!lists.some((list) => isListLike(own(body, list)))) return null;
		return firstOfEach(
			lists.flatMap((list) =>
				keyedRecords(own(body, list), null).flatMap((raw) => {
					const value = toAttendance(raw, list === 'a_list_wait');
					return value === null ? [] : [{ raw, value }];
				}),
			),
		);
	});
}

function firstOfEach(rows: ReadonlyArray<Row<Attendance>>): ReadonlyArray<Row<Attendance>> {
	const told = new Set<string>();
	return rows.filter(({ value: { visitId, clientId } }) => {
		const key = visitId ?? `client ${clientId}`;
		return !told.has(key) && told.add(key);
	});
}

function toAttendance(record: UnknownRecord, isWaiting: boolean): Attendance | null {
	const clientId = keyOf(own(record, 'uid'));
	const status = visitStatusOf(own(record, 'id_visit')) ?? statusByFlags(record, isWaiting);
	if (clientId === null || status === null) return null;
	return {
		visitId: keyOf(own(record, 'k_visit')),
		clientId,
		// `s_` on classes, `text_` on appointments
		firstName: firstText(record, ['s_firstname', 'text_firstname']),
		lastName: firstText(record, ['s_lastname', 'text_lastname']),
		status,
		bookedAt: utcOf(own(record, 'dt_book')),
		checkedInAt: utcOf(own(record, 'dt_register')),
	};
}

/** In this order: a late cancellation is told by more than one flag. */
const flags = [
	['is_penalty', 4],
	['is_truancy', 5],
	['is_attend', 3],
	['is_pending', 7],
	['is_wait', 2],
] as const;

/** `id_visit` is the vendor's verdict; flags stand in for it only where it is missing, as it is on no record measured. */
function statusByFlags(record: UnknownRecord, isWaiting: boolean): VisitStatus | null {
	if (own(record, 'id_visit') !== undefined && own(record, 'id_visit') !== null) return null;
	const told = flags.find(([name]) => flagOf(own(record, name)) === true)?.[1];
	const number = told ?? (isWaiting ? 2 : 1);
	return visitStatuses.find((status) => status.number === number) ?? null;
}
