import type { Place, Read } from '../../../core/poll';

type Centers = Read<readonly Place[]>;

interface Entry {
	readonly places: readonly Place[];
	readonly readAtMs: number;
}

/** The centers of one account; read at most once a run, and once an hour. */
export interface CenterList {
	readonly all: () => Promise<Centers>;
	/** Looks again when it is not among those remembered; `null` when it is in no list. */
	readonly find: (id: string) => Promise<Read<Place | null>>;
}

const keepMs = 3_600_000;
const mostAccounts = 100;

/**
 * Centers of this process, by credential: a call for each execution would be a large part of the 60 a minute that the
 * whole organization has. Refusals are remembered for the run only, so that a right just given counts.
 */
export class CenterMemory {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly nowMs: () => number) {}

	of(scope: string, read: () => Promise<Centers>): CenterList {
		let ofRun: Centers | null = null;
		const fresh = async (): Promise<Centers> => {
			ofRun ??= await read();
			if (ofRun.ok) this.set(scope, ofRun.value);
			return ofRun;
		};
		const all = async (): Promise<Centers> => {
			const places = this.get(scope);
			return places === null ? await fresh() : { ok: true, value: places };
		};
		const find = async (id: string): Promise<Read<Place | null>> => {
			const known = this.get(scope)?.find((place) => place.id === id);
			if (known !== undefined) return { ok: true, value: known };
			const read = await fresh();
			return read.ok ? { ok: true, value: read.value.find((place) => place.id === id) ?? null } : read;
		};
		return { all, find };
	}

	private get(scope: string): readonly Place[] | null {
		const entry = this.entries.get(scope);
		if (entry === undefined) return null;
		const ageMs = this.nowMs() - entry.readAtMs;
		return ageMs >= 0 && ageMs < keepMs ? entry.places : null;
	}

	private set(scope: string, places: readonly Place[]): void {
		this.entries.delete(scope);
		const [oldest] = this.entries.keys();
		if (this.entries.size >= mostAccounts && oldest !== undefined) this.entries.delete(oldest);
		this.entries.set(scope, { places, readAtMs: this.nowMs() });
	}
}
