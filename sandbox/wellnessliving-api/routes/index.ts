import type { WellnessLivingRoute } from '../call';
import { attendanceRoute } from './attendance';
import { clientRoutes } from './clients';
import { placeRoutes } from './places';
import { purchaseRoutes } from './purchases';
import { reportRoute } from './report';
import { classListRoute } from './schedule';
import { visitRoutes } from './visits';

/** Every path this stand-in knows; anything else is the gateway's 404. */
export const routes: ReadonlyMap<string, WellnessLivingRoute> = new Map(
	[
		...placeRoutes,
		...clientRoutes,
		classListRoute,
		attendanceRoute,
		...visitRoutes,
		...purchaseRoutes,
		reportRoute,
	].map((route) => [route.path, route]),
);
