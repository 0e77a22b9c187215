import type { Caller } from '../../core/http';
import type { Place, PollProfile, Read } from '../../core/poll';

interface Listed {
	readonly places: readonly Place[];
	readonly listedMs: number;
}

/** Locations open and close rarely; listing them at each poll would double the calls of a quiet one. */
const lifeMs = 3_600_000;
const mostEntries = 500;

/** The locations by polling trigger, as they were listed last. */
export class PollPlaces {
	private readonly entries = new Map<string, Listed>();

	constructor(private readonly now: () => number) {}

	/** Listed anew once an hour; when that does not work for the moment, as they were. */
	async read(
		scope: string,
		caller: Caller,
		profile: PollProfile,
		wanted: readonly string[],
	): Promise<Read<readonly Place[]>> {
		const key = JSON.stringify([scope, wanted]);
		const kept = this.entries.get(key);
		if (kept !== undefined && this.now() - kept.listedMs < lifeMs) return { ok: true, value: kept.places };
		const read = await profile.places(caller, wanted);
		if (read.ok) return this.keep(key, read.value);
		if (kept !== undefined && read.failure.kind === 'transient') return { ok: true, value: kept.places };
		this.entries.delete(key);
		return read;
	}

	/** After a refusal: the credential may have been changed to another account. */
	forget(scope: string): void {
		const start = JSON.stringify([scope]).slice(0, -1);
		for (const key of this.entries.keys()) if (key.startsWith(start)) this.entries.delete(key);
	}

	private keep(key: string, places: readonly Place[]): Read<readonly Place[]> {
		if (places.length === 0) return { ok: false, failure: noPlaces };
		this.entries.delete(key);
		this.entries.set(key, { places, listedMs: this.now() });
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= mostEntries) break;
			this.entries.delete(oldest);
		}
		return { ok: true, value: places };
	}
}

const noPlaces = {
	kind: 'permanent',
	code: 'NO_LOCATIONS',
	message: 'The credential may see no location.',
	hint: 'Give it the right to at least one location, or enter Location IDs in the options.',
} as const;
