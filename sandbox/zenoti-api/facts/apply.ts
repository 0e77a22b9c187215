import { z } from 'zod';
import { millisOfUtc } from '../moment';
import { classBookingDeleted, classBookingTold, scheduleDeleted, scheduleTold } from './class';
import { ignored, type FactContext, type FactHandler, type FactOutcome } from './fact';
import { consentTold, guestDeleted, guestTold } from './guest';
import { invoiceTold } from './invoice';
import { membershipChanged, membershipCreated } from './membership';
import { json } from './parse';
import { groupDeleted, groupStatusTold, groupTold, progressTold } from './visit';

const active = 1;
const frozen = 3;
const cancelledMembership = 4;
const noShow = 2;
const cancelledRegistration = 1;
const rejected = 9;

/** What each webhook does to the account it comes from; lower-case names, other spellings beside. */
const handlers: Readonly<Record<string, FactHandler>> = {
	'guest.created': guestTold,
	'guest.updated': guestTold,
	'guest.deleted': guestDeleted,
	'guest.optedin': consentTold,
	'guest.optedout': consentTold,
	'guest.membership.created': membershipCreated,
	'guest.membership.freeze': membershipChanged(frozen),
	'guest.membership.unfreeze': membershipChanged(active),
	'guest.membership.cancelled': membershipChanged(cancelledMembership),
	'guest.membership.reinstate': membershipChanged(active),
	'appointmentgroup.created': groupTold,
	'appointmentgroup.updated': groupTold,
	'appointmentgroup.delete': groupDeleted,
	'appointmentgroup.status': groupStatusTold,
	'appointment.started': progressTold,
	'appointment.completed': progressTold,
	'class.booking.created': classBookingTold(null),
	'class.booking.approved': classBookingTold(0),
	'class.booking.cancelled': classBookingTold(cancelledRegistration),
	'class.booking.noshow': classBookingTold(noShow),
	'class.booking.rejected': classBookingTold(rejected),
	'class.booking.deleted': classBookingDeleted,
	'class.schedule.created': scheduleTold(0),
	'class.schedule.updated': scheduleTold(0),
	'class.schedule.cancelled': scheduleTold(1),
	'class.schedule.deleted': scheduleDeleted,
	'invoice.closed': invoiceTold,
};

const envelope = z.object({ event_type: z.string(), event_timestamp: z.string(), data: json });

/**
 * Makes the account look as after the fact that a Zenoti webhook tells: the same ids, the same stamps. Facts have to
 * come in the order in which they happened; the same one again changes nothing more.
 */
export function applyFact(context: Omit<FactContext, 'atMs'>, payload: unknown): FactOutcome {
	const parsed = envelope.safeParse(payload);
	if (!parsed.success) return ignored('no Zenoti webhook: needs event_type, event_timestamp and data');
	const { event_type, event_timestamp, data } = parsed.data;
	const name = event_type.toLowerCase();
	const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
	if (handler === undefined) return ignored(`nothing follows from ${event_type}`);
	const atMs = millisOfUtc(event_timestamp);
	return Number.isFinite(atMs) ? handler({ ...context, atMs }, data) : ignored('event_timestamp: no date');
}
