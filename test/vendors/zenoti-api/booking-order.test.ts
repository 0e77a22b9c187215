import { describe, expect, it } from 'vitest';
import { syncEvents } from '../../../core/sync';
import { createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { memoryCrm } from '../../support/memory-crm';
import { withDeals } from '../../support/hubspot-run';
import { registrationRow, sessionRow } from './rows';
import { answer, context, harbour, now, pageOf, play, valueOf } from './support';

const { classBookings } = createZenotiPollProfile({ invoices: 'never' }).resources;

const empty = { occupancy: 0, waitlist_count: 0 };
/** Other things are remembered already. */
const known = new Map([['1', { fingerprint: 'x', day: '2026-11-20', note: null }]]);

/**
 * A class booking that was cancelled before its class was first looked into, which nobody else has booked; Zenoti does
 * not say when it was made.
 */
async function cancelledUnseen() {
	if (classBookings === undefined) throw new Error('no class bookings');
	const { caller } = play((asked) => {
		if (asked.path.startsWith('/v1/classes/sessions')) return pageOf([sessionRow(empty)], asked, 'sessions');
		return asked.path.includes('/registrations')
			? pageOf([registrationRow({ status: 1 })], asked, 'registrations')
			: answer({});
	});
	const { lookbackDays } = classBookings;
	const plan = classBookings.plan({ place: harbour, nowMs: now, lastPollMs: now, lookbackDays });
	const window = plan.find(({ from, to }) => from <= '2026-11-21' && to >= '2026-11-21');
	if (window === undefined) throw new Error('tomorrow is not polled');
	const read = await classBookings.read(caller, harbour, window, known);
	return valueOf(read).flatMap((sighting) => sighting.events(null, context));
}

describe('a class booking first seen when it was cancelled already', () => {
	it('is told as booked before it is told as cancelled', async () => {
		const [booked, cancelled] = await cancelledUnseen();
		expect([booked?.type, cancelled?.type]).toEqual(['studio.booking.created', 'studio.booking.cancelled']);
		expect(cancelled?.time).toBe(context.receivedAt);
		expect((booked?.time ?? '') < context.receivedAt).toBe(true);
	});

	it('stays cancelled in a CRM that is told of the booking last, as when only that write had failed', async () => {
		const crm = memoryCrm();
		const told = [...(await cancelledUnseen())].reverse();
		for (const event of told) await syncEvents([event], crm.target, withDeals, () => Date.now());
		expect(crm.deals.map(({ values }) => values.get('stage'))).toEqual([
			withDeals.pipeline?.stages.get('cancelled'),
		]);
	});
});
