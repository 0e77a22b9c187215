import { currencyOf, dayOf, utcOf } from '../event';
import { minorUnits } from './event-row';
import { keyTextOf } from './key-text';
import { readPath, type Path } from './path';
import { rowOf, unreadable, type Reader } from './row';

/** Where items of any other shape hold what we compare, as the user named it; `null` for what was not named. */
export interface RecordShape {
	readonly key: Path;
	/** Put in front of every key, as the other side's keys have it: `client/`. */
	readonly keyPrefix: string;
	readonly id: Path | null;
	readonly amount: Path | null;
	readonly day: Path | null;
	readonly centre: Path | null;
	readonly currency: Path | null;
	/** Where no item names one. */
	readonly defaultCurrency: string | null;
}

/** Reads items of any shape by the fields the user named. */
export function recordReader(shape: RecordShape): Reader {
	return (item, index) => {
		const read = (path: Path | null): unknown => (path === null ? null : readPath(item, path));
		const key = keyTextOf(read(shape.key));
		if (key === null) return unreadable(`it has no "${shape.key.text}"`);
		const currency = currencyOf(read(shape.currency)) ?? shape.defaultCurrency;
		const centre = keyTextOf(read(shape.centre));
		const day = read(shape.day);
		const row = rowOf(item, index, {
			key: `${shape.keyPrefix}${key}`,
			identity: key,
			factId: keyTextOf(read(shape.id)),
			day: dayOf(day),
			time: utcOf(day),
			centre: centre === null ? null : { id: centre, name: null },
			currency,
			amount: minorUnits(read(shape.amount), currency),
		});
		return { kind: 'row', row };
	};
}
