import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { Access } from './access';
import type { Reports } from './reports/builds';
import type { Settings } from './settings';
import type { Business } from './store/business';

/** Everything one stand-in holds; handlers get it whole. */
export interface WellnessLivingState {
	business: Business;
	settings: Settings;
	readonly access: Access;
	readonly reports: Reports;
	readonly journal: Journal;
	readonly faults: Faults;
	/** What the application may not do: `/v1/user` or `report:739`, and the sid it is refused with. */
	readonly denied: Map<string, string>;
	/** What happens once, as soon as a call of such a path has been answered: between two calls of a client. */
	readonly afterAnswer: { readonly path: RegExp; readonly act: () => void }[];
	/** Milliseconds since 1970. */
	readonly now: () => number;
}
