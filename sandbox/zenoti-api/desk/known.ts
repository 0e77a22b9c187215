import type { ZenotiState } from '../state';
import type { Center, Guest, Invoice, Visit } from '../store/rows';

/** A slip of whoever wrote the test: what he names is not there. */
function unknown(what: string, id: string): never {
	throw new Error(`the stand-in knows no ${what} ${id}`);
}

export function guestWithId({ organisation }: ZenotiState, id: string): Guest {
	return organisation.guests.get(id) ?? unknown('guest', id);
}

export function visitWithId({ organisation }: ZenotiState, id: string): Visit {
	return organisation.visits.get(id) ?? unknown('visit', id);
}

export function invoiceWithId({ organisation }: ZenotiState, id: string): Invoice {
	return organisation.invoices.get(id) ?? unknown('invoice', id);
}

/** The centre of that id; the first one where none is named. */
export function centerWithId({ organisation }: ZenotiState, id: string | undefined): Center {
	const center = id === undefined ? organisation.centers.all()[0] : organisation.centers.get(id);
	return center ?? unknown('center', id ?? '');
}
