import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { Random } from '../random/random';
import type { Company } from './company';
import type { Limiter } from './limits';
import type { Access } from './oauth/access';
import type { RequestMemory } from './request-memory';

/** Everything one stand-in holds; handlers get it whole. */
export interface QuickBooksState {
	company: Company;
	/** The company's id, digits. */
	readonly realmId: string;
	readonly access: Access;
	readonly limiter: Limiter;
	readonly journal: Journal;
	readonly faults: Faults;
	readonly requests: RequestMemory;
	/** Trouble for the next items inside a batch. */
	readonly itemTrouble: ItemTrouble;
	/** The order batch answers come in. */
	order: Random;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

export interface ItemTrouble {
	/** Items that are refused for the rate although the batch is not. */
	throttle: number;
	/** Items that are done, and missing in the answer. */
	lose: number;
}
