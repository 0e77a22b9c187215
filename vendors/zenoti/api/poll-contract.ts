import type { Caller } from '../../../core/http';
import type { Place, PolledResource, Read, Sighting } from '../../../core/poll';

/**
 * A sighting whose whole content takes a call of its own. Whoever polls may ask for it once it is known to be new or
 * changed; without asking, the events tell what the list told.
 */
export interface CompletableSighting extends Sighting {
	/** The same sighting with better events: same id, fingerprint and day. */
	readonly complete?: (caller: Caller, before: string | null) => Promise<Read<Sighting>>;
}

/** A resource that can look after what is missing from its window. */
export interface SearchableResource extends PolledResource {
	/** Whether it is still there, outside the window: then it has moved, and is not gone. */
	readonly isThere: (caller: Caller, place: Place, id: string) => Promise<Read<boolean>>;
}
