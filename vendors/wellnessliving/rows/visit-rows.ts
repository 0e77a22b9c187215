import {
	numberOf,
	own,
	plusMinutes,
	textOf,
	type Booking,
	type NamedRef,
	type UnknownRecord,
} from '../../../core/event';
import {
	column,
	momentOf,
	onlyRecord,
	problem,
	shortHash,
	type Column,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
	type RowMoment,
} from '../../../core/rows';
import { keyOf, letters, refOf } from '../values';
import { visitStatusOf, type VisitStatus } from '../visit-status';
import { rowClient } from './client-cell';
import { locationColumns, personColumns } from './columns';
import { importEvent } from './imported';
import { rowLocation } from './places';

const columns: readonly Column[] = [
	column('k_visit', 'text', ['Visit ID', 'k_visit'], ['booking.id']),
	...personColumns('booking.client'),
	column(
		'service',
		'text',
		['Service', 'Service Name', 'Class', 'Class Name', 'Appointment', 'Event'],
		['booking.service.name'],
	),
	column('service_type', 'text', ['Service Type', 'Booking Type', 'Visit Type'], ['booking.kind'], {
		note: 'Appointment, else a class',
	}),
	column(
		'date',
		'moment',
		['Date', 'Visit Date', 'Service Date', 'Date and Time', 'dtl_date'],
		['booking.startLocal', 'booking.startAt', 'booking.endAt'],
		{ note: 'startAt and endAt need the time zone' },
	),
	column(
		'time',
		'time',
		['Time', 'Start Time', 'Visit Time', 'Service Time'],
		['booking.startLocal', 'booking.startAt', 'booking.endAt'],
		{ note: 'where Date is a day only' },
	),
	column('duration', 'minutes', ['Duration', 'Length'], ['booking.durationMinutes', 'booking.endAt'], {
		isLenient: true,
	}),
	column(
		'staff',
		'text',
		['Staff', 'Staff Member', 'Staff Name', 'Instructor', 'Provider'],
		['booking.staff.name'],
	),
	...locationColumns('booking.location'),
	column('room', 'text', ['Room', 'Asset', 'Resource'], ['booking.room']),
	column('status', 'text', ['Status', 'Visit Status', 'Attendance Status', 'Attendance'], ['booking.status']),
	column('source', 'text', ['Source', 'Booking Source', 'Booked By', 'Booked With'], ['booking.source']),
	column('purchase_option', 'text', ['Purchase Option', 'Paid With'], [], {
		note: 'only to recognise the export',
	}),
];

/** Words of the portal that webhooks do not use, and the number of the visit status they mean. */
export const portalStatusWords: ReadonlyArray<readonly [word: string, number: number]> = [
	['checkedin', 3],
	['checkin', 3],
	['present', 3],
	['absent', 5],
	['upcoming', 1],
	['confirmed', 1],
	['earlycancel', 6],
	['earlycancelled', 6],
	['earlycanceled', 6],
];
const byPortalWord = new Map(portalStatusWords);

function statusOf(text: string | null): VisitStatus | null {
	return visitStatusOf(byPortalWord.get(letters(text)) ?? text);
}

export const wellnessLivingAttendance: RowExport = {
	name: 'wellnessLivingAttendance',
	label: 'WellnessLiving: Attendance',
	system: 'wellnessliving',
	entity: 'booking',
	about:
		'Reports > Attendance, and other lists of visits (Bookings by Source); one row per visit. Service, Client, Date, Time, Status and Purchase Option are known from WellnessLiving’s help pages and a public importer, the others are expected.',
	columns,
	needs: [['date'], ['service'], ['client', 'uid', 'last_name', 'first_name', 'email'], ['status']],
	marks: ['k_visit', 'service', 'purchase_option'],
	untold: [
		{ studio: 'booking.scheduleId', note: 'the class period is not in the export' },
		{ studio: 'booking.saleId', note: 'the option that paid is named, the purchase is not' },
		{ studio: 'booking.price', note: 'money is in All Sales' },
		{ studio: 'booking.groupId', note: 'WellnessLiving has no groups of visits' },
		{ studio: 'booking.timeZone', note: 'the option' },
	],
	identity: ['uid', 'client', 'first_name', 'last_name', 'email', 'service', 'date', 'time', 'location'],
	ids: [
		'With Visit ID: the visit’s own key, the same booking as in webhooks; the event ID is the file’s own, because a webhook’s holds its delivery.',
		'Without it: a hash of client, service, date, time and location, and a number for equal rows: **another booking than the one of webhooks and polls.**',
	],
	idsOf: (rows) => rows.map(({ record }) => keyOf(own(record, 'k_visit'))),
	toEvents: toVisitReading,
};

function toVisitReading(group: RowGroup, context: RowContext): GroupReading {
	const record = onlyRecord(group);
	if (record === null) return problem('they tell different things of the same visit');
	const visit = statusOf(textOf(own(record, 'status')));
	if (visit === null) return problem(`its status “${textOf(own(record, 'status'))}” is not known`);
	const start = momentOf(record, { local: 'date', time: 'time' }, context.timeZone);
	if (start.local === null && start.utc === null) return problem('it does not tell the time of the visit');
	const booking = bookingOf(group.id, record, { visit, start, context });
	const event = importEvent(
		{
			type: visit.type,
			entity: 'booking',
			entityId: group.id,
			operation: 'visit',
			version: `${visit.status}@import-${shortHash(booking)}`,
			correlation: group.id,
			happenedAt: null,
			exportName: 'Attendance',
			data: { booking },
		},
		group,
		context,
	);
	return { kind: 'events', events: [event] };
}

interface Known {
	readonly visit: VisitStatus;
	readonly start: RowMoment;
	readonly context: RowContext;
}

function bookingOf(id: string, record: UnknownRecord, { visit, start, context }: Known): Booking {
	const text = (field: string): string | null => textOf(own(record, field));
	const named = (field: string): NamedRef | null => refOf(null, text(field));
	const durationMinutes = numberOf(own(record, 'duration'));
	return {
		id,
		groupId: null,
		kind: letters(text('service_type')).startsWith('appointment') ? 'appointment' : 'class',
		status: visit.status,
		client: rowClient(record, context.dialCode),
		service: named('service'),
		staff: named('staff'),
		location: rowLocation(record, context),
		room: text('room'),
		startAt: start.utc,
		endAt: plusMinutes(start.utc, durationMinutes),
		startLocal: start.local,
		timeZone: context.timeZone,
		durationMinutes,
		price: null,
		saleId: null,
		scheduleId: null,
		source: text('source'),
		utm: null,
	};
}
