import { describe, expect, it } from 'vitest';
import { dayJournals } from '../../../core/books';
import type { StudioEvent } from '../../../core/event';
import { tillCenter, tillPurchase, tillPurchaseRefund } from '../../../sandbox/studio/till';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { amountsOf, mapping } from '../../core/books/journals/support';
import { apiBench } from '../../sandbox/wellnessliving-api/client';
import { Poller } from './poller';

const bench = apiBench();
const told = (payload: unknown): readonly StudioEvent[] =>
	wellnessLivingProfile.toEvents(
		{ payload, headers: {} },
		{
			receivedAt: '2026-11-20T23:00:00.000Z',
			ingestion: 'webhook',
			timeZone: tillCenter.timeZone,
			currency: 'USD',
		},
	);

/** Whom the receipts name by e-mail only. */
const avery = {
	uid: '4419099',
	s_first_name: 'Avery',
	s_last_name: 'Example',
	s_mail: 'avery@mail.test',
	dt_add: '2026-01-05 10:00:00',
	meta_data: { id: 'evt-avery', topic: 'client.created', operation: 'created', source: 'client' },
};

async function polledDay(): Promise<readonly StudioEvent[]> {
	bench.clock.ms = Date.parse(`${tillCenter.day}T12:00:00Z`);
	const poller = new Poller(bench);
	await poller.poll();
	for (const payload of [avery, tillPurchase, tillPurchaseRefund]) bench.api.applyFact(payload);
	bench.clock.ms += 86_400_000;
	await poller.poll();
	return poller.events.filter(({ type }) => type.startsWith('studio.sale.'));
}

function booksOf(events: readonly StudioEvent[]) {
	const { groups } = dayJournals(events, mapping);
	return groups.map(({ gaps, journal }) => ({
		gaps,
		centre: journal?.centre.id,
		lines: amountsOf(journal?.lines ?? []),
	}));
}

describe('a day at the till', () => {
	it('has the same event ids by polling as by webhook', async () => {
		const webhook = [tillPurchase, tillPurchaseRefund].flatMap(told);
		expect((await polledDay()).map(({ id }) => id).sort()).toEqual(webhook.map(({ id }) => id).sort());
	});

	it('makes the books of the webhooks to the cent, and knows besides how the refund was paid', async () => {
		const [webhook] = booksOf([tillPurchase, tillPurchaseRefund].flatMap(told));
		const { 'refund tender.unspecified': refunded, ...others } = webhook?.lines ?? {};
		expect(refunded).toBe(-1080);
		expect(booksOf(await polledDay())).toEqual([
			{ ...webhook, gaps: [], lines: { ...others, 'refund tender.card': refunded } },
		]);
	});
});
