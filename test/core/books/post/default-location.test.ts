import { describe, expect, it } from 'vitest';
import {
	codeOfCentre,
	dayJournals,
	postJournals,
	saleJournals,
	type BookMapping,
} from '../../../../core/books';
import type { Sale, StudioEvent } from '../../../../core/event';
import { MemoryLedger } from '../../../support/memory-ledger';
import { line, payment, saleEvent, soldSale } from '../journals/support';
import { nowMs, settings } from './support';

const business = '48278';
const harbor = '5000000296';
const named = { id: harbor, name: 'Harbor Street' };
const source = `wellnessliving/businesses/${business}`;

const sold = (location: Sale['location']) =>
	soldSale('71', [line('service', 100)], [payment('card', 100)], { location });
const refunded = (location: Sale['location']) =>
	soldSale('72', [line('product', -35)], [payment('card', -35)], {
		location,
		isRefund: true,
		refundOfId: '71',
		status: 'refunded',
	});
const day = (location: Sale['location']): readonly StudioEvent[] =>
	[sold(location), refunded(location)].map((sale) => saleEvent(sale, { source }));

const byWebhook = day(null);
const byPoll = day(named);

const before: BookMapping = {
	...settings.mapping,
	centres: new Map([[harbor, { code: 'HARBOR', name: 'Harbor Street', unit: null, classId: null }]]),
};
const withDefault: BookMapping = { ...before, centreOfUnnamed: harbor };

const placesOf = (items: readonly StudioEvent[], mapping: BookMapping) =>
	dayJournals(items, mapping).groups.map(({ journal }) => [journal?.centre.id, journal?.sales.length]);

async function post(memory: MemoryLedger, items: readonly StudioEvent[], mapping: BookMapping) {
	return await postJournals(
		dayJournals(items, mapping),
		items,
		memory.ledger,
		{ ...settings, mapping },
		nowMs,
	);
}

describe('sales and refunds that name no location', () => {
	it('are at the default location, where those that name it are', () => {
		expect(placesOf(byWebhook, withDefault)).toEqual([[harbor, 2]]);
		const [, refund] = byPoll;
		expect(
			placesOf([...byWebhook.slice(0, 1), ...(refund === undefined ? [] : [refund])], withDefault),
		).toEqual([[harbor, 2]]);
	});

	it('are at their business without one, as before', () => {
		expect(placesOf(byWebhook, before)).toEqual([[business, 2]]);
		expect(placesOf(byPoll, before)).toEqual([[harbor, 2]]);
	});

	it('are one entry in the books, whichever way the day was told', async () => {
		const memory = new MemoryLedger();
		expect((await post(memory, byWebhook, withDefault)).map(({ outcome }) => outcome)).toEqual(
			Array(2).fill('created'),
		);
		for (const items of [byPoll, byWebhook, [...byWebhook, ...byPoll]]) {
			const again = await post(memory, items, withDefault);
			expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
		}
		expect(memory.numbers()).toEqual(['WD-HARBOR-261120-1']);
	});

	it('go by the same document numbers one by one', () => {
		const numbersOf = (items: readonly StudioEvent[]) =>
			saleJournals(items, withDefault).groups.map(({ journal }) => [journal?.key, journal?.centre.code]);
		expect(numbersOf(byWebhook)).toEqual(numbersOf(byPoll));
	});

	it('use the accounts of the default location', async () => {
		const accounts = new Map([[`tender.card@${harbor}`, 'a1']]);
		const [group] = dayJournals(byWebhook, { ...withDefault, accounts }).groups;
		expect(group?.journal?.centre).toEqual({ id: harbor, code: 'HARBOR', name: 'Harbor Street' });
	});
});

describe('the default location leaves alone', () => {
	it.each<[string, Sale['location'], string, string]>([
		['a sale that names another location', { id: '77', name: null }, source, '77'],
		['a sale that names a location without its ID', { id: null, name: 'Uptown' }, source, business],
		['a sale whose source is a center', null, 'zenoti/centers/c1', 'c1'],
	])('%s', (_, location, from, center) => {
		const items = [saleEvent(sold(location), { source: from })];
		expect(placesOf(items, withDefault)).toEqual([[center, 1]]);
	});
});

describe('a default location that is chosen after days were posted without it', () => {
	const former = `WD-${codeOfCentre('wellnessliving', business)}-261120-1`;

	it('stops those days and names what stands under the old numbers', async () => {
		const memory = new MemoryLedger();
		await post(memory, byWebhook, before);
		expect(memory.numbers()).toEqual([former]);
		const [outcome] = await post(memory, byWebhook, withDefault);
		expect(outcome?.error).toMatchObject({
			code: 'CENTRE_CODE_CHANGED',
			message: expect.stringContaining(former),
			hint: expect.stringContaining('Default Location ID'),
		});
		expect(memory.numbers()).toEqual([former]);
		memory.voidDocument(former);
		expect((await post(memory, byWebhook, withDefault))[0]?.outcome).toBe('created');
	});

	it('finds them under the code the business had, too, and goes on where both have the same', async () => {
		const memory = new MemoryLedger();
		const row = (code: string) => ({ code, name: 'Harbor Street', unit: null, classId: null });
		const withRow = (mapping: BookMapping, code: string): BookMapping => ({
			...mapping,
			centres: new Map([...mapping.centres, [business, row(code)]]),
		});
		await post(memory, byWebhook, withRow(before, 'WELL'));
		expect((await post(memory, byWebhook, withRow(withDefault, 'WELL')))[0]?.error?.message).toContain(
			'WD-WELL-261120-1',
		);
		memory.voidDocument('WD-WELL-261120-1');
		await post(memory, byWebhook, withRow(before, 'HARBOR'));
		expect((await post(memory, byWebhook, withRow(withDefault, 'HARBOR')))[0]?.outcome).toBe('unchanged');
	});
});
