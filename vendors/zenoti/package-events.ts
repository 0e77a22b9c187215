import {
	currencyOf,
	dayOf,
	flagOf,
	isRecord,
	listOf,
	numberOf,
	own,
	readAmount,
	recordOf,
	textOf,
} from '../../core/event';
import type { EventType, StudioPackage, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { missingId, type Fact, type FieldRow, type Mapper, type ZenotiEntity } from './fact';
import { balancesOf } from './membership-events';
import { guestIdRef } from './people';
import { centerOf, refOf, zenotiIdOf } from './read-zenoti';

/** The lists that tell what was used, or given back. */
const redemptionLists = [
	'service_redemptions',
	'product_redemptions',
	'service_redemptions_reversal',
	'product_redemptions_reversal',
] as const;

/** Guest.Package.*: no guest in any documented payload; it is found through the invoice. */
export function packageEvent(type: EventType): Mapper {
	return (data, context) => {
		const id = zenotiIdOf(own(data, 'user_package_id'));
		if (id === null) return missingId('package id', 'data.user_package_id');
		return [packageFact(type, 'package', toPackage(id, data, context), data)];
	};
}

function toPackage(id: string, data: UnknownRecord, context: NormaliseContext): StudioPackage {
	const purchase = recordOf(own(data, 'purchase'));
	const dates = recordOf(own(data, 'date'));
	return {
		id,
		name: textOf(own(recordOf(own(data, 'package')), 'name')),
		status: flagOf(own(data, 'is_refunded')) === true ? 'cancelled' : null,
		client: guestIdRef(own(data, 'guest_id')),
		location: centerOf(data),
		saleId:
			zenotiIdOf(own(recordOf(own(data, 'invoice')), 'id')) ??
			zenotiIdOf(own(recordOf(own(data, 'sale_invoice')), 'id')),
		startOn: dayOf(own(dates, 'start')),
		endOn: flagOf(own(data, 'never_expires')) === true ? null : dayOf(own(dates, 'end')),
		price: readAmount(own(recordOf(own(purchase, 'price')), 'final'), currencyOf(context.currency)),
		balance: balancesOf(own(data, 'services'), 'service_type_info'),
		redemptions: redemptionLists.flatMap((list) =>
			listOf(own(data, list)).filter(isRecord).map(redemptionOf),
		),
	};
}

function redemptionOf(entry: UnknownRecord): StudioPackage['redemptions'][number] {
	const invoice = recordOf(own(entry, 'invoice'));
	return {
		itemId: zenotiIdOf(own(invoice, 'item_id')),
		saleId: zenotiIdOf(own(invoice, 'id')),
		service: refOf(own(entry, 'service')) ?? refOf(own(entry, 'product')),
		staff: refOf(own(entry, 'therapist')),
	};
}

/** Guestpass.redeemed: flat, with counts only; the pass belongs to a membership. */
export const guestPassRedeemed: Mapper = (data) => {
	const id = zenotiIdOf(own(data, 'id'));
	if (id === null) return missingId('guest pass id', 'data.id');
	const name = textOf(own(recordOf(own(data, 'membership')), 'name'));
	const saleId = zenotiIdOf(own(data, 'invoice_id'));
	const pass: StudioPackage = {
		id,
		name,
		status: null,
		client: guestIdRef(own(data, 'guest_id')),
		location: centerOf(data),
		saleId: null,
		startOn: null,
		endOn: null,
		price: null,
		balance: [
			{
				id: zenotiIdOf(own(data, 'guestpass_id')),
				name,
				total: numberOf(own(data, 'total')),
				remaining: numberOf(own(data, 'balance')),
			},
		],
		redemptions: saleId === null ? [] : [{ itemId: null, saleId, service: null, staff: null }],
	};
	return [packageFact('studio.package.redeemed', 'guestpass', pass, data)];
};

/** A redemption belongs to the invoice it happened on; anything else to the one the package was bought on. */
function packageFact(
	type: EventType,
	entity: ZenotiEntity,
	bought: StudioPackage,
	record: UnknownRecord,
): Fact {
	return {
		type,
		entity,
		entityId: bought.id,
		record,
		centerId: bought.location?.id ?? null,
		groupId: null,
		saleId: bought.redemptions[0]?.saleId ?? bought.saleId,
		data: { package: bought },
	};
}

export const packageFields: readonly FieldRow[] = [
	{ studio: 'package.id', zenoti: 'user_package_id' },
	{ studio: 'package.name', zenoti: 'package.name' },
	{
		studio: 'package.status',
		zenoti: 'is_refunded',
		note: 'true: cancelled; Zenoti’s codes are not published',
	},
	{ studio: 'package.location.id', zenoti: 'center.id' },
	{ studio: 'package.location.name', zenoti: 'center.name' },
	{
		studio: 'package.saleId',
		zenoti: 'invoice.id',
		note: 'open or closed: a package exists before it is paid',
	},
	{ studio: 'package.startOn', zenoti: 'date.start', note: 'centre’s day' },
	{ studio: 'package.endOn', zenoti: 'date.end', note: 'centre’s day; null when never_expires' },
	{ studio: 'package.price', zenoti: 'purchase.price.final' },
	{ studio: 'package.balance[].id', zenoti: 'services[].service_type_info.id' },
	{ studio: 'package.balance[].name', zenoti: 'services[].service_type_info.name' },
	{ studio: 'package.balance[].total', zenoti: 'services[].total' },
	{ studio: 'package.balance[].remaining', zenoti: 'services[].balance' },
	{
		studio: 'package.redemptions[].itemId',
		zenoti: 'service_redemptions[].invoice.item_id',
		note: 'likewise product_redemptions and both …_reversal lists',
	},
	{ studio: 'package.redemptions[].saleId', zenoti: 'service_redemptions[].invoice.id' },
	{ studio: 'package.redemptions[].service.id', zenoti: 'service_redemptions[].service.id' },
	{ studio: 'package.redemptions[].service.name', zenoti: 'service_redemptions[].service.name' },
	{ studio: 'package.redemptions[].staff.id', zenoti: 'service_redemptions[].therapist.id' },
	{ studio: 'package.redemptions[].staff.name', zenoti: 'service_redemptions[].therapist.name' },
];

export const guestPassFields: readonly FieldRow[] = [
	{ studio: 'package.id', zenoti: 'id' },
	{ studio: 'package.name', zenoti: 'membership.name' },
	{ studio: 'package.client.id', zenoti: 'guest_id' },
	{ studio: 'package.balance[].id', zenoti: 'guestpass_id' },
	{ studio: 'package.balance[].total', zenoti: 'total' },
	{ studio: 'package.balance[].remaining', zenoti: 'balance' },
	{ studio: 'package.redemptions[].saleId', zenoti: 'invoice_id' },
];
