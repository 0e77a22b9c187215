import type { Studio } from '../../studio/studio';
import type {
	BlockOut,
	Center,
	Employee,
	Guest,
	GuestPackage,
	Invoice,
	Member,
	Offer,
	Registration,
	Session,
	Visit,
} from './rows';
import { createTable, type Table } from './table';

/** All that one Zenoti account holds. */
export interface Organisation {
	/** GUID. */
	readonly id: string;
	readonly centers: Table<Center>;
	readonly employees: Table<Employee>;
	readonly offers: Table<Offer>;
	readonly guests: Table<Guest>;
	readonly visits: Table<Visit>;
	readonly blockOuts: Table<BlockOut>;
	readonly sessions: Table<Session>;
	readonly registrations: Table<Registration>;
	readonly invoices: Table<Invoice>;
	readonly members: Table<Member>;
	readonly packages: Table<GuestPackage>;
}

export function createOrganisation(id: string): Organisation {
	return {
		id,
		centers: createTable(),
		employees: createTable(),
		offers: createTable(),
		guests: createTable(),
		visits: createTable(),
		blockOuts: createTable(),
		sessions: createTable(),
		registrations: createTable(),
		invoices: createTable(),
		members: createTable(),
		packages: createTable(),
	};
}

/** The studio's centres, staff and price list; its people come when they join. */
export function openStudio(organisation: Organisation, studio: Studio): void {
	for (const { guid, name, invoicePrefix, timeZone } of studio.centers) {
		organisation.centers.put({ id: guid, code: invoicePrefix, name, invoicePrefix, timeZone });
	}
	for (const { guid, key, firstName, lastName } of studio.teachers) {
		organisation.employees.put({ id: guid, code: `E${key}`, firstName, lastName });
	}
	for (const { guid, ...offer } of studio.offerings) organisation.offers.put({ id: guid, ...offer });
}

const unnamedZone = 'America/New_York';

/** A centre named by a fact; one nobody opened before is taken to be in New York. */
export function centerOf(organisation: Organisation, id: string, name?: string): Center {
	const known = organisation.centers.get(id);
	if (known !== undefined) return known;
	const code = `C${organisation.centers.count() + 1}`;
	const met = { id, code, name: name ?? `Center ${code}`, invoicePrefix: '', timeZone: unnamedZone };
	organisation.centers.put(met);
	return met;
}
