import { own, type Business, type Location, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { toBusiness, toLocation } from '../places';
import { keyOf } from '../values';
import { fetchRows, fetchValue, getRequest, mapRead, type Row, type Rows } from './answer';
import { isWellnessLivingCaller } from './caller';

/** All locations of the business, in no particular order. */
export async function readLocations(caller: Caller): Promise<Read<Rows<Location>>> {
	const place = { field: 'a_location', keyField: 'k_location' };
	return await fetchRows(caller, getRequest('/v1/location/list'), place, locationOf);
}

export async function fetchLocation(caller: Caller, id: string): Promise<Read<Row<Location>>> {
	const request = getRequest('/v1/location/view', { k_location: id });
	return await fetchValue(caller, request, 'location', (raw) => {
		const value = locationOf({ ...raw, k_location: own(raw, 'k_location') ?? id });
		return value === null ? null : { raw, value };
	});
}

/** The address is flat here and nested in webhooks. */
function locationOf(record: UnknownRecord): Location | null {
	const id = keyOf(own(record, 'k_location'));
	return id === null ? null : toLocation({ ...record, address: own(record, 'address') ?? record }, id);
}

export async function fetchBusiness(caller: Caller): Promise<Read<Row<Business>>> {
	const asked = isWellnessLivingCaller(caller) ? caller.businessId : null;
	return await fetchValue(caller, getRequest('/v1/business'), 'business', (raw) => {
		const id = keyOf(own(raw, 'k_business')) ?? keyOf(asked);
		return id === null ? null : { raw, value: toBusiness(raw, id) };
	});
}

/** Of the locations of a run, by id: names and zones for what only names their key. */
export async function readLocationBook(caller: Caller): Promise<Read<ReadonlyMap<string, Location>>> {
	return mapRead(
		await readLocations(caller),
		({ rows }) => new Map(rows.map(({ value }) => [value.id, value])),
	);
}
