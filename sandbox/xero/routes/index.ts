import type { XeroRoute } from '../state';
import { allocationRoutes } from './allocations';
import { contactRoutes } from './contacts';
import { documentRoutes } from './documents';
import { manualJournalRoutes } from './manual-journals';
import { paymentRoutes } from './payments';
import { settingsRoutes } from './settings';

/** Every path of the accounting API that this stand-in knows; anything else is a bare 404. */
export const accountingRoutes: readonly XeroRoute[] = [
	...documentRoutes,
	...allocationRoutes,
	...paymentRoutes,
	...contactRoutes,
	...manualJournalRoutes,
	...settingsRoutes,
];
