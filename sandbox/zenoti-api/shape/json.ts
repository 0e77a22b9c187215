import type { Json } from '../store/rows';

/** A JSON object, not a list. */
export function isTextRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
