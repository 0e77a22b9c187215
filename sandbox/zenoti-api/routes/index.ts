import type { ZenotiRoute } from '../call';
import { appointmentRoutes } from './appointments';
import { centerRoutes } from './centers';
import { classRoutes } from './classes';
import { guestRoutes } from './guests';
import { holdingRoutes } from './holdings';
import { invoiceRoutes } from './invoices';
import { reportRoutes } from './reports';

/** Every path this stand-in knows; the first that fits counts. */
export const zenotiRoutes: readonly ZenotiRoute[] = [
	...centerRoutes,
	...guestRoutes,
	...appointmentRoutes,
	...classRoutes,
	...invoiceRoutes,
	...holdingRoutes,
	...reportRoutes,
];
