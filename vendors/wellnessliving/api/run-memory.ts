import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';

type Reader<T> = (caller: Caller, key: string) => Promise<Read<T>>;

/** The same reader, asking once per run and key: a caller stands for one run. Failures are not remembered. */
export function oncePerRun<T>(read: Reader<T>): Reader<T> {
	const memories = new WeakMap<Caller, Map<string, Promise<Read<T>>>>();
	return async (caller, key) => {
		const memory = memories.get(caller) ?? new Map<string, Promise<Read<T>>>();
		memories.set(caller, memory);
		const known = memory.get(key) ?? read(caller, key);
		memory.set(key, known);
		const result = await known;
		if (!result.ok) memory.delete(key);
		return result;
	};
}
