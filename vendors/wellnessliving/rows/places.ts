import { own, textOf, type NamedRef, type UnknownRecord } from '../../../core/event';
import { headingKey, type RowContext } from '../../../core/rows';
import { system } from '../envelope';
import { keyOf, refOf } from '../values';

/** The location of a row: its key as told or by the option, and its name. */
export function rowLocation(record: UnknownRecord, { locationIds }: RowContext): NamedRef | null {
	const name = textOf(own(record, 'location'));
	const mapped = locationIds.get(name === null ? '' : headingKey(name));
	return refOf(keyOf(own(record, 'k_location')) ?? keyOf(mapped), name);
}

/** As in events of webhooks. */
export function sourceOf({ businessId }: RowContext): string {
	return businessId === null ? system : `${system}/businesses/${businessId}`;
}
