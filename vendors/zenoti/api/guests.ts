import { own, recordOf, type Client, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { toClient } from '../people';
import { zenotiIdOf } from '../read-zenoti';
import { fetchValue, listUnder, mapRead, toRows, type Row, type Rows } from './answer';
import { readAll, type PageOptions } from './pages';
import { pathWith, step } from './url';

/** Parts of a guest that come only when asked for. */
const expands = ['address_info', 'preferences', 'tags', 'referral', 'primary_employee'] as const;
const expandPairs = expands.map((name) => ['expand', name] as const);

/**
 * Guests changed since a day; Zenoti does not say in which zone it counts, so ask for one day more than needed. `expand`
 * is documented for the search and for one guest (docs.zenoti.com/reference/search-for-a-guest), not for this list: where
 * it is not listened to, the parts are unknown, which is something else than empty.
 */
export function changedGuestsRequest(centerId: string, since: string): HttpRequest {
	const query = { center_id: centerId, last_updated: since };
	return { method: 'GET', path: pathWith('/v1/guests', expandPairs), query };
}

export function guestRequest(id: string): HttpRequest {
	return { method: 'GET', path: pathWith(`/v1/guests/${step(id)}`, expandPairs) };
}

export async function readChangedGuests(
	caller: Caller,
	centerId: string,
	since: string,
	options: PageOptions = {},
): Promise<Read<Rows<Client>>> {
	return await readGuests(caller, changedGuestsRequest(centerId, since), options);
}

/** The bare guest object, with all its parts. */
export async function fetchGuest(caller: Caller, id: string): Promise<Read<Row<Client>>> {
	return await fetchValue(caller, guestRequest(id), toGuestRow);
}

export function toGuestRow(body: unknown): Row<Client> | null {
	const record = recordOf(body);
	const guest = own(record, 'guest') === undefined ? record : recordOf(own(record, 'guest'));
	const value = toGuest(guest);
	return value === null ? null : { raw: guest, value };
}

export function toGuest(guest: UnknownRecord): Client | null {
	const id = zenotiIdOf(own(guest, 'id'));
	return id === null ? null : toClient(id, guest);
}

export async function readGuests(
	caller: Caller,
	request: HttpRequest,
	options: PageOptions,
): Promise<Read<Rows<Client>>> {
	const idOf = (row: unknown): string | null => zenotiIdOf(own(recordOf(row), 'id'));
	const read = await readAll(caller, request, listUnder('guests'), { ...options, idOf });
	return mapRead(read, (list) => toRows(list, 'guests', toGuest));
}

export { expandPairs };
