import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayJournals } from '../../../../core/books';
import type { Payment, SaleTotals, StudioEvent } from '../../../../core/event';
import { amountsOf, journalIn, line, mapping, payment, paymentEvent, saleEvent, soldSale } from './support';

/** When the till closed the sale, by its own clock; the webhook is a little later. */
const closedAt = '2026-11-20T10:00:00.000Z';
const toldAt = '2026-11-20T10:00:02.000Z';
const polledAt = (night: number): string => `2026-11-2${night}T08:00:00.000Z`;

const cash = payment('cash', 50, { id: 'a' });
const card = payment('card', 30, { id: 'b' });
const sold = (paid: readonly Payment[], totals: Partial<SaleTotals> = {}) =>
	soldSale('7', [line('service', 80)], paid, {}, totals);

const byWebhook = (...paid: readonly Payment[]) => saleEvent(sold(paid), { time: toldAt });
/** A sale that a poll sees for the first time: it happened when it was closed, and is told as it is now. */
function byPoll(
	receivedtime: string,
	paid: readonly Payment[],
	totals: Partial<SaleTotals> = {},
): StudioEvent {
	const event = saleEvent(sold(paid, totals), {
		time: closedAt,
		id: `zenoti:poll:${JSON.stringify(paid)}${receivedtime}`,
	});
	return { ...event, ingestion: 'poll', receivedtime };
}

const booked = (...items: readonly unknown[]) => amountsOf(journalIn(dayJournals(items, mapping)).lines);
const owing = booked(byWebhook(cash));
const paidUp = booked(byWebhook(cash, card));

describe('a sale that was paid up after it was closed', () => {
	it('is booked as the nightly read found it, although its webhook was later than the till', () => {
		expect(owing).not.toEqual(paidUp);
		expect(booked(byWebhook(cash), byPoll(polledAt(2), [cash, card]))).toEqual(paidUp);
	});

	it('is booked as the last of several nightly reads found it, in whatever order they are kept', () => {
		const nights = [1, 2, 3, 4].map((night) => byPoll(polledAt(night), night > 2 ? [cash, card] : [cash]));
		fc.assert(
			fc.property(fc.shuffledSubarray(nights, { minLength: 4 }), (items) => {
				expect(booked(...items)).toEqual(paidUp);
			}),
		);
	});

	it('counts the late payment once that a webhook told before a poll saw the sale for the first time', () => {
		const late = paymentEvent(
			'studio.payment.added',
			'7',
			{ ...card, id: 'transaction' },
			{
				time: '2026-11-20T12:00:00.000Z',
			},
		);
		expect(booked(late, byPoll(polledAt(1), [cash, card]))).toEqual(paidUp);
	});

	it('is changed by a webhook that is newer than the read', () => {
		const again = saleEvent(sold([cash, card]), { time: '2026-11-21T09:00:00.000Z' });
		expect(booked(again, byPoll(polledAt(1), [cash]))).toEqual(paidUp);
	});
});

describe('a sale that a key may not read in full', () => {
	const tipped = { ...card, tip: 4 };
	const blank = [cash, { ...card, tip: null }];
	const untold = { tip: null, serviceCharge: null, fees: null };

	it('keeps the tip that its webhook told', () => {
		const whole = booked(byWebhook(cash, tipped));
		expect(booked(byWebhook(cash, tipped), byPoll(polledAt(1), blank, untold))).toEqual(whole);
	});

	it('is booked as it was read when it has changed since', () => {
		const read = byPoll(polledAt(1), [cash, payment('check', 30, { tip: null })], untold);
		expect(booked(byWebhook(cash, tipped), read)).toEqual(booked(read));
	});
});
