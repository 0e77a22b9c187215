import { isRecord } from '../event';

/**
 * Deepest nesting that is passed on. Vendors stay below 12 levels; n8n copies and stores items with recursive
 * functions that give up at some thousand, and the vendor would then be told of an error for an authentic delivery.
 */
export const mostLevels = 100;

/** Whether a JSON value is nested deeper than so many levels; recursion is bounded by that number. */
export function isDeeperThan(levels: number, value: unknown): boolean {
	const isList = Array.isArray(value);
	if (!isList && !isRecord(value)) return false;
	if (levels === 0) return true;
	if (isList) return value.some((child) => isDeeperThan(levels - 1, child));
	// `for in` makes no list of the values: a third of the time for an object of a million keys.
	for (const key in value) if (isDeeperThan(levels - 1, value[key])) return true;
	return false;
}
