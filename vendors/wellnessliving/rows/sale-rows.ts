import { currencyOf, own, sumAmounts, textOf, type Sale, type UnknownRecord } from '../../../core/event';
import {
	leftOut,
	momentOf,
	problem,
	startOfMoment,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
} from '../../../core/rows';
import { purchaseIdOf, refundDigest, refundIdOf } from '../identity';
import { rowClient } from './client-cell';
import { importEvent } from './imported';
import { rowLocation } from './places';
import { isDeclined, nameOfGroup, saleGroupsOf, type SaleName } from './sale-groups';
import { saleColumns } from './sale-columns';
import { soldRowOf, type SoldRow } from './sale-lines';
import { paymentsOf, totalsOf } from './sale-payments';

export const wellnessLivingSales: RowExport = {
	name: 'wellnessLivingSales',
	label: 'WellnessLiving: All Sales',
	system: 'wellnessliving',
	entity: 'sale',
	about:
		'Reports > Sales > All Sales, in the item view; one row per item. The columns are chosen in the portal. The headings Date, Client, Transaction ID and Location are documented by WellnessLiving, the others are expected from the report’s columns in the API.',
	columns: saleColumns,
	needs: [
		['date', 'date_utc'],
		['item', 'category', 'item_type'],
		['net', 'total'],
	],
	marks: ['k_purchase', 'transaction', 'category', 'net', 'paid'],
	untold: [
		{ studio: 'sale.totals.due', note: 'the report does not tell what is still owed' },
		{ studio: 'sale.totals.discount', note: 'discounts are on the lines here' },
		{ studio: 'sale.payments[].paidAt', note: 'rows are dated by the transaction' },
	],
	identity: [
		'date',
		'time',
		'date_utc',
		'uid',
		'client',
		'email',
		'item',
		'quantity',
		'net',
		'total',
		'method',
	],
	ids: [
		'With Purchase ID: the purchase key without leading zeros, the same sale and the same event ID (`…:closed:1`) as in webhooks.',
		'A refund is a sale of its own, named by the purchase and a digest of what was given back, as in webhooks; it is the same one only where the file has Purchase Item ID. Equal refunds of one purchase at different times are numbered.',
		'With Transaction ID only: `transaction~<id>`, another sale than the webhook’s: **import such a file only for days that webhooks have not brought.** Without either, each row is a sale of its own, named by a hash of date, client, item, quantity, amount and method, and a number for equal rows.',
	],
	idsOf: saleGroupsOf,
	toEvents: toSaleReading,
};

function toSaleReading(group: RowGroup, context: RowContext): GroupReading {
	const record = group.rows[0]?.record ?? {};
	if (isDeclined(record)) return leftOut('declined payments');
	const name = nameOfGroup(group.id);
	const refund = name.isRefund;
	const currency = currencyOf(own(record, 'currency')) ?? context.currency;
	const sold = group.rows.map((row) => soldRowOf(row.record, currency, refund));
	if (sold.some(({ line }) => line.net === null)) return problem('it tells no amount');
	const id = refund ? refundIdIn(name, record, sold) : name.id;
	const moment = momentOf(record, { local: 'date', time: 'time', utc: 'date_utc' }, context.timeZone);
	const sale = saleOf(id, { group, sold, currency, refund, context, day: moment.day });
	const event = importEvent(
		{
			type: refund ? 'studio.sale.refunded' : 'studio.sale.closed',
			entity: 'sale',
			entityId: id,
			operation: refund ? 'refunded' : 'closed',
			version: '1',
			correlation: sale.refundOfId ?? id,
			happenedAt: startOfMoment(moment, context.timeZone),
			exportName: 'All Sales',
			data: { sale },
		},
		group,
		context,
	);
	return { kind: 'events', events: [event] };
}

interface Parts {
	readonly group: RowGroup;
	readonly sold: readonly SoldRow[];
	readonly currency: string | null;
	readonly refund: boolean;
	readonly context: RowContext;
	readonly day: string | null;
}

function saleOf(id: string, { group, sold, currency, refund, context, day }: Parts): Sale {
	const record = group.rows[0]?.record ?? {};
	const payments = paymentsOf(id, sold, currency);
	return {
		id,
		number: textOf(own(record, 'k_purchase')) ?? textOf(own(record, 'transaction')),
		receiptNumber: null,
		status: refund ? 'refunded' : 'closed',
		isRefund: refund,
		refundOfId: refund ? purchaseOf(record) : null,
		bookingGroupId: null,
		client: rowClient(record, context.dialCode),
		location: rowLocation(record, context),
		businessDay: day,
		currency,
		lines: sold.map(({ line }) => line),
		payments,
		totals: totalsOf(sold, payments, group.fields, currency),
	};
}

function purchaseOf(record: UnknownRecord): string | null {
	return purchaseIdOf(own(record, 'k_purchase'));
}

/** As in webhooks, where the purchase is known. */
function refundIdIn({ id, nth }: SaleName, record: UnknownRecord, sold: readonly SoldRow[]): string {
	const parts = sold.map(({ line, amount }) => ({
		itemId: line.id,
		name: line.name,
		quantity: line.quantity,
		amount,
	}));
	const paid = sumAmounts(
		sold.map((row) => row.paid ?? 0),
		null,
	);
	const named = refundIdOf(purchaseOf(record) ?? id, refundDigest(parts, paid));
	return nth === 1 ? named : `${named}-${nth}`;
}
