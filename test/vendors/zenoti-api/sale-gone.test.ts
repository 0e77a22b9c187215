import { describe, expect, it } from 'vitest';
import { baseOf, dayJournals, saleJournals, type BookMapping } from '../../../core/books';
import type { StudioEvent } from '../../../core/event';
import { zenotiSales, type InvoiceReading } from '../../../vendors/zenoti/api/poll-sales';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { journalIn, mapping as usual } from '../../core/books/journals/support';
import { dataOf, fixture } from '../zenoti/support';
import { center, Trigger, zenotiOf } from './polled-center';
import { accrualRow } from './rows';
import { guid, harbour, type Json } from './support';

const mapping: BookMapping = {
	...usual,
	largestRounding: 0.1,
	centres: new Map([[harbour.id, { code: 'HS', name: null, unit: null, classId: null }]]),
};

/** The events by which a sale was told, and told as gone. */
async function lifeOf(
	lines: readonly Json[],
	invoices: InvoiceReading = 'never',
	invoice: Json | null = null,
) {
	const others = [1, 2, 3].map((number) =>
		accrualRow({ invoice_id: guid(600 + number), invoice_item_id: guid(700 + number), item_type: 'Product' }),
	);
	const held = center({ lines: [...others, ...lines], invoice });
	const trigger = new Trigger(zenotiSales(createVisitMemory(), invoices), zenotiOf(held));
	const isIt = ({ data }: StudioEvent) => others.every((row) => row.invoice_id !== data.sale?.id);
	const [told] = (await trigger.poll(0)).events.filter(isIt);
	held.lines = others;
	await trigger.poll(60);
	const [gone] = (await trigger.poll(120)).events;
	if (told === undefined || gone === undefined) throw new Error('it was not told');
	return { told, gone };
}

const product: Json = { item_type: 'Product', invoice_no: 'H3107' };
const refund: Json = {
	sale_type: 'Refund',
	price: -110,
	discount: -10,
	sales_exc_tax: -100,
	tax: -7,
	sales_inc_tax: -107,
	collected: -107,
};
const { invoice } = dataOf(fixture('Invoice.Closed')) as { invoice: Json };
const mixed = { payment_type: 'Cash, Card', invoice_id: invoice.id };

const lives: ReadonlyArray<[title: string, ...life: Parameters<typeof lifeOf>]> = [
	['told by the report', [accrualRow(product)]],
	['of another day than its line was sold on', [accrualRow({ ...product, invoice_date: '2026-11-16' })]],
	['told by its invoice', [accrualRow({ ...product, ...mixed })], 'whenUnclear', invoice],
	['that was a refund', [accrualRow({ ...product, ...refund })]],
];

describe('a sale that is gone', () => {
	it.each(lives)('%s is taken back where it was posted', async (_title, ...life) => {
		const { told, gone } = await lifeOf(...life);
		expect(gone.type).toBe('studio.sale.voided');
		const [posted, voided] = [told, gone].map((event) => journalIn(saleJournals([event], mapping)));
		if (posted === undefined || voided === undefined) throw new Error('no journal');
		expect(baseOf(voided)).toBe(baseOf(posted));
		expect([posted.voided, voided.voided, voided.lines]).toEqual([0, 1, []]);
		const [day, later] = [told, gone].map((event) => journalIn(dayJournals([event], mapping)));
		expect(later).toMatchObject({ key: day?.key, businessDay: told.data.sale?.businessDay, voided: 1 });
	});

	it('goes by its number, not by a hash', async () => {
		const { gone } = await lifeOf([accrualRow(product)]);
		expect(baseOf(journalIn(saleJournals([gone], mapping)))).toBe('ZN-HS-H3107');
	});

	it('of which an earlier version remembers neither number nor day says so, lest it pass for never posted', () => {
		const remembered = { fingerprint: 'c0123456789', day: '2026-11-18', note: null };
		const context = { receivedAt: '2026-11-20T18:00:00.000Z', place: harbour, includeRaw: false };
		const events = zenotiSales(createVisitMemory(), 'never').gone?.(guid(500), remembered, context) ?? [];
		expect(saleJournals(events, mapping).groups[0]).toMatchObject({
			journal: null,
			gaps: [{ code: 'NO_BUSINESS_DAY' }],
		});
	});
});
