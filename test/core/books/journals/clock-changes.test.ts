import { describe, expect, it } from 'vitest';
import { dayJournals, type JournalSet } from '../../../../core/books';
import * as wellnessLiving from '../../../vendors/wellnessliving/support';
import * as zenoti from '../../../vendors/zenoti/support';
import { mapping } from './support';

const daysOf = (set: JournalSet): ReadonlyArray<[string | undefined, number | undefined]> =>
	set.groups.map(({ journal }) => [journal?.businessDay, journal?.sales.length]);

/** `[zone, last second of the day before, first, last, first second of the day after]`, in UTC, around a day. */
const days: ReadonlyArray<
	[zone: string, day: string, before: string, first: string, last: string, after: string]
> = [
	...changeDays('America/Chicago', [
		[
			'2026-03-08',
			'2026-03-08T05:59:59Z',
			'2026-03-08T06:00:00Z',
			'2026-03-09T04:59:59Z',
			'2026-03-09T05:00:00Z',
		],
		[
			'2026-11-01',
			'2026-11-01T04:59:59Z',
			'2026-11-01T05:00:00Z',
			'2026-11-02T05:59:59Z',
			'2026-11-02T06:00:00Z',
		],
	]),
	...changeDays('Europe/London', [
		[
			'2026-03-29',
			'2026-03-28T23:59:59Z',
			'2026-03-29T00:00:00Z',
			'2026-03-29T22:59:59Z',
			'2026-03-29T23:00:00Z',
		],
		[
			'2026-10-25',
			'2026-10-24T22:59:59Z',
			'2026-10-24T23:00:00Z',
			'2026-10-25T23:59:59Z',
			'2026-10-26T00:00:00Z',
		],
	]),
	...changeDays('Australia/Sydney', [
		[
			'2026-04-05',
			'2026-04-04T12:59:59Z',
			'2026-04-04T13:00:00Z',
			'2026-04-05T13:59:59Z',
			'2026-04-05T14:00:00Z',
		],
		[
			'2026-10-04',
			'2026-10-03T13:59:59Z',
			'2026-10-03T14:00:00Z',
			'2026-10-04T12:59:59Z',
			'2026-10-04T13:00:00Z',
		],
	]),
	// No change here, at half an hour beside the others.
	...changeDays('Asia/Kolkata', [
		[
			'2026-03-29',
			'2026-03-28T18:29:59Z',
			'2026-03-28T18:30:00Z',
			'2026-03-29T18:29:59Z',
			'2026-03-29T18:30:00Z',
		],
		[
			'2026-10-25',
			'2026-10-24T18:29:59Z',
			'2026-10-24T18:30:00Z',
			'2026-10-25T18:29:59Z',
			'2026-10-25T18:30:00Z',
		],
	]),
];

type ChangeDay = [day: string, before: string, first: string, last: string, after: string];

function changeDays(zone: string, rows: readonly ChangeDay[]): ReadonlyArray<[string, ...ChangeDay]> {
	return rows.map((row) => [zone, ...row]);
}

const shifted = (day: string, by: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

describe('refunds around midnight of a clock change', () => {
	/** Four different refunds of one purchase, told by the moment alone. */
	const refundsAt = (timeZone: string, moments: readonly string[]) =>
		moments.map((date, index) => {
			const payload = wellnessLiving.fixture('purchase.refunded');
			payload['order_id'] = `0001530000${index + 10}`;
			payload['meta_data'] = wellnessLiving.metaOf('purchase.refunded', { date, id: `evt-${index}` });
			return wellnessLiving.eventOf(payload, {}, { timeZone });
		});

	it.each(days)('in %s: each is in the journal of its own day around %s', (zone, day, ...moments) => {
		const set = dayJournals(refundsAt(zone, moments), mapping);
		expect(daysOf(set)).toEqual([
			[shifted(day, -1), 1],
			[day, 2],
			[shifted(day, 1), 1],
		]);
	});
});

describe('invoices around midnight of a clock change', () => {
	/** Zenoti tells the centre's own clock, and beside it a UTC time that is on another day half of the time. */
	const invoicesOf = (day: string, stamps: readonly string[]) =>
		[`${shifted(day, -1)}T23:59:59`, `${day}T00:00:00`, `${day}T23:59:59`, `${shifted(day, 1)}T00:00:00`].map(
			(local, index) => {
				const payload = zenoti.fixture('Invoice.Closed.retail');
				payload['event_timestamp'] = stamps[index];
				zenoti.withValue(payload, 'data.invoice.id', `9826cf0e-94f3-4927-abe4-1cbe09553b5${index}`);
				zenoti.withValue(payload, 'data.invoice.invoice_date', local);
				return zenoti.eventOf(payload, { currency: 'USD', timeZone: 'UTC' });
			},
		);

	it.each(days)('in %s: each is in the journal of its own day around %s', (_, day, ...stamps) => {
		expect(daysOf(dayJournals(invoicesOf(day, stamps), mapping))).toEqual([
			[shifted(day, -1), 1],
			[day, 2],
			[shifted(day, 1), 1],
		]);
	});
});
