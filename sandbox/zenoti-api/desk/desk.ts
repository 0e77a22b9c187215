import type { ZenotiState } from '../state';
import { guestHands, type GuestHands } from './guests';
import { invoiceHands, type InvoiceHands } from './invoices';
import { visitHands, type VisitHands } from './visits';
import { classHands, type ClassHands } from './classes';

/** The people at the front desk: what they do in Zenoti, which a client of the API only gets to see. */
export interface Desk extends GuestHands, VisitHands, ClassHands, InvoiceHands {}

export function openDesk(state: ZenotiState): Desk {
	return { ...guestHands(state), ...visitHands(state), ...classHands(state), ...invoiceHands(state) };
}
