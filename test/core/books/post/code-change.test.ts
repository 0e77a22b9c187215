import { describe, expect, it } from 'vitest';
import { codeOfCentre, postJournals, type Centre, type Journal } from '../../../../core/books';
import { MemoryLedger } from '../../../support/memory-ledger';
import { dayJournal, itemsOf, north, nowMs, saleJournal, setOf, settings, type TestSale } from './support';

const made = codeOfCentre('zenoti', north.id);
const withoutCode: Centre = { ...north, code: made };
const post = async (memory: MemoryLedger, ...journals: readonly Journal[]) => {
	const set = setOf(...journals);
	return await postJournals(set, itemsOf(set), memory.ledger, settings, nowMs);
};
const sale: TestSale = { id: '7448', cents: 500 };

const cases: ReadonlyArray<[string, (centre: Centre) => Journal, former: string, now: string]> = [
	['a day', (centre) => dayJournal([sale], { centre }), `ZD-${made}-261120-1`, 'ZD-NORTH-261120-1'],
];

describe('a centre that is given a code after it was posted without one', () => {
	it.each(cases)('stops %s and names what stands under the old numbers', async (_, of, former) => {
		const memory = new MemoryLedger();
		await post(memory, of(withoutCode));
		const [outcome] = await post(memory, of(north));
		expect(outcome?.error).toMatchObject({
			kind: 'permanent',
			code: 'CENTRE_CODE_CHANGED',
			message: expect.stringContaining(
				`${former} was posted before North had the code "NORTH", and would be posted again under it.`,
			),
			hint: `Leave the code of North empty to go on as before, or void ${former} in the ledger. Then run this again.`,
		});
		expect(memory.numbers()).toEqual([former]);
	});

	it.each(cases)(
		'posts %s when the old document is void, or the code is empty again',
		async (_, of, former, now) => {
			const memory = new MemoryLedger();
			await post(memory, of(withoutCode));
			expect((await post(memory, of(withoutCode)))[0]?.outcome).toBe('unchanged');
			memory.voidDocument(former);
			expect((await post(memory, of(north)))[0]?.outcome).toBe('created');
			expect(memory.numbers()).toEqual([former, now]);
		},
	);

	it('does not stop a day that was not posted yet', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal([sale], { centre: withoutCode }));
		const next = dayJournal([sale], { businessDay: '2026-11-21' });
		expect((await post(memory, dayJournal([sale]), next)).map(({ outcome }) => outcome)).toEqual([
			'failed',
			'created',
		]);
	});

	it('tells of the other gaps of the day beside it', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal([sale], { centre: withoutCode }));
		memory.missing.add('tender.card');
		const [outcome] = await post(memory, dayJournal([sale]));
		expect(outcome?.error).toMatchObject({
			code: 'SEVERAL_GAPS',
			message: expect.stringMatching(/No account for tender\.card\. .*had the code "NORTH"/),
		});
	});
});

describe('the look-up under the former code', () => {
	it('goes with the other one, in one look', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal([sale]));
		expect(memory.lookedUp[0]).toEqual(['ZD-NORTH-261120', `ZD-${made}-261120`]);
	});

	it('is left out for sales, and where the code is the one made from the id', async () => {
		const memory = new MemoryLedger();
		await post(memory, saleJournal(sale));
		await post(memory, dayJournal([sale], { centre: withoutCode }));
		expect(memory.lookedUp[0]).toEqual(['ZN-NORTH-7448']);
		expect(memory.lookedUp.at(-1)).toEqual([`ZD-${made}-261120`]);
	});

	it('never takes the place of a centre whose own numbers begin alike', async () => {
		const memory = new MemoryLedger();
		const south: Centre = { id: 'c-south', code: made, name: 'South' };
		const outcomes = await post(
			memory,
			dayJournal([sale]),
			dayJournal([{ id: '9', cents: 70 }], { centre: south }),
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
		expect(memory.totals().get(`revenue.service@${made}`)).toBe(-70);
	});
});
