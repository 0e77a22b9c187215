import { isRecord, listOf, own, recordOf, textOf } from '../../core/event';
import type { UnknownRecord } from '../../core/event';

interface Shape {
	/** All of these keys hold something. */
	readonly keys: readonly string[];
	readonly when?: (data: UnknownRecord) => boolean;
	/** A name of the event table. */
	readonly name: string;
}

/**
 * Many pages of docs.zenoti.com show the event object without its envelope. Such a stored sample is told by its shape;
 * the first match counts, so the particular stands before the general: a package holds an `invoice` too. Where a
 * shape fits several events, the one that claims least is taken (`Updated`). Payments without an envelope do not say
 * whether they were added or deleted, and are left unrecognized.
 */
const shapes: readonly Shape[] = [
	{ keys: ['sesion_id'], name: 'Class.Schedule.Updated' },
	{ keys: ['rating_value'], name: 'Feedback.Created' },
	{ keys: ['guestpass_id'], name: 'Guestpass.redeemed' },
	{ keys: ['user_membership_id', 'freeze'], name: 'Guest.Membership.Freeze' },
	{ keys: ['user_membership_id', 'cancel'], name: 'Guest.Membership.Cancelled' },
	{ keys: ['user_membership_id', 'auto_renewal'], name: 'Guest.Membership.Reinstate' },
	{ keys: ['user_membership_id', 'guest_id'], name: 'Guest.Membership.Created' },
	{ keys: ['user_membership_id'], name: 'Guest.Membership.Unfreeze' },
	{ keys: ['user_package_id', 'service_redemptions_reversal'], name: 'Guest.Package.RedemptionReversal' },
	{ keys: ['user_package_id', 'product_redemptions_reversal'], name: 'Guest.Package.RedemptionReversal' },
	{ keys: ['user_package_id', 'service_redemptions'], name: 'Guest.Package.Redemption' },
	{ keys: ['user_package_id', 'product_redemptions'], name: 'Guest.Package.Redemption' },
	{ keys: ['user_package_id', 'services'], name: 'Guest.Package.Created' },
	{ keys: ['user_package_id'], name: 'Guest.Package.StatusUpdate' },
	{ keys: ['registration_id'], name: 'Class.Booking.Updated' },
	{ keys: ['appointments'], when: hasProgress, name: 'Appointment.Started' },
	{ keys: ['appointment_group_status'], name: 'AppointmentGroup.Status' },
	{ keys: ['appointments', 'appointment_group_id'], name: 'AppointmentGroup.Updated' },
	{ keys: ['preference_update'], when: hasOptedOut, name: 'Guest.OptedOut' },
	{ keys: ['preference_update'], name: 'Guest.OptedIn' },
	{ keys: ['personal_info', 'job_info'], name: 'Employee.Updated' },
	{ keys: ['personal_info', 'preferences'], name: 'Guest.Updated' },
	{ keys: ['invoice'], when: hasInvoicePrice, name: 'Invoice.Closed' },
];

/** The event name that a bare event object most likely belongs to; `null` when its shape is none of those known. */
export function eventNameOfShape(data: UnknownRecord): string | null {
	const shape = shapes.find(
		({ keys, when }) => keys.every((key) => (own(data, key) ?? null) !== null) && (when?.(data) ?? true),
	);
	return shape?.name ?? null;
}

function hasProgress(data: UnknownRecord): boolean {
	return listOf(own(data, 'appointments')).some(
		(line) => own(recordOf(line), 'appointment_progress') !== undefined,
	);
}

function hasInvoicePrice(data: UnknownRecord): boolean {
	return isRecord(own(recordOf(own(data, 'invoice')), 'total_price'));
}

/** The channel that changed, as it stands now. */
function hasOptedOut(data: UnknownRecord): boolean {
	const change = recordOf(own(data, 'preference_update'));
	const category = recordOf(
		own(recordOf(own(data, 'current_preferences')), textOf(own(change, 'category')) ?? ''),
	);
	return textOf(own(category, textOf(own(change, 'channel')) ?? ''))?.toLowerCase() === 'opted-out';
}
