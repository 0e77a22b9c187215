import { describe, expect, it } from 'vitest';
import { importRows } from '../../../core/rows';
import { wellnessLivingExports } from '../../../vendors/wellnessliving/rows';
import { zenotiExports } from '../../../vendors/zenoti/rows';
import { eventsOf, settingsOf } from '../../core/rows/support';
import { appointmentRow, saleRow } from './support';

const all = [...zenotiExports, ...wellnessLivingExports];
const count = 100_000;
/** Work of the processor, because the machine is shared: 3 to 8 s were measured. */
const mostMs = 30_000;

const dayOf = (n: number): string => `11/${(n % 28) + 1}/2026`;

describe('100,000 rows', () => {
	it.each<[title: string, row: (n: number) => object, things: number, events: number]>([
		[
			'of sales, four lines an invoice',
			(n) =>
				saleRow({
					'Invoice No': `II${Math.floor(n / 4)}`,
					'Sale Date': dayOf(n),
					'Item Name': `Item ${n % 90}`,
				}),
			count / 4,
			count / 4,
		],
		[
			'of appointments',
			(n) =>
				appointmentRow({
					'Invoice No': `II${n}`,
					'Start Time': `${dayOf(n)} 4:00 PM`,
					'Guest Name': `Guest ${n}`,
				}),
			count,
			count * 2,
		],
	])(
		'%s, are read in time',
		(_title, rowOf, things, events) => {
			const rows = Array.from({ length: count }, (_, n) => rowOf(n));
			const started = process.cpuUsage();
			const result = importRows(rows, all, settingsOf());
			const took = process.cpuUsage(started).user / 1000;
			expect(result.ok ? result.imported.length : result.failure.message).toBe(things);
			const told = eventsOf(result);
			expect(told).toHaveLength(events);
			expect(new Set(told.map(({ id }) => id)).size).toBe(events);
			expect(took).toBeLessThan(mostMs);
		},
		240_000,
	);
});
