import { flagOf } from '../event';
import { amountCell, type DecimalMark } from './amount-cell';
import { blank, cellText, toldText, unreadable, valueCell, type Cell } from './cell';
import { clockOf, clockOfFraction } from './clock-cell';
import type { ColumnKind, ReadCell } from './column';
import type { DateOrder } from './date-order';
import { momentCell } from './moment-cell';
import { utcToLocal } from '../event/time';

export interface CellFormat {
	readonly order: DateOrder;
	readonly decimalMark: DecimalMark;
	/** IANA: a moment that carries its own zone is told at the studio where this is known. */
	readonly timeZone: string | null;
}

type Read = (value: unknown, format: CellFormat) => ReadCell;

/** No name, number or list of tenders is longer; a cell that is comes from a broken file. */
const longestText = 2_000;

const readers: Readonly<Record<ColumnKind, Read>> = {
	text: (value) => {
		const text = toldText(value);
		if (text === null) return blank;
		return text.length > longestText ? unreadable : valueCell(text);
	},
	amount: (value, { decimalMark }) => amountCell(value, decimalMark),
	number: (value, { decimalMark }) => amountCell(value, decimalMark),
	moment: (value, { order, timeZone }) => {
		const cell = momentCell(value, order);
		if (cell.kind !== 'value') return cell;
		const { day, time, utc } = cell.value;
		return valueCell(utcToLocal(utc, timeZone) ?? utc ?? (time === null ? day : `${day}T${time}`));
	},
	utc: (value, { order }) => {
		const cell = momentCell(value, order);
		if (cell.kind !== 'value') return cell;
		const { day, time, utc } = cell.value;
		return valueCell(utc ?? (time === null ? day : `${day}T${time}.000Z`));
	},
	time: (value) => timeCell(value),
	minutes: (value) => minutesCell(value),
	flag: (value) => {
		if (toldText(value) === null) return blank;
		const flag = flagOf(typeof value === 'number' ? value : toldText(value));
		return flag === null ? unreadable : valueCell(flag);
	},
};

export function readCell(value: unknown, kind: ColumnKind, format: CellFormat): ReadCell {
	return readers[kind](value, format);
}

function timeCell(value: unknown): Cell<string> {
	if (typeof value === 'number') {
		return value >= 0 && value < 1 ? valueCell(clockOfFraction(value)) : unreadable;
	}
	const text = toldText(value);
	if (text === null) return blank;
	const clock = clockOf(text);
	return clock === null ? unreadable : valueCell(clock.time);
}

const durationShape =
	/^(?:(\d{1,3})\s*(?::|h(?:ou)?rs?\.?|h)\s*)?(?:(\d{1,4})\s*(?:m(?:in(?:ute)?s?)?\.?)?)?(?::00)?$/i;
const minutesPerHour = 60;

/** `1:30`, `1h 30m`, `90 min`, `90`. */
function minutesCell(value: unknown): Cell<number> {
	const text = cellText(value);
	if (toldText(value) === null || text === null) return blank;
	const match = durationShape.exec(text);
	if (match === null || (match[1] ?? match[2]) === undefined) return unreadable;
	return valueCell(Number(match[1] ?? 0) * minutesPerHour + Number(match[2] ?? 0));
}
