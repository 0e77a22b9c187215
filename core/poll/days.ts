/** Days as `YYYY-MM-DD`, so that they compare as text. */

/** The day of an instant in UTC. */
export function dayOfMs(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

export function earlier(left: string | null, right: string): string;
export function earlier(left: string | null, right: string | null): string | null;
export function earlier(left: string | null, right: string | null): string | null {
	if (left === null || right === null) return left ?? right;
	return left < right ? left : right;
}

export function later(left: string | null, right: string): string {
	return left !== null && left > right ? left : right;
}

export function dayAfter(day: string): string {
	return dayOfMs(Date.parse(`${day}T00:00:00Z`) + msPerDay);
}

export const msPerDay = 86_400_000;
