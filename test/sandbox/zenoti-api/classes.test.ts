import { describe, expect, it } from 'vitest';
import { day, firstMoment, partOf, rowsOf, zenotiBench } from './bench';

const bench = zenotiBench();
const sessions = async (query = '') =>
	rowsOf(await bench.get(`/v1/classes/sessions?center_id=${bench.center}${query}`), 'sessions');
const newSession = (startsAt = firstMoment + day) => Number(bench.api.desk.addSession({ startsAt }).id);
const guestId = () => bench.api.desk.addGuest().id;

describe('classes of the Zenoti stand-in', () => {
	it('count who comes and who waits', async () => {
		const { desk } = bench.api;
		const sessionId = newSession();
		desk.bookClass({ guestId: guestId(), sessionId });
		desk.bookClass({ guestId: guestId(), sessionId, waitlist: true });
		expect(await sessions()).toMatchObject([
			{
				id: sessionId,
				start_time: '2026-11-22T09:00:00',
				start_time_utc: '2026-11-22T14:00:00',
				occupancy: 1,
				waitlist_count: 1,
				status: 0,
			},
		]);
	});

	it('are listed by day, the last one excluded, and not once they are cancelled', async () => {
		const sessionId = newSession();
		expect(await sessions('&start_date=2026-11-22&end_date=2026-11-23')).toHaveLength(1);
		expect(await sessions('&start_date=2026-11-21&end_date=2026-11-22')).toEqual([]);
		bench.api.desk.cancelSession(sessionId);
		expect(await sessions()).toEqual([]);
	});

	it('name their registrations by session, with the counts asked for', async () => {
		const { desk } = bench.api;
		const sessionId = newSession();
		const [comes, cancels, stays, arrives] = [1, 2, 3, 4].map(() =>
			Number(desk.bookClass({ guestId: guestId(), sessionId }).id),
		);
		desk.cancelClass(cancels ?? 0);
		desk.noShowClass(stays ?? 0);
		desk.signInClass(arrives ?? 0);
		const [session] = await sessions();
		const path = `/v1/classes/${String(session?.class_id)}/registrations`;
		const query = `?session_id=${sessionId}&center_id=${bench.center}`;
		const reply = await bench.get(`${path}${query}&expand=session&expand=status_count`);
		const status = Object.fromEntries(rowsOf(reply, 'registrations').map((row) => [row.id, row.status]));
		expect(status).toEqual({
			[comes ?? 0]: 0,
			[cancels ?? 0]: 1,
			[stays ?? 0]: 2,
			[arrives ?? 0]: 3,
		});
		expect(partOf(reply.body, 'status_count')).toEqual({ '0': 1, '1': 1, '2': 1, '3': 1 });
		expect(partOf(reply.body, 'session', 'id')).toBe(sessionId);
	});

	it('answer 404 for a session of another class and 422 without one', async () => {
		const sessionId = newSession();
		const center = `center_id=${bench.center}`;
		const wrong = `/v1/classes/1/registrations?session_id=${sessionId}&${center}`;
		expect((await bench.get(wrong)).status).toBe(404);
		expect((await bench.get(`/v1/classes/1/registrations?${center}`)).status).toBe(422);
	});
});
