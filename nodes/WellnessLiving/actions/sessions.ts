import type { Read } from '../../../core/poll';
import { readSessions, type Days, type Row, type Session } from '../../../vendors/wellnessliving/api';
import { uidOf } from '../../../vendors/wellnessliving/api/sessions';
import type { WellnessLivingAccount } from './account';

/** Sessions of these days at the wanted locations. Two calls; the staff is asked for once a run. */
export async function sessionsOf(
	account: WellnessLivingAccount,
	days: Days,
	isWanted: (locationId: string | null) => boolean,
): Promise<Read<ReadonlyArray<Row<Session>>>> {
	const staff = await account.staff();
	if (!staff.ok) return staff;
	// the schedule demands a person, whoever it is
	const uid = uidOf(staff.value);
	if (!uid.ok) return uid;
	const read = await readSessions(account.caller, days, uid.value);
	if (!read.ok) return read;
	const rows = account.rowsOf('sessions', read.value);
	return { ok: true, value: rows.filter(({ value }) => isWanted(value.locationId)) };
}
