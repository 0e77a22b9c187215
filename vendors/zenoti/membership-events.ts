import { isRecord, listOf, numberOf, own, readAmount, recordOf, textOf, currencyOf } from '../../core/event';
import type { Balance, ClientRef, EventType, Membership, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { missingId, type FieldRow, type Mapper } from './fact';
import { guestIdRef } from './people';
import { centerDayOf, centerOf, zenotiIdOf } from './read-zenoti';

/** The status after the event: the payload's numeric `status` is undocumented and 1 even on a cancelled membership. */
const statusAfterEvent: Partial<Record<EventType, Membership['status']>> = {
	'studio.membership.created': 'active',
	'studio.membership.frozen': 'frozen',
	'studio.membership.unfrozen': 'active',
	'studio.membership.cancelled': 'cancelled',
	'studio.membership.reinstated': 'active',
};

/** Guest.Membership.*: only Created names the guest; Reinstate has it among the members, the others not at all. */
export function membershipEvent(type: EventType): Mapper {
	return (data, context) => {
		const id = zenotiIdOf(own(data, 'user_membership_id'));
		if (id === null) return missingId('membership id', 'data.user_membership_id');
		const membership = toMembership(id, type, data, context);
		return [
			{
				type,
				entity: 'membership',
				entityId: id,
				record: data,
				centerId: membership.location?.id ?? null,
				groupId: null,
				saleId: membership.saleId,
				data: { membership },
			},
		];
	};
}

function toMembership(
	id: string,
	type: EventType,
	data: UnknownRecord,
	context: NormaliseContext,
): Membership {
	const freeze = recordOf(own(data, 'freeze'));
	const cancel = recordOf(own(data, 'cancel'));
	const purchase = recordOf(own(data, 'purchase'));
	const day = (value: unknown): string | null => centerDayOf(value, context.timeZone);
	return {
		id,
		name: textOf(own(recordOf(own(data, 'membership')), 'name')),
		status: statusAfterEvent[type] ?? null,
		client: guestIdRef(own(data, 'guest_id')) ?? primaryMember(own(data, 'members')),
		location: centerOf(data),
		saleId: zenotiIdOf(own(recordOf(own(data, 'invoice')), 'id')),
		startOn: day(own(purchase, 'date')),
		endOn:
			day(own(cancel, 'termination_date')) ??
			day(own(cancel, 'cancel_date')) ??
			day(own(data, 'expiry_date')),
		frozenFrom: day(own(freeze, 'start_date')),
		frozenUntil: day(own(freeze, 'end_date')),
		nextBillOn: day(own(data, 'next_collection_date')),
		price: readAmount(own(recordOf(own(purchase, 'price')), 'final'), currencyOf(context.currency)),
		balance: balancesOf(own(data, 'service_balance'), 'service'),
	};
}

/** `members[]` holds a display name with " (Primary)" behind it; it is not split into first and last name. */
function primaryMember(members: unknown): ClientRef | null {
	const entries = listOf(members).filter(isRecord);
	const primary = entries.find((member) => textOf(own(member, 'name'))?.endsWith('(Primary)'));
	const found = primary ?? entries[0];
	return found === undefined ? null : guestIdRef(own(found, 'id'));
}

/** Prepaid visits; `what` is the nested object that names the service. */
export function balancesOf(entries: unknown, what: string): readonly Balance[] {
	return listOf(entries)
		.filter(isRecord)
		.map((entry) => {
			const service = recordOf(own(entry, what));
			return {
				id: zenotiIdOf(own(service, 'id')),
				name: textOf(own(service, 'name')),
				total: numberOf(own(entry, 'total')),
				remaining: numberOf(own(entry, 'balance')),
			};
		});
}

const day = 'a midnight told in UTC becomes the centre’s day; see read-zenoti.ts';
export const membershipFields: readonly FieldRow[] = [
	{ studio: 'membership.id', zenoti: 'user_membership_id' },
	{ studio: 'membership.name', zenoti: 'membership.name' },
	{ studio: 'membership.client.id', zenoti: 'guest_id', note: 'else the primary one of members[]' },
	{ studio: 'membership.location.id', zenoti: 'center.id' },
	{ studio: 'membership.location.name', zenoti: 'center.name' },
	{ studio: 'membership.saleId', zenoti: 'invoice.id' },
	{ studio: 'membership.startOn', zenoti: 'purchase.date' },
	{ studio: 'membership.endOn', zenoti: 'expiry_date', note: `after cancel.termination_date; ${day}` },
	{ studio: 'membership.frozenFrom', zenoti: 'freeze.start_date', note: day },
	{ studio: 'membership.frozenUntil', zenoti: 'freeze.end_date', note: day },
	{ studio: 'membership.nextBillOn', zenoti: 'next_collection_date' },
	{ studio: 'membership.price', zenoti: 'purchase.price.final' },
	{ studio: 'membership.balance[].id', zenoti: 'service_balance[].service.id' },
	{ studio: 'membership.balance[].name', zenoti: 'service_balance[].service.name' },
	{ studio: 'membership.balance[].total', zenoti: 'service_balance[].total' },
	{ studio: 'membership.balance[].remaining', zenoti: 'service_balance[].balance' },
];
