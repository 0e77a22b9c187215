import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { Random } from '../random/random';
import type { Access } from './access';
import type { Between } from './between';
import type { Limiter } from './limits';
import type { Settings } from './settings';
import type { Organisation } from './store/organisation';
import type { Json } from './store/rows';

/** Everything one stand-in holds; handlers get it whole. */
export interface ZenotiState {
	organisation: Organisation;
	settings: Settings;
	/** New ids come from it, so that they are the same in every run. */
	random: Random;
	readonly access: Access;
	readonly limiter: Limiter;
	readonly journal: Journal;
	readonly faults: Faults;
	readonly between: Between;
	/** Webhooks of what happened here: of changes by the studio and by API. Nobody sends them by himself. */
	readonly webhooks: Json[];
	/** Numbers that must not come twice: events, invoices, registrations. */
	counter: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}
