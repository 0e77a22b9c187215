import { describe, expect, it } from 'vitest';
import { dayJournals, postJournals, previewJournals } from '../../../../core/books';
import { MemoryLedger } from '../../../support/memory-ledger';
import { line, mapping, payment, saleEvent, soldSale } from '../journals/support';
import { settings } from './support';

/** One sale is a cent short, another is paid by a tender that has no account; the third is sound. */
const events = [
	saleEvent(soldSale('1', [line('service', 100)], [payment('cash', 99.99)])),
	saleEvent(soldSale('2', [line('service', 50)], [{ ...payment('custom', 50), name: 'Klarna' }])),
	saleEvent(soldSale('3', [line('product', 20)], [payment('cash', 20)])),
];

describe('a day with gaps of every sort', () => {
	const set = dayJournals(events, mapping);
	const ledger = () => {
		const memory = new MemoryLedger();
		memory.missing.add('tender.custom:klarna');
		return memory;
	};

	it('names them all at once in a preview, and still shows the sales that are sound, with their center', async () => {
		const [day] = await previewJournals(set, ledger().ledger, settings);
		expect(day?.plan).toBe('stopped');
		expect(day?.gaps.map(({ code }) => code)).toEqual(['OUT_OF_BALANCE', 'UNMAPPED']);
		expect(day?.centre?.code).toBe('NORTH');
		expect(day?.sales.map(({ number }) => number)).toEqual(['2', '3']);
	});

	it('posts nothing, and tells both in every outcome', async () => {
		const memory = ledger();
		const outcomes = await postJournals(set, events, memory.ledger, settings, () => 0);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
		for (const { error } of outcomes) expect(error?.message).toMatch(/0\.01.*klarna/is);
		expect(memory.documents.length).toBe(0);
	});
});
