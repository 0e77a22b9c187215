import type { Location } from '../../../core/event';
import type { Caller, Failure } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { keyOf } from '../values';
import { isWellnessLivingCaller } from './caller';
import { fetchBusiness, readLocationBook } from './locations';
import { oncePerRun } from './run-memory';

/**
 * The place polled is the business: its reports and its schedule come for all locations at once, and its clients belong to
 * none. A setting that names locations narrows it, and is part of the place's id: what it leaves out has not disappeared.
 */
const chosenMark = ':';
const chosenSeparator = '+';

export function businessOf({ id }: Place): string {
	return id.split(chosenMark)[0] ?? id;
}

/** Whether the setting leaves this location in. What belongs to none is in, so that no money is lost. */
export function isChosen({ id }: Place, locationId: string | null): boolean {
	const chosen = id.split(chosenMark)[1];
	return chosen === undefined || locationId === null || chosen.split(chosenSeparator).includes(locationId);
}

type LocationBook = ReadonlyMap<string, Location>;

const bookOfRun = oncePerRun(async (caller) => await readLocationBook(caller));

/** Names and zones of the locations, read once per run; empty when they may not be listed. */
export async function locationsOfRun(caller: Caller): Promise<Read<LocationBook>> {
	const read = await bookOfRun(caller, '');
	return read.ok || !isDenied(read.failure) ? read : { ok: true, value: new Map() };
}

function isDenied({ code }: Failure): boolean {
	return code === 'NO_PERMISSION' || code === 'NOT_IN_PLAN';
}

/** The zone of a location; that of the place where the location does not tell. */
export function zoneAt(book: LocationBook, place: Place): (locationId: string | null) => string | null {
	return (locationId) => book.get(locationId ?? '')?.timeZone ?? place.timeZone;
}

/** The business with the currency and the zone of its (chosen) locations; that of the first where they differ. */
export async function readPlaces(caller: Caller, wanted: readonly string[]): Promise<Read<readonly Place[]>> {
	const chosen = [...new Set(wanted.map(keyOf).filter((id) => id !== null))].sort();
	const book = await locationsOfRun(caller);
	if (!book.ok) return book;
	const unknown = book.value.size === 0 ? [] : chosen.filter((id) => !book.value.has(id));
	if (unknown.length > 0) return { ok: false, failure: noSuchLocation(unknown) };
	const business = await fetchBusiness(caller);
	if (!business.ok && !isDenied(business.failure)) return business;
	const id = isWellnessLivingCaller(caller) ? caller.businessId : business.ok ? business.value.value.id : '';
	const locations = [...book.value.values()].filter(
		(location) => chosen.length === 0 || chosen.includes(location.id),
	);
	return {
		ok: true,
		value: [
			{
				id: chosen.length === 0 ? id : `${id}${chosenMark}${chosen.join(chosenSeparator)}`,
				name: business.ok ? business.value.value.name : null,
				timeZone: locations.find(({ timeZone }) => timeZone !== null)?.timeZone ?? null,
				currency: business.ok ? business.value.value.currency : null,
			},
		],
	};
}

function noSuchLocation(ids: readonly string[]): Failure {
	return {
		kind: 'permanent',
		code: 'NO_SUCH_LOCATION',
		message: `WellnessLiving knows no location ${ids.join(', ')} in this business.`,
		hint: 'Correct the location ids in the options: they are the k_location of the locations, numbers as a rule.',
	};
}
