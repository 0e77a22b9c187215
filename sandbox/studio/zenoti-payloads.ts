import type { Occasion } from './occasion';
import type { StudioClient } from './people';
import type { Studio } from './studio';
import { naiveUtcOf } from './stamp';
import { appointmentLine, envelope, type Json, type Moment } from './zenoti-parts';
import type { Center } from './studio';

export { invoiceClosed, invoiceRefunded } from './zenoti-invoice';

/** Guest.Created and Guest.Updated: the whole guest. */
export function guestChanged(
	eventType: 'Guest.Created' | 'Guest.Updated',
	client: StudioClient,
	center: Center,
	moment: Moment,
): Json {
	return envelope(eventType, moment, {
		id: client.guid,
		_id: client.number,
		code: client.code,
		center_id: center.guid,
		center_name: center.name,
		created_date: naiveUtcOf(client.joinedAt),
		last_updated: naiveUtcOf(moment.at),
		personal_info: personalInfo(client),
		address_info: {
			address_1: client.street,
			address_2: '',
			city: center.name,
			country_id: 225,
			state_id: -1,
			state_other: '',
			zip_code: client.postalCode,
		},
		preferences,
	});
}

function personalInfo(client: StudioClient): Json {
	return {
		user_name: '',
		first_name: client.firstName,
		last_name: client.lastName,
		middle_name: '',
		email: client.email ?? '',
		mobile_phone: { country_code: 225, phone_code: 1, number: client.phone.slice(2) },
		work_phone: null,
		home_phone: null,
		gender: client.gender === 'female' ? 0 : 1,
		date_of_birth: `${client.birthDate}T00:00:00`,
		is_minor: false,
		nationality_id: 225,
		anniversary_date: null,
		lock_guest_custom_data: false,
		pan: '',
		dob_incomplete_year: null,
	};
}

const preferences: Json = {
	receive_transactional_email: true,
	receive_transactional_sms: true,
	receive_marketing_email: true,
	receive_marketing_sms: false,
	recieve_lp_stmt: true,
	opt_in_for_loyalty_program: true,
	transactional_sms_optin: 1,
	transactional_email_optin: 1,
	marketing_sms_optin: 0,
	marketing_email_optin: 1,
	transactional_whatsapp_optin: 6,
	receive_transactional_whatsapp: false,
};

/** AppointmentGroup.Created and Updated: no phone, no price; the invoice's id is there from the start. */
export function groupChanged(
	eventType: 'AppointmentGroup.Created' | 'AppointmentGroup.Updated',
	studio: Studio,
	client: StudioClient,
	occasion: Occasion,
	moment: Moment,
): Json {
	const moved = eventType === 'AppointmentGroup.Updated' ? 86_400_000 : 0;
	return envelope(eventType, moment, {
		invoice_id: occasion.invoiceGuid,
		invoice_number: String(occasion.number),
		invoice_number_prefix: occasion.center.invoicePrefix,
		utm_source: null,
		utm_medium: null,
		appointment_group_id: occasion.visitGuid,
		organization_id: studio.organizationGuid,
		center_id: occasion.center.guid,
		center_Name: occasion.center.name,
		guest: {
			id: client.guid,
			first_name: client.firstName,
			last_name: client.lastName,
			email: client.email ?? '',
		},
		appointments: [appointmentLine(occasion, moment.at, occasion.startsAt + moved)],
	});
}

/** Documented on Zenoti's page about closing an invoice. */
export const groupStatusCodes = { noShow: -2, cancelled: -1, checkedIn: 2, confirmed: 4 } as const;

/** Tells neither guest nor center. */
export function groupStatus(occasion: Occasion, status: keyof typeof groupStatusCodes, moment: Moment): Json {
	return envelope('AppointmentGroup.Status', moment, {
		invoice_id: occasion.invoiceGuid,
		invoice_number: String(occasion.number),
		receipt_number: '0',
		appointment_group_id: occasion.visitGuid,
		appointment_group_status: groupStatusCodes[status],
		is_noshowfeerequired: 'No',
		is_cancellationfeerequired: 'No',
	});
}

/** The guest by id only; no class name, no time. */
export function classBooking(
	eventType: 'Class.Booking.Created' | 'Class.Booking.Cancelled' | 'Class.Booking.NoShow',
	client: StudioClient,
	occasion: Occasion,
	moment: Moment,
): Json {
	return envelope(eventType, moment, {
		workshop_id: occasion.offering.number,
		track_id: -1,
		class_id: occasion.offering.number,
		session_id: 80_000 + occasion.number,
		add_to_all: eventType === 'Class.Booking.Created' ? 0 : null,
		training_virtual_guests: null,
		guest_id: client.guid,
		center_id: occasion.center.guid,
		waitlist: eventType === 'Class.Booking.Created' ? false : null,
		booking_source: null,
		registration_id: occasion.number,
		group_invoice_id: null,
		is_recurring: false,
		recurrence_id: null,
		recurrence_registration_ids: null,
		guest_registration_ids: null,
	});
}
