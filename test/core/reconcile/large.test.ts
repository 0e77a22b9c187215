import { beforeAll, describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import {
	againstEvents,
	againstLedger,
	againstOutcomes,
	documentNumberOf,
	outcomeOf,
	reconcile,
	saleEvent,
	seen,
} from './support';

const size = 100_000;
const mostSeconds = 60;
const mostBytes = 1024 ** 3;

let sales: readonly StudioEvent[];
let polled: readonly StudioEvent[];

beforeAll(() => {
	const day = (index: number) => `2026-11-${String((index % 28) + 1).padStart(2, '0')}`;
	sales = Array.from({ length: size }, (_, index) =>
		saleEvent(`${index}`, (index % 50_000) / 100, { businessDay: day(index) }),
	);
	polled = sales.map((event) => seen(event, 'poll'));
});

/** Seconds of processor and bytes that a comparison took; other work on this machine does not count. */
function measured<T>(work: () => T): {
	readonly result: T;
	readonly seconds: number;
	readonly bytes: number;
} {
	const [time, memory] = [process.cpuUsage(), process.memoryUsage().rss];
	const result = work();
	const { user, system } = process.cpuUsage(time);
	return { result, seconds: (user + system) / 1_000_000, bytes: process.memoryUsage().rss - memory };
}

const isDropped = (_: unknown, index: number) => index % 20 === 0;
const isKept = (value: unknown, index: number) => !isDropped(value, index);

describe(`${size} records on either side`, { timeout: 300_000 }, () => {
	const runs: readonly [title: string, run: () => ReturnType<typeof reconcile>, missing: number][] = [
		[
			'events against outcomes, a twentieth dropped',
			() => {
				const outcomes = sales.filter(isKept).map((event) => outcomeOf(event));
				return reconcile(sales, outcomes, againstOutcomes());
			},
			size / 20,
		],
		[
			'everything told by webhook and by poll',
			() => {
				const outcomes = sales.map((event) => outcomeOf(event));
				return reconcile([...sales, ...polled], outcomes, againstOutcomes());
			},
			0,
		],
		[
			'sales against sales, field by field',
			() => reconcile(sales, polled.filter(isKept), againstEvents('entity')),
			size / 20,
		],
		[
			'sales against documents',
			() => {
				const books = sales.filter(isKept).map((event, index) => ({
					Id: `${index}`,
					DocNumber: documentNumberOf(event.data.sale?.number ?? ''),
					TotalAmt: event.data.sale?.totals.gross,
				}));
				return reconcile(sales, books, againstLedger('saleDocument'));
			},
			// two sales come to nothing and need no document; both are among the dropped
			size / 20 - 2,
		],
	];

	it.each(runs)('%s, within a minute and a gigabyte', (_title, run, missing) => {
		const { result, seconds, bytes } = measured(run);
		expect(result.summary.counts).toMatchObject({ source: size, missing, different: 0, unreadable: 0 });
		expect(result.summary.days).toHaveLength(28);
		expect(seconds).toBeLessThan(mostSeconds);
		expect(bytes).toBeLessThan(mostBytes);
	});

	it('take ten times as long as a tenth of them, not a hundred times', () => {
		const secondsFor = (count: number) => {
			const some = sales.slice(0, count);
			return measured(() => reconcile(some, polled.slice(0, count), againstEvents('entity'))).seconds;
		};
		secondsFor(size / 10);
		expect(secondsFor(size)).toBeLessThan(40 * Math.max(0.05, secondsFor(size / 10)));
	});
});
