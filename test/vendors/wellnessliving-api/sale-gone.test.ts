import { describe, expect, it } from 'vitest';
import { baseOf, dayJournals, saleJournals } from '../../../core/books';
import { createBuildMemory } from '../../../vendors/wellnessliving/api';
import { wellnessLivingSales } from '../../../vendors/wellnessliving/api/poll-sales';
import { journalIn, mapping } from '../../core/books/journals/support';
import { reportOf, studioApi } from './poll-support';
import { refundRow, saleColumns, saleRow } from './sale-rows';
import { context, newsOf, place, readWindow, remembered, type Json } from './support';

const resource = wellnessLivingSales(createBuildMemory());
const window = { key: '2026-03-07..2026-03-10', from: '2026-03-07', to: '2026-03-10' };
const account = {
	k_purchase: null,
	m_sale: '0.0000',
	m_net_sale: '0.0000',
	'o_net_sale.m_amount': '0.00',
	m_total_tax: '0.0000',
	m_total_amount: '50.0000',
	m_total_paid: '50.0000',
};

const lives: ReadonlyArray<[title: string, row: Json, number: string | null]> = [
	['a sale', saleRow(), '000153000001'],
	['a sale without a place', saleRow({ 'o_location.k_location': '0' }), '000153000001'],
	['a refund', refundRow(), '000153000001'],
	['money put on an account', saleRow(account), null],
];

describe('what WellnessLiving’s report has no longer', () => {
	it.each(lives)('%s: it is taken back where it was posted', async (_title, row, number) => {
		const bench = studioApi({ '/v1/report/query': reportOf(() => [row], saleColumns) });
		const sightings = await readWindow(resource, bench.caller, window, new Map(), place);
		const [told] = newsOf(sightings);
		const [entry] = remembered(sightings);
		if (told === undefined || entry === undefined) throw new Error('nothing was told');
		const [gone] = resource.gone?.(...entry, context) ?? [];
		expect(gone).toMatchObject({ type: 'studio.sale.voided', data: { sale: { number } } });
		const [posted, voided] = [told, gone].map((event) => journalIn(saleJournals([event], mapping)));
		if (posted === undefined || voided === undefined) throw new Error('no journal');
		expect(baseOf(voided)).toBe(baseOf(posted));
		const [day, later] = [told, gone].map((event) => journalIn(dayJournals([event], mapping)));
		expect(later).toMatchObject({ key: day?.key, businessDay: day?.businessDay, voided: 1 });
	});
});
