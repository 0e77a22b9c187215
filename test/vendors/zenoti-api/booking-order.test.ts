import { describe, expect, it } from 'vitest';
import { syncEvents } from '../../../core/sync';
import { createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { memoryCrm } from '../../support/memory-crm';
import { withDeals } from '../../support/hubspot-run';
import { registrationRow, sessionRow } from './rows';
import { answer, context, pageOf, play, sightOne } from './support';

const { classBookings } = createZenotiPollProfile({ invoices: 'never' }).resources;

/** A class booking that was cancelled before it was first seen; Zenoti does not say when it was made. */
async function cancelledUnseen() {
	if (classBookings === undefined) throw new Error('no class bookings');
	const { caller } = play((asked) => {
		if (asked.path.startsWith('/v1/classes/sessions')) return pageOf([sessionRow()], asked, 'sessions');
		return asked.path.includes('/registrations')
			? pageOf([registrationRow({ status: 1 })], asked, 'registrations')
			: answer({});
	});
	return (await sightOne(classBookings, caller)).events(null, context);
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
