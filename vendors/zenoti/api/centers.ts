import {
	currencyOf,
	emailOf,
	isTimeZone,
	own,
	recordOf,
	textOf,
	type Address,
	type Location,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller, Failure, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { zenotiIdOf } from '../read-zenoti';
import { ianaZoneOf } from '../windows-zones';
import { listUnder, mapRead, toRows, type Rows } from './answer';
import { readAll, type PageOptions } from './pages';

/** All centers the key may see, also those that are not on the booking site. */
export const centersRequest: HttpRequest = {
	method: 'GET',
	path: '/v1/centers',
	query: { catalog_enabled: 'false' },
};

export async function readCenters(caller: Caller, options: PageOptions = {}): Promise<Read<Rows<Location>>> {
	const idOf = (row: unknown): string | null => zenotiIdOf(own(recordOf(row), 'id'));
	const read = await readAll(caller, centersRequest, listUnder('centers'), { ...options, idOf });
	return mapRead(read, (list) => toRows(list, 'centers', toLocation));
}

/**
 * A center as the list has it. The zone is a Windows name (`Eastern Standard Time`), the currency an ISO code; the
 * symbol beside it is a hexadecimal code point (docs.zenoti.com/reference/list-all-centers).
 */
export function toLocation(center: UnknownRecord): Location | null {
	const id = zenotiIdOf(own(center, 'id'));
	if (id === null) return null;
	const contact = recordOf(own(center, 'contact_info'));
	return {
		id,
		name: textOf(own(center, 'display_name')) ?? textOf(own(center, 'name')),
		phone: textOf(own(recordOf(own(contact, 'phone_1')), 'display_number')),
		email: emailOf(own(contact, 'email')) ?? emailOf(own(center, 'email')),
		address: addressOf(center),
		timeZone: zoneOf(recordOf(own(recordOf(own(center, 'location')), 'time_zone'))),
		currency: currencyOf(own(recordOf(own(center, 'currency')), 'code')),
		isActive: null,
	};
}

function zoneOf(zone: UnknownRecord): string | null {
	const name = textOf(own(zone, 'standard_name')) ?? textOf(own(zone, 'symbol'));
	if (name === null) return null;
	return ianaZoneOf(name) ?? (name.includes('/') && isTimeZone(name) ? name : null);
}

function addressOf(center: UnknownRecord): Address | null {
	const info = recordOf(own(center, 'address_info'));
	const found: Address = {
		line1: textOf(own(info, 'address_1')),
		line2: textOf(own(info, 'address_2')),
		city: textOf(own(info, 'city')),
		region: textOf(own(recordOf(own(center, 'state')), 'name')),
		postalCode: textOf(own(info, 'zip_code')),
		country: textOf(own(recordOf(own(center, 'country')), 'code')),
	};
	return Object.values(found).every((part) => part === null) ? null : found;
}

/**
 * The centers to poll: all the key may see, or those wanted. A key may be forbidden to list them and still read their
 * sales; then the wanted ones are taken as they are, without zone and currency. One that is not on the list is refused,
 * because Zenoti answers the report of an unknown center with no sales.
 */
export async function readPlaces(caller: Caller, wanted: readonly string[]): Promise<Read<readonly Place[]>> {
	const ids = [...new Set(wanted.flatMap((id) => zenotiIdOf(id) ?? []))];
	const read = await readCenters(caller);
	if (!read.ok) {
		if (read.failure.code !== 'NO_PERMISSION') return read;
		return ids.length > 0
			? { ok: true, value: ids.map(barePlace) }
			: { ok: false, failure: unlisted(read.failure) };
	}
	const places = read.value.rows.map(({ value }) => placeOf(value));
	if (ids.length === 0) return { ok: true, value: places };
	const unknown = ids.filter((id) => !places.some((place) => place.id === id));
	if (unknown.length > 0) return { ok: false, failure: noSuchCenter(unknown) };
	return { ok: true, value: places.filter(({ id }) => ids.includes(id)) };
}

function unlisted(failure: Failure): Failure {
	const message = `Zenoti does not let this key list the centers: ${failure.message}`;
	const hint = `${failure.hint} A key that may not list centers still works for those whose IDs you enter under Options › Location IDs.`;
	return { ...failure, message, hint };
}

function noSuchCenter(ids: readonly string[]): Failure {
	return {
		kind: 'permanent',
		code: 'NO_SUCH_CENTER',
		message: `Zenoti shows this key no center ${ids.join(', ').slice(0, 200)}.`,
		hint: 'Correct the center ids in the options (they look like 5528ee09-3f0c-…; a center’s name or code is none), or share the center with the app of this key in Zenoti.',
	};
}

function placeOf({ id, name, timeZone, currency }: Location): Place {
	return { id, name, timeZone, currency };
}

function barePlace(id: string): Place {
	return { id, name: null, timeZone: null, currency: null };
}
