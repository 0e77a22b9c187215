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

/** The rows in the shape that was asked for. */
export function shaped<T extends object>(rows: ReadonlyArray<Row<T>>, simplify: boolean): readonly object[] {
	return rows.map(({ raw, value }) => (simplify ? value : raw));
}

export function firstOf<T>(rows: readonly T[], limit: number | null): readonly T[] {
	return limit === null ? rows : rows.slice(0, limit);
}
