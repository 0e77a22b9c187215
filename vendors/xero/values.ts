import { amountOf, minorUnitsOf } from '../../core/event/money';
import { textOf } from '../../core/event/read';

/** Whole minor units of an amount in Xero's JSON; `null` when it is none. */
export function minorOf(value: unknown, digits: number): number | null {
	const units = minorUnitsOf(value, digits);
	return units === null ? null : Number(units);
}

/** An amount as Xero's JSON has it. */
export function majorOf(minorUnits: number, digits: number): number {
	return amountOf(BigInt(minorUnits), digits);
}

const epochForm = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

/** `YYYY-MM-DD` of `/Date(1795132800000+0000)/` or ISO text; dates come as midnight UTC, whatever the offset says. */
export function dayOf(value: unknown): string | null {
	const text = textOf(value) ?? '';
	const epoch = epochForm.exec(text)?.[1];
	if (epoch !== undefined) {
		const instant = new Date(Number(epoch));
		return Number.isNaN(instant.getTime()) ? null : instant.toISOString().slice(0, 10);
	}
	return /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : null;
}

/** The calendar day so many days later. */
export function addDays(day: string, count: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The later one of two days in ISO form. */
export function laterOf(one: string, other: string): string {
	return one > other ? one : other;
}

/** Consecutive parts of at most `size` members. */
export function chunksOf<T>(list: readonly T[], size: number): ReadonlyArray<readonly T[]> {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
