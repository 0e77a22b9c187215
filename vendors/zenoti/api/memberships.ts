import {
	currencyOf,
	dayOf,
	isRecord,
	own,
	readAmount,
	recordOf,
	textOf,
	type ClientRef,
	type Membership,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { balancesOf } from '../membership-events';
import { guestIdRef } from '../people';
import { centerDayOf, zenotiIdOf } from '../read-zenoti';
import { fetchValue, listUnder, mapRead, toRows, type Rows } from './answer';
import { readAll, type PageOptions } from './pages';
import { pathWith, step } from './url';

/** Holders of memberships of a center, changed since a day. */
export function changedMembersRequest(centerId: string, since: string): HttpRequest {
	const path = `/v1/centers/${step(centerId)}/members`;
	return { method: 'GET', path, query: { last_updated_date: since } };
}

/** With an API key the center is needed, or Zenoti answers 401 "Invalid Center". */
export function guestMembershipsRequest(guestId: string, centerId: string): HttpRequest {
	const path = pathWith(`/v1/guests/${step(guestId)}/memberships`, [['center_id', centerId]]);
	return { method: 'GET', path };
}

export async function readChangedMembers(
	caller: Caller,
	place: Place,
	since: string,
	options: PageOptions = {},
): Promise<Read<Rows<Membership>>> {
	const idOf = (row: unknown): string | null => membershipIdOf(recordOf(row));
	const request = changedMembersRequest(place.id, since);
	const read = await readAll(caller, request, listUnder('members', 'memberships'), { ...options, idOf });
	return mapRead(read, (list) => toRows(list, 'members', (row) => toMembership(row, place)));
}

/** Not paged. The numeric status of this list is not documented, so it stays unknown. */
export async function readGuestMemberships(
	caller: Caller,
	place: Place,
	guestId: string,
): Promise<Read<Rows<Membership>>> {
	const request = guestMembershipsRequest(guestId, place.id);
	const read = await fetchValue(caller, request, listUnder('guest_memberships', 'memberships'));
	return mapRead(read, (list) =>
		toRows(list, 'guest_memberships', (row) => {
			const membership = toMembership(row, place);
			return membership === null ? null : { ...membership, client: membership.client ?? guestIdRef(guestId) };
		}),
	);
}

function membershipIdOf(row: UnknownRecord): string | null {
	return zenotiIdOf(own(row, 'user_membership_id')) ?? zenotiIdOf(own(row, 'id'));
}

/** Status in words, lower-case letters only. */
const statuses: ReadonlyMap<string, Membership['status']> = new Map([
	['active', 'active'],
	['frozen', 'frozen'],
	['freeze', 'frozen'],
	['suspended', 'frozen'],
	['cancelled', 'cancelled'],
	['canceled', 'cancelled'],
	['terminated', 'cancelled'],
	['expired', 'expired'],
]);

export function toMembership(row: UnknownRecord, place: Place): Membership | null {
	const id = membershipIdOf(row);
	if (id === null) return null;
	const kind = recordOf(own(row, 'membership'));
	const freeze = recordOf(own(row, 'freeze'));
	const price = recordOf(own(row, 'price'));
	const word = (textOf(own(row, 'status')) ?? '').toLowerCase().replace(/[^a-z]/g, '');
	const day = (...names: readonly string[]): string | null => firstDay(row, names, place.timeZone);
	return {
		id,
		name: textOf(own(kind, 'name')) ?? textOf(own(row, 'name')),
		status: statuses.get(word) ?? null,
		client: memberOf(row),
		location: { id: place.id, name: place.name },
		saleId: zenotiIdOf(own(recordOf(own(row, 'invoice')), 'id')) ?? zenotiIdOf(own(row, 'invoice_id')),
		startOn: day('start_date', 'sold_date'),
		endOn: day('end_date', 'expiry_date'),
		frozenFrom: centerDayOf(own(freeze, 'start_date'), place.timeZone),
		frozenUntil: centerDayOf(own(freeze, 'end_date'), place.timeZone),
		nextBillOn: day('next_collection_date'),
		price: readAmount(own(price, 'final') ?? own(price, 'sales'), currencyOf(place.currency)),
		balance: balancesOf(own(row, 'service_balance'), 'service'),
	};
}

function firstDay(row: UnknownRecord, names: readonly string[], timeZone: string | null): string | null {
	return names.map((name) => centerDayOf(own(row, name), timeZone)).find((day) => day !== null) ?? null;
}

/** `guest { id, code, name }`: the display name is not split into first and last name. */
function memberOf(row: UnknownRecord): ClientRef | null {
	const guest = own(row, 'guest');
	return guestIdRef(isRecord(guest) ? own(guest, 'id') : own(row, 'guest_id'));
}

/** The day it was sold, `null` when not told. */
export function soldOn(row: UnknownRecord): string | null {
	return dayOf(own(row, 'sold_date'));
}
