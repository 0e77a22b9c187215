import {
	currencyOf,
	dayOf,
	flagOf,
	own,
	readAmount,
	recordOf,
	textOf,
	type StudioPackage,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { balancesOf } from '../membership-events';
import { guestIdRef } from '../people';
import { zenotiIdOf } from '../read-zenoti';
import { listUnder, mapRead, toRows, type Rows } from './answer';
import { readAll, type PageOptions } from './pages';
import { pathWith, step } from './url';

/** The parameters of its pages have other names than everywhere else. */
const pageNames = ['page_num', 'page_size'] as const;

export function guestPackagesRequest(guestId: string, centerId: string): HttpRequest {
	const path = pathWith(`/v1/guests/${step(guestId)}/packages`, [['center_id', centerId]]);
	return { method: 'GET', path };
}

/** The packages a guest holds: a bare list, without page information. */
export async function readGuestPackages(
	caller: Caller,
	place: Place,
	guestId: string,
	options: PageOptions = {},
): Promise<Read<Rows<StudioPackage>>> {
	const idOf = (row: unknown): string | null => packageIdOf(recordOf(row));
	const request = guestPackagesRequest(guestId, place.id);
	const rowsOf = listUnder('packages', 'guest_packages');
	const read = await readAll(caller, request, rowsOf, { ...options, idOf, names: pageNames });
	return mapRead(read, (list) => toRows(list, 'packages', (row) => toPackage(row, guestId, place)));
}

function packageIdOf(row: UnknownRecord): string | null {
	return zenotiIdOf(own(row, 'user_package_id')) ?? zenotiIdOf(own(row, 'id'));
}

function toPackage(row: UnknownRecord, guestId: string, place: Place): StudioPackage | null {
	const id = packageIdOf(row);
	if (id === null) return null;
	const dates = recordOf(own(row, 'date'));
	const price = recordOf(own(recordOf(own(row, 'purchase')), 'price'));
	const isEndless = flagOf(own(row, 'never_expires')) === true;
	return {
		id,
		name: textOf(own(recordOf(own(row, 'package')), 'name')) ?? textOf(own(row, 'name')),
		status: flagOf(own(row, 'is_refunded')) === true ? 'cancelled' : null,
		client: guestIdRef(guestId),
		location: { id: place.id, name: place.name },
		saleId: zenotiIdOf(own(recordOf(own(row, 'invoice')), 'id')),
		startOn: dayOf(own(dates, 'start')) ?? dayOf(own(row, 'start_date')),
		endOn: isEndless ? null : (dayOf(own(dates, 'end')) ?? dayOf(own(row, 'expiry_date'))),
		price: readAmount(own(price, 'final'), currencyOf(place.currency)),
		balance: balancesOf(own(row, 'services'), 'service_type_info'),
		redemptions: [],
	};
}
