import { isRecord, own, type Client, type UnknownRecord } from '../../../core/event';
import { isUnknownOutcome, type Caller, type HttpRequest } from '../../../core/http';
import type { Failure } from '../../../core/http';
import type { Read } from '../../../core/poll';
import type { Row } from './answer';
import { fetchValue } from './answer';
import { unexpectedAnswer } from './failure';
import { merged, toGuestBody, type GuestChanges } from './guest-body';
import { searchGuests } from './guest-search';
import { expandPairs, fetchGuest, toGuestRow } from './guests';
import { pathWith, step } from './url';

export interface WrittenGuest {
	readonly action: 'created' | 'updated' | 'unchanged';
	readonly guest: Row<Client>;
}

export function createGuestRequest(changes: GuestChanges): HttpRequest {
	const path = pathWith('/v1/guests', expandPairs);
	return { method: 'POST', path, body: toGuestBody(changes), once: true };
}

/** Zenoti replaces the whole guest with the body (docs.zenoti.com/reference/update-a-guest), so it must hold all. */
export function replaceGuestRequest(id: string, whole: UnknownRecord): HttpRequest {
	const path = pathWith(`/v1/guests/${step(id)}`, expandPairs);
	return { method: 'PUT', path, body: whole, once: true };
}

/**
 * Never repeated blindly. When the answer gets lost, the guest is looked for, because Zenoti does not refuse to make
 * the same person twice.
 */
export async function createGuest(caller: Caller, changes: GuestChanges): Promise<Read<WrittenGuest>> {
	const result = await caller.call(createGuestRequest(changes));
	if (result.ok) {
		const guest = toGuestRow(result.response.body);
		if (guest === null) return { ok: false, failure: unexpectedAnswer(result.response.status) };
		return { ok: true, value: { action: 'created', guest } };
	}
	const lost: Read<WrittenGuest> = { ok: false, failure: result.failure };
	if (!isUnknownOutcome(result.answer) || caller.halted() !== null) return lost;
	const found = await findGuests(caller, changes);
	const [guest, ...others] = found.ok ? found.value : [];
	if (guest === undefined || others.length > 0) return lost;
	return { ok: true, value: { action: 'created', guest } };
}

/** Reads the guest with all its parts, lays the changes over it and writes the whole back; nothing when nothing differs. */
export async function updateGuest(
	caller: Caller,
	id: string,
	changes: GuestChanges,
): Promise<Read<WrittenGuest>> {
	const held = await fetchGuest(caller, id);
	if (!held.ok) return held;
	const { raw } = held.value;
	if (!isRecord(own(raw, 'personal_info'))) return { ok: false, failure: unexpectedAnswer(200) };
	const whole = merged(raw, toGuestBody(changes));
	if (JSON.stringify(whole) === JSON.stringify(raw)) {
		return { ok: true, value: { action: 'unchanged', guest: held.value } };
	}
	const written = await fetchValue(caller, replaceGuestRequest(id, whole), toGuestRow);
	return written.ok ? { ok: true, value: { action: 'updated', guest: written.value } } : written;
}

/** Finds the guest by e-mail, else by phone, and updates it; makes a new one when nobody is found. */
export async function upsertGuest(caller: Caller, changes: GuestChanges): Promise<Read<WrittenGuest>> {
	const found = await findGuests(caller, changes);
	if (!found.ok) return found;
	const [only, ...others] = found.value;
	if (only === undefined) return await createGuest(caller, changes);
	if (others.length > 0) return { ok: false, failure: ambiguous(found.value.length) };
	// the center says where to look and where to make a new guest; it does not move one
	return await updateGuest(caller, only.value.id, { ...changes, centerId: undefined });
}

/** Guests who really have the e-mail or the phone: the search itself finds more than that. */
export async function findGuests(
	caller: Caller,
	{ centerId, email, phone }: GuestChanges,
): Promise<Read<ReadonlyArray<Row<Client>>>> {
	const place = centerId === undefined ? {} : { centerId };
	const wanted = email?.trim().toLowerCase() ?? '';
	if (wanted !== '') {
		const read = await searchGuests(caller, { ...place, email: wanted });
		if (!read.ok) return read;
		const same = read.value.rows.filter(({ value }) => value.email === wanted);
		if (same.length > 0) return { ok: true, value: same };
	}
	const digits = (phone ?? '').replace(/\D/g, '');
	if (digits.length < fewestDigits) return { ok: true, value: [] };
	const read = await searchGuests(caller, { ...place, phone: phone ?? '' });
	if (!read.ok) return read;
	return { ok: true, value: read.value.rows.filter(({ value }) => hasPhone(value, digits)) };
}

const fewestDigits = 7;

/** Stored with or without dial code, so the shorter of both numbers has to end the longer one. */
function hasPhone({ phone, phoneRaw }: Client, digits: string): boolean {
	return [phone, phoneRaw].some((text) => {
		const held = (text ?? '').replace(/\D/g, '');
		return held.length >= fewestDigits && (held.endsWith(digits) || digits.endsWith(held));
	});
}

function ambiguous(count: number): Failure {
	return {
		kind: 'permanent',
		code: 'AMBIGUOUS_GUEST',
		message: `${count} guests have this e-mail address or phone number.`,
		hint: 'Merge them in Zenoti, or update one of them by its id.',
	};
}
