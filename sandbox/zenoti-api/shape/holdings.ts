import type { Organisation } from '../store/organisation';
import type { GuestPackage, Json, Member } from '../store/rows';

/** docs.zenoti.com/reference/list-all-memberships-of-a-guest. */
const statusWords: Readonly<Record<number, string>> = {
	1: 'Active',
	2: 'InActive',
	3: 'Frozen',
	4: 'Cancelled',
	5: 'Expired',
	6: 'Closed',
	7: 'NotStarted',
};

/** A holder as the centre lists him: the status is a word here. */
export function memberRow(member: Member, organisation: Organisation): Json {
	const guest = organisation.guests.get(member.guestId);
	return {
		id: member.id,
		status: statusWords[member.status] ?? 'Default',
		guest: {
			id: member.guestId,
			code: guest?.code ?? '',
			name: `${String(guest?.personal.first_name ?? '')} ${String(guest?.personal.last_name ?? '')}`.trim(),
		},
		membership: { ...membershipOf(member), type: 'Recurring', version_id: member.membershipId },
		start_date: member.startDate,
		end_date: member.endDate,
		sold_date: member.soldDate,
	};
}

/** The same as the guest's own list shows it: the status is a number here. */
export function guestMembership(member: Member, organisation: Organisation): Json {
	const invoice = member.invoiceId === null ? undefined : organisation.invoices.get(member.invoiceId);
	return {
		user_membership_id: member.id,
		status: member.status,
		is_refunded: false,
		recurrence_status: member.status,
		redeemable: member.status === 1,
		membership: { ...membershipOf(member), type: 1 },
		invoice: {
			id: member.invoiceId,
			no: invoice === undefined ? null : `${invoice.prefix}${invoice.number}`,
			status: invoice?.isClosed === true ? 4 : 0,
			receipt_no: invoice?.receipt ?? null,
		},
		expiry_date: member.endDate,
		next_collection_date: null,
		credit_balance: { total: 0, service: 0, product: 0, other: 0, comments: null },
	};
}

function membershipOf({ membershipId, code, name }: Member): Json {
	return { id: membershipId, code, name };
}

export function guestPackage(one: GuestPackage, organisation: Organisation): Json {
	const invoice = one.invoiceId === null ? undefined : organisation.invoices.get(one.invoiceId);
	return {
		user_package_id: one.id,
		status: one.status,
		package: { id: one.packageId, code: one.code, name: one.name, type: 0 },
		invoice: {
			id: one.invoiceId,
			no: invoice === undefined ? null : `${invoice.prefix}${invoice.number}`,
			status: invoice?.isClosed === true ? 4 : 0,
			receipt_no: invoice?.receipt ?? null,
		},
		date: { start: one.startDate, end: one.endDate, end_date_with_grace: one.endDate },
		center: { id: one.centerId, name: organisation.centers.get(one.centerId)?.name ?? '' },
	};
}
