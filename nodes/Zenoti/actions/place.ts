import type { Failure } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import type { Row } from '../../../vendors/zenoti/api';
import { barePlace, type ZenotiAccount } from './account';
import type { PlaceSettings } from './fields';

export interface WantedPlace {
	readonly centerId: string;
	/** Zenoti's own shape needs neither zone nor currency, so the center is not looked up. */
	readonly simplify: boolean;
	readonly settings: PlaceSettings;
}

/** The center to read with. No call when all is known already. */
export async function placeFor(account: ZenotiAccount, wanted: WantedPlace): Promise<Read<Place>> {
	const { centerId, simplify, settings } = wanted;
	const id = centerId.trim().toLowerCase();
	const { timeZone, currency } = settings;
	if (!simplify || (timeZone !== null && currency !== null)) {
		return { ok: true, value: { ...barePlace(id), ...settings } };
	}
	const read = await account.placeOf(id);
	if (!read.ok) return read;
	const { value: place } = read;
	return {
		ok: true,
		value: { ...place, timeZone: timeZone ?? place.timeZone, currency: currency ?? place.currency },
	};
}

/**
 * The chosen centers, or all that the key may list. Reports of a center that nobody knows are simply empty, so an id that
 * is on no list is refused; a key that may not list centers is believed.
 */
export async function listedPlaces(
	account: ZenotiAccount,
	centerIds: readonly string[],
): Promise<Read<readonly Place[]>> {
	const all = await account.centers();
	if (centerIds.length === 0) return all.ok ? all : { ok: false, failure: withWayRound(all.failure) };
	const places: Place[] = [];
	for (const centerId of centerIds) {
		const read = await account.placeOf(centerId);
		if (!read.ok) return read;
		const { value: place } = read;
		const isUnknown = all.ok && place.name === null && !all.value.some(({ id }) => id === place.id);
		if (isUnknown) return { ok: false, failure: unknownCenter(place.id) };
		places.push(place);
	}
	return { ok: true, value: places };
}

function withWayRound(failure: Failure): Failure {
	if (failure.code !== 'NO_PERMISSION') return failure;
	const hint = `${failure.hint} A key that may not list centers can still read those whose ids you enter under Center Names or IDs, by an expression.`;
	return { ...failure, hint };
}

function unknownCenter(id: string): Failure {
	return {
		kind: 'permanent',
		code: 'INVALID_CENTER',
		message: `Zenoti lists no center ${id.slice(0, 60)} for this key.`,
		hint: 'Choose the center from the list, or give the app of this key the right to it in Zenoti.',
	};
}

/** The rows in the shape that was asked for. */
export function shaped<T extends object>(rows: ReadonlyArray<Row<T>>, simplify: boolean): readonly object[] {
	return rows.map(({ raw, value }) => (simplify ? value : raw));
}

export function firstOf<T>(rows: readonly T[], limit: number | null): readonly T[] {
	return limit === null ? rows : rows.slice(0, limit);
}
