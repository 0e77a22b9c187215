import type { Location, NamedRef } from '../../../core/event';
import type { Row } from '../../../vendors/wellnessliving/api';

/** The rows in the shape that was asked for. */
export function shaped<T extends object>(rows: ReadonlyArray<Row<T>>, simplify: boolean): readonly object[] {
	return rows.map(({ raw, value }) => (simplify ? value : raw));
}

export function firstOf<T>(rows: readonly T[], limit: number | null): readonly T[] {
	return limit === null ? rows : rows.slice(0, limit);
}

export type LocationBook = ReadonlyMap<string, Location>;

export function locationRef(locations: LocationBook, id: string | null): NamedRef | null {
	return id === null ? null : { id, name: locations.get(id)?.name ?? null };
}

/** The zone of a location; the one of the options where it tells none. */
export function zonesOf(locations: LocationBook, usual: string | null): (id: string | null) => string | null {
	return (id) => locations.get(id ?? '')?.timeZone ?? usual;
}
