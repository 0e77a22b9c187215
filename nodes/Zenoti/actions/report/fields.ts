import type { INodeProperties } from 'n8n-workflow';
import type { Place, Read } from '../../../../core/poll';
import type { Days } from '../../../../vendors/zenoti/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import type { Input } from '../../../common/actions/input';
import { barePlace, type ZenotiAccount } from '../account';
import { centersField, placeOptions, readPlaceSettings, simplify, type PlaceSettings } from '../fields';
import { listedPlaces } from '../place';

export interface WantedReport {
	/** None means all the key may list. */
	readonly centerIds: readonly string[];
	readonly days: Days;
	readonly limit: number | null;
	readonly simplify: boolean;
	readonly settings: PlaceSettings;
}

export function reportFields(what: string): readonly INodeProperties[] {
	return [centersField, ...dayFields(what), ...pagingFields(), simplify, placeOptions()];
}

export function readReport(input: Input): WantedReport {
	return {
		centerIds: input.ids('centerIds'),
		days: input.days(),
		limit: input.limit(),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	};
}

/** Centers whose amounts are in the same money, read in one go. */
export interface CenterGroup {
	readonly places: readonly Place[];
	readonly ids: readonly string[];
	readonly currency: string | null;
}

/** The centers of a report; one call of it covers all that share a currency. */
export async function centerGroups(
	account: ZenotiAccount,
	wanted: WantedReport,
): Promise<Read<readonly CenterGroup[]>> {
	const read = await placesOf(account, wanted);
	if (!read.ok) return read;
	const currencies = [...new Set(read.value.map(({ currency }) => currency))];
	const groups = currencies.map((currency) => {
		const places = read.value.filter((place) => place.currency === currency);
		return { places, ids: places.map(({ id }) => id), currency };
	});
	return { ok: true, value: groups };
}

async function placesOf(account: ZenotiAccount, wanted: WantedReport): Promise<Read<readonly Place[]>> {
	const { centerIds, simplify: isSimple, settings } = wanted;
	if (centerIds.length > 0 && (!isSimple || isTold(settings))) {
		return { ok: true, value: centerIds.map((id) => withSettings(barePlace(id), settings)) };
	}
	const listed = await listedPlaces(account, centerIds);
	return listed.ok ? { ok: true, value: listed.value.map((place) => withSettings(place, settings)) } : listed;
}

/** Nothing to look up: the user says it all. */
function isTold({ timeZone, currency }: PlaceSettings): boolean {
	return timeZone !== null && currency !== null;
}

function withSettings(place: Place, { timeZone, currency }: PlaceSettings): Place {
	return { ...place, timeZone: timeZone ?? place.timeZone, currency: currency ?? place.currency };
}

/** The center a row of the report names. */
export function placeIn({ places }: CenterGroup, centerId: string | null): Place {
	return places.find(({ id }) => id === centerId) ?? barePlace(centerId ?? '');
}
