import { describe, expect, it } from 'vitest';
import type { ReconcileSettings } from '../../../core/reconcile';
import {
	againstCrm,
	againstEvents,
	againstLedger,
	againstOutcomes,
	outcomeOf,
	reconcile,
	saleEvent,
} from './support';

const good = saleEvent('1', 24);
const settings: readonly [name: string, settings: ReconcileSettings][] = [
	['outcomes', againstOutcomes()],
	['events', againstEvents('event')],
	['states', againstEvents('entity')],
	['transactions', againstEvents('correlation')],
	['contacts', againstCrm('contact')],
	['deals', againstCrm('deal')],
	['sale numbers', againstLedger('saleNumber')],
	['sale documents', againstLedger('saleDocument')],
	['day documents', againstLedger('dayDocument')],
];

function looped(): unknown {
	const item: Record<string, unknown> = { ...good };
	item.data = { sale: { ...good.data.sale, itself: item } };
	return item;
}

function deep(depth: number): unknown {
	let value: unknown = 'bottom';
	for (let level = 0; level < depth; level += 1) value = { value };
	return { ...good, data: { sale: { ...good.data.sale, status: value } } };
}

const withSale = (changes: object): unknown => ({
	...good,
	data: { sale: { ...good.data.sale, ...changes } },
});
const polluting: unknown = JSON.parse(
	'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
);

const hostile: readonly [name: string, item: unknown][] = [
	['null', null],
	['text', 'DROP TABLE'],
	['a number', 7],
	['a list', [good, good]],
	['prototype keys', polluting],
	['prototype keys in the data', { ...good, data: polluting }],
	['an id that is a prototype key', { ...good, id: '__proto__', correlationid: 'constructor' }],
	['a sale id that is a prototype key', withSale({ id: 'hasOwnProperty', number: 'toString' })],
	['no data', { ...good, data: null }],
	['a list for data', { ...good, data: [] }],
	['a loop', looped()],
	['a hundred thousand levels', deep(100_000)],
	['an endless amount', withSale({ totals: { gross: '1e400', tax: Number.POSITIVE_INFINITY } })],
	['a 30-digit amount', withSale({ totals: { gross: '123456789012345678901234567890' } })],
	['amounts that are objects', withSale({ totals: { gross: { valueOf: () => 1 }, paid: [1] } })],
	['a day that is none', withSale({ businessDay: '2026-02-31' })],
	['the zero day', withSale({ businessDay: '0000-00-00' })],
	['a currency that is none', withSale({ currency: 'DOLLARS' })],
	['half a surrogate', withSale({ id: '\ud800', number: '\u0000' })],
	['a megabyte of id', { ...good, id: 'x'.repeat(1_000_000) }],
	['a location of text', withSale({ location: 'north' })],
	['a time far away', { ...good, time: '9999-12-31T23:59:59.999Z', receivedtime: '0001-01-01T00:00:00Z' }],
	['an unknown way in', { ...good, ingestion: '__proto__' }],
	['outcomes of nothing', { outcome: 'created' }],
	['an outcome with hostile records', { ...outcomeOf(good), records: [null, { type: 1 }, 'x', { id: '1' }] }],
	['an outcome in an outcome', { details: { details: outcomeOf(good) } }],
	['a key of blanks', { studio_client_id: '  ', studio_deal_key: '\t', DocNumber: ' ' }],
	['a key without a system', { studio_client_id: ':::', studio_deal_key: 'email', DocNumber: '-' }],
	[
		'a document of patterns',
		{ DocNumber: 'ZD-(a+)+$-261120-1', PrivateNote: 'studio-post/1 '.repeat(5_000) },
	],
];

describe.each(settings)('against %s', (_name, chosen) => {
	it.each(hostile)(
		'%s on either side is read or counted, never thrown, and harms no other item',
		(_what, item) => {
			const [alone, source, other] = [
				reconcile([item], [item], chosen),
				reconcile([good, item], [], chosen),
				reconcile([], [item, item], chosen),
			];
			for (const { summary } of [alone, source, other]) {
				const { counts } = summary;
				expect(counts.source).toBe(counts.matched + counts.missing + counts.different);
				expect(Number.isSafeInteger(counts.unreadable)).toBe(true);
			}
			expect(source.missing.length).toBeGreaterThan(0);
			expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
		},
	);
});

describe('what could take for ever', () => {
	const many = Array.from({ length: 20_000 }, (_, index) => index);

	it.each([
		[
			'the same event over and over',
			many.map(() => good),
			many.map(() => outcomeOf(good)),
			againstOutcomes(),
		],
		[
			'one event with a new outcome each time',
			[good],
			many.map((index) => outcomeOf(good, { records: [{ type: 'deal', id: `d${index}` }] })),
			againstOutcomes(),
		],
		[
			'one sale changed over and over',
			many.map((index) => ({ ...good, id: `e${index}`, time: good.time })),
			[],
			againstEvents('entity'),
		],
		[
			'one document number over and over',
			[],
			many.map((index) => ({ Id: `i${index}`, DocNumber: '7448', TotalAmt: 1 })),
			againstLedger('saleNumber'),
		],
	] as const)('%s does not', (_title, source, other, chosen) => {
		const before = process.cpuUsage();
		reconcile(source, other, chosen);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1_000_000).toBeLessThan(15);
	});
});
