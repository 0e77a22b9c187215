import { expect, it } from 'vitest';
import { listOf, own, recordOf } from '../../core/event';
import { run as reconcile } from '../nodes/StudioReconcile/context';
import { unheardMoves } from './week/own-figures';
import { describeWeek, seeds } from './week/suite';
import { hear } from './week/week';

for (const seed of seeds) {
	describeWeek({ system: 'zenoti', seed, facts: 2_000, clients: 300, polls: 1 }, (week) => {
		/**
		 * A move that was lost between the booking and the first poll: the poll's event of the booking has the id of the
		 * webhook that came, and Zenoti's list does not say that it was changed. Comparing what each tells finds it.
		 */
		it('names the visits whose move alone was lost, when webhooks and poll are compared by entity', async () => {
			const hearing = hear(week(), 0.5);
			// webhooks of class bookings never tell when the class begins
			const ofVisits = week().pollEvents.filter(({ data }) => data.booking?.kind === 'appointment');
			const { different } = await reconcile({
				source: ofVisits,
				other: hearing.events,
				parameters: { otherSide: 'events', matchBy: 'entity' },
			});
			const moved = different.flatMap(({ json }) => {
				const fields = listOf(own(recordOf(json.reconcile), 'differences')).map((one) => recordOf(one).field);
				return fields.includes('data.booking.startAt') ? [String(json.subject)] : [];
			});
			const expected = unheardMoves(week(), hearing);
			expect(expected.length).toBeGreaterThan(5);
			expect([...new Set(moved)].sort()).toEqual(expected.map((id) => `booking/${id}`));
		});
	});
}
