import { minorUnitsOf } from '../event/money';
import { own, type UnknownRecord } from '../event/read';

/** Reads amounts in major units into whole minor units, and remembers what could not be read exactly. */
export interface AmountReader {
	/** `null` for a field that is not there; more digits than the currency has are a problem. */
	readonly exact: (record: UnknownRecord, field: string, at: string) => number | null;
	/** The same, but further digits are rounded away: `isExact` tells. */
	readonly rounded: (record: UnknownRecord, field: string, at: string) => Amount | null;
	/** `items[0].net is no amount`, in the order they were met. */
	readonly problems: readonly string[];
}

export interface Amount {
	readonly units: number;
	readonly isExact: boolean;
}

/** A billion dollars: so that no sum of a day's amounts can leave the safe integers. */
const largestUnits = 1e11;
/** Digits beyond the currency's own in which a fraction of a minor unit shows; a float's own noise is further out. */
const furtherDigits = 6;

export function amountReader(digits: number): AmountReader {
	const problems: string[] = [];
	const rounded = (record: UnknownRecord, field: string, at: string): Amount | null => {
		const value = own(record, field);
		if (value === undefined || value === null) return null;
		const amount = amountIn(value, digits);
		if (amount === null) problems.push(`${at}${field} is no amount`);
		return amount;
	};
	const exact = (record: UnknownRecord, field: string, at: string): number | null => {
		const amount = rounded(record, field, at);
		if (amount === null) return null;
		if (!amount.isExact) problems.push(`${at}${field} has more digits than the currency`);
		return amount.isExact ? amount.units : null;
	};
	return { exact, rounded, problems };
}

function amountIn(value: unknown, digits: number): Amount | null {
	const scale = 10 ** digits;
	// Nearly every amount is the nearest number to a decimal with the currency's digits, and this is quicker.
	if (typeof value === 'number' && Math.abs(value) * scale <= largestUnits) {
		const units = Math.round(value * scale);
		if (units / scale === value) return { units: units + 0, isExact: true };
	}
	const units = minorUnitsOf(value, digits);
	const fine = minorUnitsOf(value, digits + furtherDigits);
	if (units === null || fine === null || Math.abs(Number(units)) > largestUnits) return null;
	return { units: Number(units), isExact: fine === units * 10n ** BigInt(furtherDigits) };
}
