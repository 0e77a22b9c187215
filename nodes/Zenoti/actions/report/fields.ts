import type { INodeProperties } from 'n8n-workflow';
import type { Place, Read } from '../../../../core/poll';
import type { Days } from '../../../../vendors/zenoti/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import type { Input } from '../../../common/actions/input';
import { barePlace, type ZenotiAccount } from '../account';
import { placeOptions, readPlaceSettings, simplify, type PlaceSettings } from '../fields';
import { placeFor } from '../place';

export interface WantedReport {
	/** None means all the key may list. */
	readonly centerIds: readonly string[];
	readonly days: Days;
	readonly limit: number | null;
	readonly simplify: boolean;
	readonly settings: PlaceSettings;
}

export function reportFields(what: string): readonly INodeProperties[] {
	return [
		{
			displayName: 'Center Names or IDs',
			name: 'centerIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getCenters' },
			default: [],
			description:
				'All centers when empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		...dayFields(what),
		...pagingFields(),
		simplify,
		placeOptions(),
	];
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
	if (centerIds.length === 0) {
		const all = await account.centers();
		return all.ok ? { ok: true, value: all.value.map((place) => withSettings(place, settings)) } : all;
	}
	const places: Place[] = [];
	for (const centerId of centerIds) {
		const read = await placeFor(account, { centerId, simplify: isSimple, settings });
		if (!read.ok) return read;
		places.push(read.value);
	}
	return { ok: true, value: places };
}

function withSettings(place: Place, { timeZone, currency }: PlaceSettings): Place {
	return { ...place, timeZone: timeZone ?? place.timeZone, currency: currency ?? place.currency };
}

/** The center a row of the report names. */
export function placeIn({ places }: CenterGroup, centerId: string | null): Place {
	return places.find(({ id }) => id === centerId) ?? barePlace(centerId ?? '');
}
