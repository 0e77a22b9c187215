/**
 * Deepest nesting that is passed on. Vendors stay below 12 levels; n8n copies and stores items with recursive
 * functions that give up at some thousand, and the vendor would then be told of an error for an authentic delivery.
 */
export const mostLevels = 100;

/** Whether a JSON value is nested deeper than so many levels; recursion is bounded by that number. */
export function isDeeperThan(levels: number, value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child));
}
