import { groupCreated, groupDeleted, groupStatus, groupUpdated, progressEvent } from './appointment-events';
import { classBooking, classSchedule } from './class-events';
import { branchingRow, byDelivery, simpleRow, type Stamps, type ZenotiEventRow } from './event-row';
import { feedbackEvent } from './feedback-events';

/**
 * The stamp of a new appointment line, which webhook and poll both see. A changed line goes by the delivery:
 * `last_updated_on` has seconds only, and no poll sees it.
 */
const lineCreated = ['creation_date'];

const visitStatusStamps: Stamps = {
	'studio.booking.confirmed': byDelivery,
	'studio.booking.checkedin': byDelivery,
	'studio.booking.completed': byDelivery,
	'studio.booking.cancelled': byDelivery,
	'studio.booking.noshow': byDelivery,
	'studio.booking.deleted': byDelivery,
	'studio.booking.updated': byDelivery,
};

const progressStamps: Stamps = {
	'studio.booking.started': byDelivery,
	'studio.booking.completed': byDelivery,
};

const appointmentRows: readonly ZenotiEventRow[] = [
	branchingRow(
		['AppointmentGroup.Created'],
		['documented', 'appointment-group-created'],
		{ 'studio.booking.created': lineCreated },
		groupCreated,
	),
	branchingRow(
		['AppointmentGroup.Updated'],
		['seen', null],
		{
			// By the delivery as well: it tells no status, so it must not stand in for Created when it overtakes it.
			'studio.booking.created': byDelivery,
			'studio.booking.updated': byDelivery,
			'studio.booking.deleted': byDelivery,
		},
		groupUpdated,
	),
	branchingRow(
		['AppointmentGroup.Delete', 'AppointmentGroup.Deleted'],
		['seen', null],
		{ 'studio.booking.deleted': byDelivery },
		groupDeleted,
	),
	branchingRow(
		['AppointmentGroup.Status'],
		['documented', 'appointment-group-status'],
		visitStatusStamps,
		groupStatus,
	),
	branchingRow(
		['Appointment.Started'],
		['inferred', 'appointment-started'],
		progressStamps,
		progressEvent('studio.booking.started'),
	),
	branchingRow(
		['Appointment.Completed'],
		['inferred', 'appointment-completed'],
		progressStamps,
		progressEvent('studio.booking.completed'),
	),
	branchingRow(
		[
			'Feedback.Created',
			'Feedback.Started',
			'Appointment.Feedback',
			'Appointment.Feedback.Created',
			'Appointment.Feedback.Started',
			'Appointment.Feedback.V1',
			'Appointment.Feedback.V2',
			'AppointmentGroup.Feedback',
			'AppointmentGroup.Feedback.Created',
			'AppointmentGroup.Feedback.Started',
			'Guest.Feedback',
			'Guest.Feedback.Created',
			'Guest.Feedback.Started',
		],
		['inferred', 'feedback-started-feedback-v2'],
		{ 'studio.feedback.created': byDelivery },
		feedbackEvent,
	),
];

const scheduleRows: readonly ZenotiEventRow[] = [
	simpleRow(
		['Class.Schedule.Created'],
		['documented', 'schedule-created'],
		'studio.schedule.created',
		classSchedule,
	),
	simpleRow(
		['Class.Schedule.Updated'],
		['documented', 'schedule-updated'],
		'studio.schedule.updated',
		classSchedule,
	),
	simpleRow(
		['Class.Schedule.Cancelled', 'Class.Schedule.Canceled'],
		['documented', 'schedule-cancelled'],
		'studio.schedule.cancelled',
		classSchedule,
	),
	simpleRow(
		['Class.Schedule.Deleted'],
		['documented', 'schedule-deleted'],
		'studio.schedule.deleted',
		classSchedule,
	),
];

const classRows: readonly ZenotiEventRow[] = [
	simpleRow(
		['Class.Booking.Created'],
		['documented', 'booking-created'],
		'studio.booking.created',
		classBooking,
	),
	simpleRow(['Class.Booking.Updated'], ['inferred', null], 'studio.booking.updated', classBooking),
	simpleRow(
		['Class.Booking.Cancelled', 'Class.Booking.Canceled'],
		['documented', 'booking-cancelled'],
		'studio.booking.cancelled',
		classBooking,
	),
	simpleRow(
		['Class.Booking.Deleted'],
		['documented', 'booking-deleted'],
		'studio.booking.deleted',
		classBooking,
	),
	simpleRow(
		['Class.Booking.NoShow', 'Class.Booking.No_Show'],
		['documented', 'booking-no-show'],
		'studio.booking.noshow',
		classBooking,
	),
	simpleRow(
		['Class.Booking.Approved'],
		['inferred', 'booking-approved'],
		'studio.booking.confirmed',
		classBooking,
	),
	simpleRow(
		['Class.Booking.Rejected'],
		['inferred', 'booking-rejected'],
		'studio.booking.rejected',
		classBooking,
	),
];

/** AppointmentGroup.*, Appointment.*, feedback and Class.*. */
export const visitRows: readonly ZenotiEventRow[] = [...appointmentRows, ...scheduleRows, ...classRows];
