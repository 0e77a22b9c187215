import { branchingRow, byDelivery, simpleRow, type ZenotiEventRow } from './event-row';
import { invoiceClosed, paymentEvent } from './invoice-events';
import { membershipEvent } from './membership-events';
import { guestPassRedeemed, packageEvent } from './package-events';

/** A transaction told again is the same fact; one whose amount was edited is not. */
const byPayment = ['payment_date', 'total_amount_paid'];

const invoiceRows: readonly ZenotiEventRow[] = [
	branchingRow(
		['Invoice.Closed'],
		['documented', 'invoice-closed-event'],
		{ 'studio.sale.closed': byDelivery, 'studio.sale.refunded': byDelivery },
		invoiceClosed,
	),
	simpleRow(
		['Invoice.Payments.Added', 'Invoice.Payment.Added'],
		['seen', null],
		'studio.payment.added',
		paymentEvent,
		byPayment,
	),
	simpleRow(
		['Invoice.Payments.Deleted', 'Invoice.Payment.Deleted'],
		['seen', null],
		'studio.payment.deleted',
		paymentEvent,
		byPayment,
	),
];

const membershipRows: readonly ZenotiEventRow[] = [
	simpleRow(
		['Guest.Membership.Created'],
		['documented', 'guest-membership-created'],
		'studio.membership.created',
		membershipEvent,
	),
	simpleRow(
		['Guest.Membership.Freeze', 'Guest.Membership.Frozen', 'Guest.Membership.Froze'],
		['inferred', 'guest-membership-freeze'],
		'studio.membership.frozen',
		membershipEvent,
	),
	simpleRow(
		['Guest.Membership.Unfreeze', 'Guest.Membership.Unfrozen', 'Guest.Membership.Unfroze'],
		['inferred', 'guest-membership-unfreeze'],
		'studio.membership.unfrozen',
		membershipEvent,
	),
	simpleRow(
		['Guest.Membership.Cancelled', 'Guest.Membership.Canceled', 'Guest.Membership.Cancel'],
		['inferred', 'guest-membership-cancelled'],
		'studio.membership.cancelled',
		membershipEvent,
	),
	simpleRow(
		['Guest.Membership.Reinstate', 'Guest.Membership.Reinstated'],
		['inferred', 'guest-membership-reinstate'],
		'studio.membership.reinstated',
		membershipEvent,
	),
];

const packageRows: readonly ZenotiEventRow[] = [
	branchingRow(
		['Guestpass.redeemed', 'GuestPass.Redemption', 'Guest.GuestPass.Redeemed', 'Guest.Pass.Redeemed'],
		['documented', 'guestpass-redemption'],
		{ 'studio.package.redeemed': byDelivery },
		guestPassRedeemed,
	),
	simpleRow(
		['Guest.Package.Created', 'Guest.Package.Creation'],
		['seen', 'guest-package-creation'],
		'studio.package.created',
		packageEvent,
	),
	simpleRow(
		['Guest.Package.Redemption', 'Guest.Package.Redeemed'],
		['inferred', 'guest-package-redemption'],
		'studio.package.redeemed',
		packageEvent,
	),
	simpleRow(
		[
			'Guest.Package.RedemptionReversal',
			'Guest.Package.Redemption.Reversal',
			'Guest.Package.RedemptionReversed',
			'Guest.Package.Redemption.Reversed',
		],
		['inferred', 'guest-package-redemption-reversal'],
		'studio.package.reversed',
		packageEvent,
	),
	simpleRow(
		['Guest.Package.StatusUpdate', 'Guest.Package.StatusUpdated', 'Guest.Package.Status.Updated'],
		['inferred', 'guest-package-status-update'],
		'studio.package.updated',
		packageEvent,
	),
	simpleRow(
		['Guest.Package.ValidityUpdate', 'Guest.Package.ValidityUpdated', 'Guest.Package.Validity.Updated'],
		['inferred', 'guest-package-validity-update'],
		'studio.package.updated',
		packageEvent,
	),
];

/** Invoice.*, Guest.Membership.*, Guest.Package.* and guest passes. */
export const moneyRows: readonly ZenotiEventRow[] = [...invoiceRows, ...membershipRows, ...packageRows];
