import { describe, expect, it } from 'vitest';
import { zenotiEvents } from '../../../vendors/zenoti/event-table';
import { dataOf, eventsOf, fixture, fixtureNames, withValue } from './support';

/** Every fixture and what it becomes. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
	'Appointment.Completed': ['studio.booking.completed'],
	'Appointment.Started': ['studio.booking.started'],
	'AppointmentGroup.Created': ['studio.booking.created'],
	'AppointmentGroup.Delete': ['studio.booking.deleted'],
	'AppointmentGroup.Status': ['studio.booking.checkedin'],
	'AppointmentGroup.Status.cancelled': ['studio.booking.cancelled'],
	'AppointmentGroup.Status.closed': ['studio.booking.completed'],
	'AppointmentGroup.Status.confirmed': ['studio.booking.confirmed'],
	'AppointmentGroup.Status.noshow': ['studio.booking.noshow'],
	'AppointmentGroup.Updated': ['studio.booking.updated', 'studio.booking.created'],
	'AppointmentGroup.Updated.emptied': ['studio.booking.deleted'],
	'Class.Booking.Approved': ['studio.booking.confirmed', 'studio.booking.confirmed'],
	'Class.Booking.Cancelled': ['studio.booking.cancelled'],
	'Class.Booking.Created': ['studio.booking.created'],
	'Class.Booking.Created.waitlisted': ['studio.booking.created'],
	'Class.Booking.Deleted': ['studio.booking.deleted'],
	'Class.Booking.NoShow': ['studio.booking.noshow'],
	'Class.Booking.Rejected': ['studio.booking.rejected'],
	'Class.Schedule.Cancelled': ['studio.schedule.cancelled'],
	'Class.Schedule.Created': ['studio.schedule.created'],
	'Class.Schedule.Deleted': ['studio.schedule.deleted'],
	'Class.Schedule.Updated': ['studio.schedule.updated'],
	'Employee.Created': ['studio.staff.created'],
	'Employee.Deleted': ['studio.staff.deleted'],
	'Employee.Updated': ['studio.staff.updated'],
	'Feedback.V1': ['studio.feedback.created'],
	'Feedback.V2': ['studio.feedback.created'],
	'Guest.Created': ['studio.client.created'],
	'Guest.Deleted': ['studio.client.deleted'],
	'Guest.Membership.Cancelled': ['studio.membership.cancelled'],
	'Guest.Membership.Created': ['studio.membership.created'],
	'Guest.Membership.Freeze': ['studio.membership.frozen'],
	'Guest.Membership.Reinstate': ['studio.membership.reinstated'],
	'Guest.Membership.Unfreeze': ['studio.membership.unfrozen'],
	'Guest.Merged': ['studio.client.merged'],
	'Guest.OptedIn': ['studio.client.optedin'],
	'Guest.OptedOut': ['studio.client.optedout'],
	'Guest.Package.Created': ['studio.package.created'],
	'Guest.Package.Redemption': ['studio.package.redeemed'],
	'Guest.Package.RedemptionReversal': ['studio.package.reversed'],
	'Guest.Package.StatusUpdate': ['studio.package.updated'],
	'Guest.Package.ValidityUpdate': ['studio.package.updated'],
	'Guest.Updated': ['studio.client.updated'],
	'Guest.Updated.sparse': ['studio.client.updated'],
	'Guestpass.redeemed': ['studio.package.redeemed'],
	'Invoice.Closed': ['studio.sale.closed'],
	'Invoice.Closed.paid-but-open': ['studio.sale.closed'],
	'Invoice.Closed.refund': ['studio.sale.refunded'],
	'Invoice.Closed.retail': ['studio.sale.closed'],
	'Invoice.Payments.Added': ['studio.payment.added', 'studio.payment.added'],
	'Invoice.Payments.Deleted': ['studio.payment.deleted'],
};

/** What a bare event object becomes where its shape tells less than its event type did. */
const bareOutcomes: Readonly<Record<string, readonly string[]>> = {
	'AppointmentGroup.Created': ['studio.booking.created'],
	'AppointmentGroup.Delete': ['studio.unrecognized'],
	'Class.Booking.Approved': ['studio.booking.updated', 'studio.booking.updated'],
	'Class.Booking.Cancelled': ['studio.booking.updated'],
	'Class.Booking.Created': ['studio.booking.updated'],
	'Class.Booking.Created.waitlisted': ['studio.booking.updated'],
	'Class.Booking.Deleted': ['studio.booking.updated'],
	'Class.Booking.NoShow': ['studio.booking.updated'],
	'Class.Booking.Rejected': ['studio.booking.updated'],
	'Class.Schedule.Cancelled': ['studio.schedule.updated'],
	'Class.Schedule.Created': ['studio.schedule.updated'],
	'Class.Schedule.Deleted': ['studio.schedule.updated'],
	'Employee.Created': ['studio.staff.updated'],
	'Employee.Deleted': ['studio.staff.updated'],
	'Guest.Created': ['studio.client.updated'],
	'Guest.Deleted': ['studio.client.updated'],
	'Guest.Merged': ['studio.unrecognized'],
	'Invoice.Payments.Added': ['studio.unrecognized'],
	'Invoice.Payments.Deleted': ['studio.unrecognized'],
};

const typesOf = (payload: unknown) => eventsOf(payload).map((event) => event.type);

describe('Zenoti routing', () => {
	it('is checked against every fixture there is', () => {
		expect(Object.keys(outcomes).sort()).toEqual([...fixtureNames].sort());
	});

	it.each(Object.entries(outcomes))('makes %s into %j', (name, types) => {
		const payload = fixture(name);
		expect(typesOf(payload)).toEqual(types);
		expect(eventsOf(payload).every((event) => event.sourcetype === payload.event_type)).toBe(true);
	});

	it.each(Object.entries(outcomes))(
		'routes %s by its type alone, in any case, and never by event_resource',
		(name, types) => {
			const payload = fixture(name);
			const eventType = String(payload.event_type);
			expect(
				typesOf({ ...payload, event_type: eventType.toLowerCase(), event_resource: 'Employee' }),
			).toEqual(types);
			expect(
				typesOf({ ...payload, event_type: ` ${eventType.toUpperCase()} `, event_resource: null }),
			).toEqual(types);
		},
	);

	it.each(fixtureNames)(
		'tells %s without its envelope by its shape, claiming no more than the shape says',
		(name) => {
			expect(typesOf(dataOf(fixture(name)))).toEqual(bareOutcomes[name] ?? outcomes[name]);
		},
	);

	it('declares in its table every studio type that a fixture becomes', () => {
		for (const name of fixtureNames) {
			const payload = fixture(name);
			const row = zenotiEvents.find((event) => event.names.includes(String(payload.event_type)));
			for (const type of typesOf(payload)) expect(Object.keys(row?.studio ?? {})).toContain(type);
		}
	});

	it('has a fixture for every row of its table that Zenoti is known to send', () => {
		const sent = new Set(fixtureNames.map((name) => String(fixture(name).event_type)));
		const missing = zenotiEvents.map((event) => event.names[0]).filter((name) => !sent.has(name));
		expect(missing).toEqual(['Class.Booking.Updated']);
	});

	it('takes every other spelling in the table for the same event', () => {
		for (const event of zenotiEvents) {
			const name = fixtureNames.find((candidate) => fixture(candidate).event_type === event.names[0]);
			if (name === undefined) continue;
			for (const spelling of event.names) {
				expect(typesOf({ ...fixture(name), event_type: spelling })).toEqual(outcomes[name]);
			}
		}
	});

	it('names no spelling twice', () => {
		const names = zenotiEvents.flatMap((event) => event.names.map((name) => name.toLowerCase()));
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('An authentic delivery that is not understood', () => {
	const cases: ReadonlyArray<readonly [title: string, payload: () => unknown, reason: string]> = [
		['null', () => null, 'The delivery is not a JSON object.'],
		['a list', () => [fixture('Guest.Created')], 'The delivery is not a JSON object.'],
		['a text', () => 'Guest.Created', 'The delivery is not a JSON object.'],
		['an empty object', () => ({}), 'The delivery has no event_type, and its shape is none of those known.'],
		[
			'an unknown type, even with a known shape',
			() => withValue(fixture('Invoice.Closed'), 'event_type', 'Invoice.Voided'),
			'The Zenoti event type "Invoice.Voided" is not known here.',
		],
		[
			'a type named like a property of every object',
			() => withValue(fixture('Invoice.Closed'), 'event_type', 'constructor'),
			'The Zenoti event type "constructor" is not known here.',
		],
		[
			'no data',
			() => withValue(fixture('Guest.Created'), 'data', undefined),
			'Guest.Created came without its data object.',
		],
		[
			'data that is a list',
			() => withValue(fixture('Guest.Created'), 'data', [{ id: 'x' }]),
			'Guest.Created came without its data object.',
		],
		[
			'no guest id',
			() => withValue(fixture('Guest.Updated'), 'data.id', '00000000-0000-0000-0000-000000000000'),
			'Guest.Updated came without the guest id (data.id), so it cannot be tied to anything.',
		],
		[
			'no invoice id',
			() => withValue(fixture('Invoice.Closed'), 'data.invoice.id', ''),
			'Invoice.Closed came without the invoice id (data.invoice.id), so it cannot be tied to anything.',
		],
		[
			'no list of appointments, which is not an empty one',
			() => withValue(fixture('AppointmentGroup.Updated'), 'data.appointments', null),
			'AppointmentGroup.Updated came without its list of appointments (data.appointments).',
		],
		[
			'a new group without an appointment',
			() => withValue(fixture('AppointmentGroup.Created'), 'data.appointments', []),
			'AppointmentGroup.Created came without its list of appointments (data.appointments).',
		],
		[
			'no status',
			() => withValue(fixture('AppointmentGroup.Status'), 'data.appointment_group_status', null),
			'AppointmentGroup.Status came without a status (data.appointment_group_status).',
		],
		[
			'a payment without an amount',
			() =>
				withValue(
					withValue(fixture('Invoice.Payments.Deleted'), 'data.transactions.0.amount_paid', 'n/a'),
					'data.transactions.0.total_amount_paid',
					null,
				),
			'Invoice.Payments.Deleted came with a payment whose amount cannot be read',
		],
		[
			'feedback without a guest',
			() => withValue(fixture('Feedback.V2'), 'data.user_id', null),
			'Feedback.Created came without the guest id (data.user_id), so it cannot be tied to anything.',
		],
	];

	it.each(cases)('comes out as one event that says what is missing: %s', (_title, payload, reason) => {
		const events = eventsOf(payload());
		expect(events.map((event) => event.type)).toEqual(['studio.unrecognized']);
		expect(events[0]?.data.reason?.startsWith(reason)).toBe(true);
	});

	it('keeps the lines that can be read, and says which could not', () => {
		const events = eventsOf(withValue(fixture('AppointmentGroup.Updated'), 'data.appointments.0.id', null));
		expect(events.map((event) => event.type)).toEqual(['studio.booking.created', 'studio.unrecognized']);
		expect(events[1]?.data.reason).toContain('data.appointments[].id');
	});

	it('has the vendor’s event id in its own id, so that a retry of it is a duplicate', () => {
		const first = withValue(fixture('Guest.Created'), 'event_type', 'Guest.Tagged');
		const again = { ...first, id: 'another-subscription' };
		expect(eventsOf(first)[0]?.id).toBe(`zenoti:delivery:${String(first.event_id)}:unrecognized:1`);
		expect(eventsOf(again)[0]?.id).toBe(eventsOf(first)[0]?.id);
	});
});
