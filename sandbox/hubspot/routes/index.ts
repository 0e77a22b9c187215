import { associationRoutes } from './associations';
import { batchReadRoutes } from './batch-read';
import { batchWriteRoutes } from './batch-write';
import { consentRoutes } from './consent';
import { directoryRoutes } from './directory';
import { propertyRoutes } from './properties';
import type { HubSpotRoute } from './record-parts';
import { singleRoutes } from './single';

/** Every path this stand-in knows; anything else is HubSpot's bare 404. */
export const hubSpotRoutes: readonly HubSpotRoute[] = [
	...batchReadRoutes,
	...batchWriteRoutes,
	...associationRoutes,
	...singleRoutes,
	...propertyRoutes,
	...directoryRoutes,
	...consentRoutes,
];

/** The current version and the one before. */
export const supportedVersions: readonly string[] = ['2026-09', '2026-03'];
