import type { BookingStatus } from '../../core/event';
import { totalOf, type Instant, type Narrator, type Scene, type Script, type Step } from './step';
import type { Studio } from './studio';
import { zenotiIdsOf, type Moment } from './zenoti-parts';
import {
	classBooking,
	groupChanged,
	groupStatus,
	groupStatusCodes,
	guestChanged,
	invoiceClosed,
	invoiceRefunded,
} from './zenoti-payloads';

/** Three numbers an event: Zenoti's counter moves for the event, then for each subscription. */
const momentOf = ({ at, counter }: Instant): Moment => ({ at, ...zenotiIdsOf(at, counter * 3) });

const visitKey = ({ occasion }: Scene) => `zenoti:visit:${occasion.visitGuid}`;

const booked: Step = {
	name: 'visit booked',
	payload: ({ studio, client, occasion, instant }) =>
		groupChanged('AppointmentGroup.Created', studio, client, occasion, momentOf(instant)),
	effect: (scene) => ({ key: visitKey(scene), bookingStatus: 'booked' }),
};

/** Tells the whole group anew, but not its status. */
const moved: Step = {
	name: 'visit moved',
	payload: ({ studio, client, occasion, instant }) =>
		groupChanged('AppointmentGroup.Updated', studio, client, occasion, momentOf(instant)),
	effect: (scene) => ({ key: visitKey(scene) }),
};

function status(name: keyof typeof groupStatusCodes, bookingStatus: BookingStatus): Step {
	return {
		name: `visit ${bookingStatus}`,
		payload: ({ occasion, instant }) => groupStatus(occasion, name, momentOf(instant)),
		effect: (scene) => ({ key: visitKey(scene), bookingStatus }),
	};
}

const paid: Step = {
	name: 'visit paid',
	payload: ({ client, occasion, instant }) => invoiceClosed(client, occasion, momentOf(instant)),
	effect: (scene) => ({ key: visitKey(scene), saleStatus: 'sale_closed', amount: totalOf(scene) }),
};

const soldRetail: Step = {
	name: 'retail sold',
	payload: ({ client, occasion, instant }) => invoiceClosed(client, occasion, momentOf(instant)),
	effect: (scene) => ({
		key: `zenoti:sale:${scene.occasion.invoiceGuid}`,
		saleStatus: 'sale_closed',
		amount: totalOf(scene),
	}),
};

/** Names neither the visit nor the invoice it refunds, so no deal can follow it. */
const refunded: Step = {
	name: 'sale refunded',
	payload: ({ client, occasion, instant }) => invoiceRefunded(client, occasion, momentOf(instant)),
	effect: () => null,
};

function inClass(eventType: Parameters<typeof classBooking>[0], bookingStatus: BookingStatus): Step {
	return {
		name: `class ${bookingStatus}`,
		payload: ({ client, occasion, instant }) => classBooking(eventType, client, occasion, momentOf(instant)),
		effect: ({ occasion }) => ({ key: `zenoti:booking:${occasion.number}`, bookingStatus }),
	};
}

const confirmed = status('confirmed', 'confirmed');
const classBooked = inClass('Class.Booking.Created', 'booked');
const visit = (...rest: readonly Step[]): Script => ({
	kind: 'appointment',
	needsOwnEmail: false,
	steps: [booked, ...rest],
});
const aClass = (...rest: readonly Step[]): Script => ({
	kind: 'class',
	needsOwnEmail: false,
	steps: [classBooked, ...rest],
});
const retail = (...rest: readonly Step[]): Script => ({
	kind: 'product',
	needsOwnEmail: false,
	steps: [soldRetail, ...rest],
});

const centerOf = (studio: Studio, index: number) => studio.centers[index] ?? studio.centers[0];

export const zenotiNarrator: Narrator = {
	system: 'zenoti',
	clientKeyOf: (client) => `zenoti:${client.guid}`,
	clientCreated: (studio, client, instant) =>
		guestChanged('Guest.Created', client, centerOf(studio, client.center), momentOf(instant)),
	clientUpdated: (studio, client, instant) =>
		guestChanged('Guest.Updated', client, centerOf(studio, client.center), momentOf(instant)),
	changesEmails: true,
	scripts: [
		visit(confirmed, status('checkedIn', 'checked_in'), paid),
		visit(moved, confirmed, paid),
		visit(paid, refunded),
		visit(status('cancelled', 'cancelled')),
		visit(confirmed, status('noShow', 'no_show')),
		aClass(),
		aClass(inClass('Class.Booking.Cancelled', 'cancelled')),
		aClass(inClass('Class.Booking.NoShow', 'no_show')),
		retail(),
		retail(refunded),
	],
};
