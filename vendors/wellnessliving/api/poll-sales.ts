import type { Location, Sale } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Known, Place, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import type { BuildMemory } from './build-memory';
import { isChosen, locationsOfRun } from './poll-places';
import { daysBack, windowOf } from './poll-plan';
import { fetchReceipt } from './purchases';
import { saleGone, saleNote, toSaleEvents } from './sale-events';
import { groupSales } from './sale-group';
import { nameSales, type NamedSale } from './sale-names';
import { toReportedSale } from './sale-of-rows';
import { readSaleReport } from './sale-report';

/** Sales and refunds by the report of all sales, whole local days, accrual and cash. */
export function wellnessLivingSales(builds: BuildMemory): PolledResource {
	return {
		name: 'sales',
		label: 'Sales',
		lookbackDays: 7,
		plan: (input) => [windowOf(daysBack(input))],
		read: async (caller, place, window, known) => await readSales(caller, place, window, { known, builds }),
		gone: saleGone,
	};
}

interface Means {
	readonly known: Known;
	readonly builds: BuildMemory;
}

async function readSales(
	caller: Caller,
	place: Place,
	window: Window,
	{ known, builds }: Means,
): Promise<Read<readonly Sighting[]>> {
	const locations = await locationsOfRun(caller);
	if (!locations.ok) return locations;
	const read = await readSaleReport(caller, window, { builds });
	if (!read.ok) return read;
	const rows = read.value.rows.filter(({ value }) => isChosen(place, value.locationId));
	const sales = nameSales(groupSales(rows), known);
	return { ok: true, value: sales.map((named) => toSighting(named, place, locations.value)) };
}

function toSighting(named: NamedSale, place: Place, locations: ReadonlyMap<string, Location>): Sighting {
	const { id, fingerprint, day, purchaseId } = named;
	const reported = toReportedSale(named, place, locations);
	const sighting = (sale: Sale, receipt: unknown): Sighting => ({
		id,
		fingerprint,
		day,
		note: saleNote(sale),
		events: (before, context) => toSaleEvents({ named, sale, receipt }, before, context),
	});
	const told = sighting(reported.sale, null);
	const clientId = reported.sale.client?.id ?? null;
	if (
		reported.isClear ||
		named.kind !== 'sale' ||
		!named.isFirst ||
		clientId === null ||
		purchaseId === null
	) {
		return told;
	}
	return {
		...told,
		complete: async (caller) => {
			const receipt = await fetchReceipt(caller, clientId, purchaseId, reported.sale.currency);
			if (!receipt.ok) return receipt;
			const { raw, value } = receipt.value;
			return { ok: true, value: sighting(withPlace(value, reported.sale), raw) };
		},
	};
}

/** The receipt tells the money; place and day are the report's. */
function withPlace(receipt: Sale, { id, location, businessDay }: Sale): Sale {
	return { ...receipt, id, location: location ?? receipt.location, businessDay };
}
