/** With two probes, three checks in a hundred at the most ask the window although the key is new. */
const bitsPerKey = 8;

/**
 * A Bloom filter before the dedupe window: says "certainly new" from 128 KB that stay in the
 * processor's cache, where asking a Map of 100,000 keys walks through cold memory. Never says so of a key it was given.
 */
export class SeenFilter {
	private readonly words: Uint32Array;

	private readonly mask: number;

	constructor(mostKeys: number) {
		const bits = 2 ** Math.min(24, Math.max(10, Math.ceil(Math.log2(mostKeys * bitsPerKey))));
		this.words = new Uint32Array(bits / 32);
		this.mask = bits - 1;
	}

	/** `digest`: at least six one-byte characters, evenly distributed. */
	add(digest: string): void {
		this.set(this.probe(digest, 0));
		this.set(this.probe(digest, 3));
	}

	mayHold(digest: string): boolean {
		return this.isSet(this.probe(digest, 0)) && this.isSet(this.probe(digest, 3));
	}

	/** After keys were forgotten: the bits of those that are left. */
	rebuild(digests: Iterable<string>): void {
		this.words.fill(0);
		for (const digest of digests) this.add(digest);
	}

	private probe(digest: string, at: number): number {
		const low = digest.charCodeAt(at) | (digest.charCodeAt(at + 1) << 8);
		return (low | (digest.charCodeAt(at + 2) << 16)) & this.mask;
	}

	private set(bit: number): void {
		const word = bit >>> 5;
		this.words[word] = (this.words[word] ?? 0) | (1 << (bit & 31));
	}

	private isSet(bit: number): boolean {
		return ((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
	}
}
