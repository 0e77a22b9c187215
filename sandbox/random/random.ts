/** A repeatable source of chance: the same seed gives the same studio, story and order of deliveries. */
export interface Random {
	/** At least 0, less than 1. */
	readonly next: () => number;
	/** Whole number, at least 0, less than `limit`. */
	readonly below: (limit: number) => number;
	readonly chance: (probability: number) => boolean;
	readonly pick: <T>(list: readonly [T, ...T[]]) => T;
	readonly shuffled: <T>(list: readonly T[]) => T[];
	/** Lower-case hexadecimal text. */
	readonly hex: (length: number) => string;
	/** Shaped as a version 4 GUID. */
	readonly guid: () => string;
}

/** Weyl sequence with a 32-bit mixing step; good enough for test data, never for secrets. */
export function createRandom(seed: number): Random {
	let weyl = seed >>> 0;
	const next = () => {
		weyl = (weyl + 0x9e3779b9) >>> 0;
		return mixed(weyl) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');
	return {
		next,
		below,
		chance: (probability) => next() < probability,
		pick: (list) => list[below(list.length)] ?? list[0],
		shuffled: (list) => shuffled(list, below),
		hex,
		guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
	};
}

function mixed(value: number): number {
	const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
	const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
	return (second ^ (second >>> 15)) >>> 0;
}

function shuffled<T>(list: readonly T[], below: (limit: number) => number): T[] {
	const copy = [...list];
	for (let last = copy.length - 1; last > 0; last -= 1) {
		const other = below(last + 1);
		const [a, b] = [copy[last], copy[other]];
		if (a === undefined || b === undefined) continue;
		copy[last] = b;
		copy[other] = a;
	}
	return copy;
}
