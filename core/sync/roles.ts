import type { EventType } from '../event';

/** What an event type means to a CRM. */
export type Role =
	| { readonly kind: 'client' }
	| { readonly kind: 'booking' }
	| { readonly kind: 'sale' }
	| { readonly kind: 'membership' }
	| { readonly kind: 'none'; readonly reason: string };

const client: Role = { kind: 'client' };
const booking: Role = { kind: 'booking' };
const sale: Role = { kind: 'sale' };
const membership: Role = { kind: 'membership' };
const none = (reason: string): Role => ({ kind: 'none', reason });
const notForCrm = none(
	'a CRM keeps clients, bookings, sales and memberships; this event is about none of them',
);
const insideSale = none('payments are part of their sale; the sale event moves the deal');

/** One line per type, so that a new type does not compile until somebody has decided. */
export const roles: Readonly<Record<EventType, Role>> = {
	'studio.client.created': client,
	'studio.client.updated': client,
	'studio.client.deleted': none('contacts are never deleted by this node'),
	'studio.client.merged': none('contacts are not merged by this node; merge them in the CRM'),
	'studio.client.optedin': client,
	'studio.client.optedout': client,
	'studio.booking.created': booking,
	'studio.booking.updated': booking,
	'studio.booking.confirmed': booking,
	'studio.booking.checkedin': booking,
	'studio.booking.started': booking,
	'studio.booking.completed': booking,
	'studio.booking.cancelled': booking,
	'studio.booking.noshow': booking,
	'studio.booking.rejected': booking,
	'studio.booking.deleted': booking,
	'studio.schedule.created': notForCrm,
	'studio.schedule.updated': notForCrm,
	'studio.schedule.cancelled': notForCrm,
	'studio.schedule.deleted': notForCrm,
	'studio.sale.closed': sale,
	'studio.sale.updated': sale,
	'studio.sale.refunded': sale,
	'studio.sale.voided': sale,
	'studio.payment.added': insideSale,
	'studio.payment.deleted': insideSale,
	'studio.membership.created': membership,
	'studio.membership.frozen': membership,
	'studio.membership.unfrozen': membership,
	'studio.membership.cancelled': membership,
	'studio.membership.reinstated': membership,
	'studio.package.created': notForCrm,
	'studio.package.redeemed': notForCrm,
	'studio.package.reversed': notForCrm,
	'studio.package.updated': notForCrm,
	'studio.staff.created': notForCrm,
	'studio.staff.updated': notForCrm,
	'studio.staff.deleted': notForCrm,
	'studio.service.created': notForCrm,
	'studio.service.updated': notForCrm,
	'studio.location.created': notForCrm,
	'studio.location.updated': notForCrm,
	'studio.business.updated': notForCrm,
	'studio.feedback.created': none('feedback has no idempotent place in a CRM yet'),
	'studio.unrecognized': none('the trigger could not understand this delivery'),
};
