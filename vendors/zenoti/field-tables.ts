import { appointmentFields } from './booking';
import { classBookingFields, scheduleFields } from './class-events';
import { staffFields } from './employee-events';
import type { FieldRow } from './fact';
import { feedbackFields } from './feedback-events';
import { consentFields } from './guest-events';
import { paymentEventFields } from './invoice-events';
import { membershipFields } from './membership-events';
import { guestPassFields, packageFields } from './package-events';
import { clientFields } from './people';
import { saleFields } from './sale';

export interface FieldTable {
	readonly title: string;
	/** Beginnings of the event names whose payload the table describes. */
	readonly events: readonly string[];
	readonly rows: readonly FieldRow[];
}

/** Which Zenoti field fills which studio field, per kind of payload; documentation and tests read it. */
export const zenotiFieldTables: readonly FieldTable[] = [
	{ title: 'Invoices', events: ['Invoice.Closed'], rows: saleFields },
	{ title: 'Payments', events: ['Invoice.Payments.'], rows: paymentEventFields },
	{
		title: 'Guests',
		events: ['Guest.Created', 'Guest.Updated', 'Guest.Deleted', 'Guest.Merged'],
		rows: clientFields,
	},
	{ title: 'Consent of guests', events: ['Guest.Opted'], rows: consentFields },
	{ title: 'Appointments', events: ['AppointmentGroup.', 'Appointment.'], rows: appointmentFields },
	{ title: 'Class bookings', events: ['Class.Booking.'], rows: classBookingFields },
	{ title: 'Class sessions', events: ['Class.Schedule.'], rows: scheduleFields },
	{ title: 'Memberships', events: ['Guest.Membership.'], rows: membershipFields },
	{ title: 'Packages', events: ['Guest.Package.'], rows: packageFields },
	{ title: 'Guest passes', events: ['Guestpass.'], rows: guestPassFields },
	{ title: 'Feedback', events: ['Feedback.'], rows: feedbackFields },
	{ title: 'Employees', events: ['Employee.'], rows: staffFields },
];
