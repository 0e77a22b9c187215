import type { Read } from '../../../core/poll';

/**
 * The same for each item, so many at a time, in the order of the items. The first failure ends it: what others are under
 * way is still waited for, and nothing of it is used.
 */
export async function inParallel<T, U>(
	items: readonly T[],
	width: number,
	task: (item: T) => Promise<Read<U>>,
): Promise<Read<readonly U[]>> {
	const results: U[] = [];
	for (let start = 0; start < items.length; start += width) {
		const batch = await Promise.all(items.slice(start, start + width).map(task));
		for (const result of batch) {
			if (!result.ok) return result;
			results.push(result.value);
		}
	}
	return { ok: true, value: results };
}
