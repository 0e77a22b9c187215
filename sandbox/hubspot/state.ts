import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { Limiter } from './limits';
import type { RequiredProperties } from './write';
import type { HubSpotStore } from './store/store';

export interface Access {
	token: string;
	readonly scopes: Set<string>;
}

/** Everything one stand-in holds; handlers get it whole. */
export interface HubSpotState {
	store: HubSpotStore;
	readonly access: Access;
	readonly limiter: Limiter;
	readonly journal: Journal;
	readonly faults: Faults;
	readonly required: RequiredProperties;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}
