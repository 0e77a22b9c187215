import { numberOf, own, textOf, type Booking, type NamedRef, type UnknownRecord } from '../../../core/event';
import {
	column,
	momentOf,
	onlyRecord,
	personOf,
	problem,
	rawOf,
	refOfPerson,
	startOfMoment,
	type Column,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
	type RowMoment,
} from '../../../core/rows';
import { minutesBetween } from '../api/appointment-row';
import { blankLine, toBooking } from '../booking';
import { namedRef, zenotiIdOf } from '../read-zenoti';
import { bookingImports } from './booking-events';
import { bookingStatusOf } from './booking-status';
import { rowCenter } from './places';
import { invoiceIdOf, visitOfInvoice } from './sale-rows';

const guestFields = {
	first: 'guest_first_name',
	last: 'guest_last_name',
	full: 'guest_name',
	email: 'guest_email',
	phones: ['guest_mobile'],
};

const columns: readonly Column[] = [
	column('appointment_id', 'text', ['Appointment ID'], ['booking.id'], {
		note: 'only in files made from the API',
	}),
	column('appointment_group_id', 'text', ['Appointment Group ID'], ['booking.groupId']),
	column('invoice_id', 'text', ['Invoice ID'], ['booking.saleId']),
	column('invoice_no', 'text', ['Invoice No', 'Invoice Number'], ['booking.saleId', 'booking.groupId'], {
		note: 'where there is no Invoice ID, as in the sales export',
	}),
	column('guest_id', 'text', ['Guest ID'], ['booking.client.id']),
	column('guest_first_name', 'text', ['Guest First Name', 'First Name'], ['booking.client.firstName']),
	column('guest_last_name', 'text', ['Guest Last Name', 'Last Name'], ['booking.client.lastName']),
	column(
		'guest_name',
		'text',
		['Guest Name', 'Guest'],
		['booking.client.firstName', 'booking.client.lastName'],
		{ note: 'the last word is the last name; or what stands before a comma' },
	),
	column('guest_email', 'text', ['Guest Email', 'Email'], ['booking.client.email']),
	column(
		'guest_mobile',
		'text',
		['Guest Mobile', 'Mobile', 'Mobile Number', 'Guest Phone', 'Phone'],
		['booking.client.phone', 'booking.client.phoneRaw'],
		{ note: 'E.164 where the number or the option names the country' },
	),
	column('service_id', 'text', ['Service ID'], ['booking.service.id']),
	column('service_name', 'text', ['Service Name', 'Service'], ['booking.service.name']),
	column('center_id', 'text', ['Center ID', 'Centre ID'], ['booking.location.id']),
	column(
		'center_name',
		'text',
		['Center Name', 'Centre Name', 'Center', 'Centre'],
		['booking.location.name', 'booking.location.id'],
		{ note: 'the ID by the option Locations' },
	),
	column(
		'center_code',
		'text',
		['Center Code', 'Centre Code'],
		['booking.location.name', 'booking.location.id'],
		{ note: 'the name where none is told; the ID by the option Locations' },
	),
	column(
		'appointment_date',
		'moment',
		['Appointment Date'],
		['booking.startLocal', 'booking.startAt', 'booking.endAt'],
		{
			note: 'the day, where Start Time is a time of day only',
		},
	),
	column(
		'start',
		'moment',
		['Start Time', 'Start Date Time', 'Appointment Start Time'],
		['booking.startLocal', 'booking.startAt', 'booking.durationMinutes'],
		{ isLenient: true, note: 'startAt needs the time zone' },
	),
	column(
		'start_clock',
		'time',
		['Start Time', 'Appointment Start Time'],
		['booking.startLocal', 'booking.startAt', 'booking.durationMinutes'],
		{ isLenient: true, note: 'the same, where it is a time of day only' },
	),
	column(
		'end',
		'moment',
		['End Time', 'End Date Time', 'Appointment End Time'],
		['booking.endAt', 'booking.durationMinutes'],
		{ isLenient: true },
	),
	column(
		'end_clock',
		'time',
		['End Time', 'Appointment End Time'],
		['booking.endAt', 'booking.durationMinutes'],
		{ isLenient: true },
	),
	column(
		'duration',
		'minutes',
		['Scheduled Service Duration', 'Service Duration', 'Duration'],
		['booking.durationMinutes'],
		{ isLenient: true, note: 'first; else from start and end' },
	),
	column('therapist_id', 'text', ['Provider ID', 'Therapist ID'], ['booking.staff.id']),
	column(
		'therapist_name',
		'text',
		['Provider', 'Provider Name', 'Therapist', 'Therapist Name'],
		['booking.staff.name'],
	),
	column('room', 'text', ['Room', 'Room Name'], ['booking.room']),
	column('status', 'text', ['Status', 'Appointment Status'], ['booking.status']),
	column('booked', 'moment', ['Booked Date', 'Booking Date', 'Creation Date'], [], {
		note: 'time of `studio.booking.created`; to the second also part of its ID',
	}),
	column('booked_utc', 'utc', ['Creation Date UTC'], [], { note: 'likewise' }),
	column('source', 'text', ['Appointment Source', 'Booking Source', 'Source'], ['booking.source']),
];

export const zenotiAppointments: RowExport = {
	name: 'zenotiAppointments',
	label: 'Zenoti: Appointments',
	system: 'zenoti',
	entity: 'booking',
	about:
		'Reports > Appointments; one row per appointment. The headings are those of a public importer of this export and of the API’s own report.',
	columns,
	needs: [
		['start', 'start_clock', 'appointment_date'],
		['service_name', 'service_id'],
		['guest_name', 'guest_id', 'guest_last_name', 'guest_first_name'],
		['status'],
	],
	marks: ['appointment_date', 'therapist_name', 'booked', 'appointment_id'],
	untold: [
		{ studio: 'booking.kind', note: 'always `appointment`' },
		{ studio: 'booking.timeZone', note: 'the option' },
		{ studio: 'booking.price', note: 'money is in the sales export' },
		{ studio: 'booking.scheduleId', note: 'class registrations are not in this export' },
		{ studio: 'booking.utm', note: 'webhooks only' },
	],
	identity: [
		'invoice_no',
		'center_code',
		'center_name',
		'guest_id',
		'guest_name',
		'guest_first_name',
		'guest_last_name',
		'service_name',
		'appointment_date',
		'start',
		'start_clock',
	],
	ids: [
		'With Appointment ID: the appointment’s own ID, the same booking as in webhooks and polls. `studio.booking.created` has the same event ID too, where the file tells the moment of booking to the second and the time zone is known.',
		'Without it: a hash of invoice number, center, guest, service and start, and a number for equal rows. An appointment that was moved is another one in the next file.',
		'Each row is `studio.booking.created` and, where the status says more than that, a second event for it.',
	],
	idsOf: (rows) => rows.map(({ record }) => zenotiIdOf(own(record, 'appointment_id'))),
	toEvents: toBookingReading,
};

function toBookingReading(group: RowGroup, context: RowContext): GroupReading {
	const record = onlyRecord(group);
	if (record === null) return problem('they tell different things of the same appointment');
	const status = bookingStatusOf(textOf(own(record, 'status')));
	if (status === null) return problem(`its status “${textOf(own(record, 'status'))}” is not known`);
	const start = timeOf(record, 'start', context.timeZone);
	if (start.local === null && start.utc === null)
		return problem('it does not tell when the appointment begins');
	const center = rowCenter(record, context);
	const booking = bookingOf(group.id, record, { start, center, status, context });
	const booked = momentOf(record, { local: 'booked', utc: 'booked_utc' }, context.timeZone);
	const created = { stamp: booked.utc, at: startOfMoment(booked, context.timeZone) };
	return { kind: 'events', events: bookingImports(booking, created, center, context, rawOf(group, context)) };
}

/** A moment with its date, or a time of day on the day of the appointment. */
function timeOf(record: UnknownRecord, field: 'start' | 'end', timeZone: string | null): RowMoment {
	const whole = momentOf(record, { local: field }, timeZone);
	if (whole.local !== null || whole.utc !== null) return whole;
	return momentOf(record, { local: 'appointment_date', time: `${field}_clock` }, timeZone);
}

interface Known {
	readonly start: RowMoment;
	readonly center: NamedRef | null;
	readonly status: NonNullable<Booking['status']>;
	readonly context: RowContext;
}

function bookingOf(id: string, record: UnknownRecord, { start, center, status, context }: Known): Booking {
	const end = timeOf(record, 'end', context.timeZone);
	const saleId = invoiceIdOf(record);
	const person = personOf(record, guestFields, context.dialCode);
	const visit = {
		groupId: zenotiIdOf(own(record, 'appointment_group_id')) ?? visitOfInvoice(saleId),
		saleId,
		client: refOfPerson(zenotiIdOf(own(record, 'guest_id')), person),
		location: center,
		timeZone: context.timeZone,
		utm: null,
	};
	const line = {
		...blankLine,
		service: namedRef(own(record, 'service_id'), own(record, 'service_name')),
		staff: namedRef(own(record, 'therapist_id'), own(record, 'therapist_name')),
		room: textOf(own(record, 'room')),
		startAt: start.utc,
		endAt: end.utc,
		startLocal: start.local,
		durationMinutes:
			numberOf(own(record, 'duration')) ?? minutesBetween(start.local ?? start.utc, end.local ?? end.utc),
	};
	return { ...toBooking(id, 'appointment', status, visit, line), source: textOf(own(record, 'source')) };
}
