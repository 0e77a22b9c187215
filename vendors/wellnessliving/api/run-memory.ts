import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';

const memories = new WeakMap<Caller, Map<string, Promise<Read<unknown>>>>();

/**
 * Reads something once per run: a caller stands for one run. Failures are not remembered. The key belongs to one kind of
 * value, which `isValue` checks.
 */
export async function oncePerRun<T>(
	caller: Caller,
	key: string,
	isValue: (value: unknown) => value is T,
	read: () => Promise<Read<T>>,
): Promise<Read<T>> {
	const memory = memories.get(caller) ?? new Map<string, Promise<Read<unknown>>>();
	memories.set(caller, memory);
	const known = await memory.get(key);
	if (known?.ok === true && isValue(known.value)) return { ok: true, value: known.value };
	const fresh = read();
	memory.set(key, fresh);
	return await fresh;
}
