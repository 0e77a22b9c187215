import { expect, it } from 'vitest';
import { eventReader, matchRules, outcomeReader, reconcile } from '../../../core/reconcile';
import { againstOutcomes, outcomeOf, reading, saleEvent } from './support';

const settings = {
	...againstOutcomes(),
	readSource: eventReader({ ...reading, rule: matchRules.correlation }),
	readOther: outcomeReader({ match: 'correlation', families: new Set<string>(), countSkipped: false }),
};
const visit = 'zenoti:visit:v';
const sale = { ...saleEvent('1', 24), correlationid: visit };
const outcome = (type: string) => ({ ...outcomeOf(sale), eventId: `heard ${type}`, type });
const booked = outcome('studio.booking.created');

it('a sale whose visit was written is missing as long as nothing of the sale was', () => {
	const { summary, missing } = reconcile([sale], [booked], settings);
	expect(summary.verdict).toBe('incomplete');
	expect(missing.map(({ finding }) => finding.reason)).toEqual([
		'Other events of it were written, its sale was not.',
	]);
});

it('a sale that was written under another event id is there', () => {
	const { summary } = reconcile([sale], [booked, outcome('studio.sale.closed')], settings);
	expect(summary.verdict).toBe('complete');
});
