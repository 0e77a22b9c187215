import { describe, expect, it } from 'vitest';
import { zenotiMemberships } from '../../../vendors/zenoti/api/poll-memberships';
import { Trigger } from './polled-center';
import { memberRow } from './rows';
import { guid, pageOf, play } from './support';

const day = 24 * 60;
const sold = { sold_date: '2025-01-01T00:00:00' };

/** A center that lists a member only while a change of theirs is asked for, as Zenoti does. */
function center() {
	const listed: { status: string | null } = { status: null };
	const played = play((asked) =>
		pageOf(listed.status === null ? [] : [memberRow({ ...sold, status: listed.status })], asked, 'members'),
	);
	const trigger = new Trigger(zenotiMemberships, played);
	const after = async (days: number, status: string | null) => {
		listed.status = status;
		const { events } = await trigger.poll(days * day);
		return events.map(({ type, id }) => {
			expect(id).toContain(guid(300));
			return type.replace('studio.membership.', '');
		});
	};
	return { after };
}

describe('the end of a freeze', () => {
	it('is told although its beginning was months ago and no poll in between listed the member', async () => {
		const { after } = center();
		expect(await after(0, 'Active')).toEqual([]);
		expect(await after(1, 'Frozen')).toEqual(['frozen']);
		for (const days of [2, 3, 10, 60, 120]) expect(await after(days, null)).toEqual([]);
		expect(await after(150, 'Active')).toEqual(['unfrozen']);
		expect(await after(151, 'Frozen')).toEqual(['frozen']);
	});

	it('is not remembered for ever: what is older than half a year makes room', async () => {
		const { after } = center();
		await after(0, 'Active');
		expect(await after(1, 'Frozen')).toEqual(['frozen']);
		for (const days of [100, 200]) await after(days, null);
		expect(await after(201, 'Active')).toEqual([]);
	});
});
