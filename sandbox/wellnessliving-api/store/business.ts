import type { Studio } from '../../studio';
import { createClients, type Clients } from './clients';
import type { Location, LoosePayment, Purchase, Refund, Session, StaffMember } from './rows';
import { createVisits, type Visits } from './visits';

/** What one business keeps. */
export interface Business {
	readonly key: string;
	readonly title: string;
	readonly locations: Map<string, Location>;
	readonly staff: Map<string, StaffMember>;
	readonly clients: Clients;
	/** By class period and start in UTC. */
	readonly sessions: Map<string, Session>;
	readonly visits: Visits;
	/** By key without zeros in front. */
	readonly purchases: Map<string, Purchase>;
	readonly refunds: Refund[];
	readonly loosePayments: LoosePayment[];
	/** What staff changed on a purchased thing, by `k_purchase_item`: fields of its element. */
	readonly changedItems: Map<string, Readonly<Record<string, unknown>>>;
	/** Whose profile was looked at, newest last. */
	readonly viewed: Set<string>;
	/** Deliveries that were applied. */
	readonly appliedFacts: Set<string>;
}

/** The studio of the senders as its vendor keeps it on the first morning: places and staff, nobody has come yet. */
export function createBusiness(studio: Studio): Business {
	return {
		key: studio.businessKey,
		title: studio.centers[0].name,
		locations: new Map(
			studio.centers.map(({ key, name, timeZone, zoneText }) => [
				key,
				{ key, title: name, timeZone, zoneText },
			]),
		),
		staff: new Map(
			studio.teachers.map(({ key, firstName, lastName }) => [
				key,
				{ key, uid: `9${key}`, firstName, lastName },
			]),
		),
		clients: createClients(),
		sessions: new Map(),
		visits: createVisits(),
		purchases: new Map(),
		refunds: [],
		loosePayments: [],
		changedItems: new Map(),
		viewed: new Set(),
		appliedFacts: new Set(),
	};
}

/** The one named; where it is not known, one of that name in the zone of the first. */
export function locationOf(business: Business, key: string | null, title = ''): Location {
	const known = business.locations.get(key ?? '');
	if (known !== undefined) return known;
	const first = firstLocation(business);
	if (key === null) return first;
	const met = { ...first, key, title };
	business.locations.set(key, met);
	return met;
}

export function firstLocation(business: Business): Location {
	const [first] = business.locations.values();
	if (first === undefined) throw new Error('a business has a location');
	return first;
}
