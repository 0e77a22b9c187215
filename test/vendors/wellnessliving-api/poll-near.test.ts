import { describe, expect, it } from 'vitest';
import { emptyPollState, runPoll, type PollState } from '../../../core/poll';
import { createWellnessLivingPollProfile } from '../../../vendors/wellnessliving/api';
import { wellnessLivingBookings } from '../../../vendors/wellnessliving/api/poll-bookings';
import { ClassStudio } from './class-studio';
import { countOf } from './poll-support';
import { place, startMs } from './support';

/** A session for each of these days of March, all booked by one. */
const sessionOn = (day: string) => ({
	period: `71000900${day}`,
	start: `2026-03-${day} 09:30:00`,
	visitors: [{ uid: '1', visit: `1${day}`, status: 1 }],
});

class Trigger {
	private state: PollState = emptyPollState;
	constructor(readonly studio: ClassStudio) {}

	async poll(minutes: number) {
		const bench = this.studio.api();
		const { events, state, problems } = await runPoll({
			profile: { ...createWellnessLivingPollProfile(), resources: { bookings: wellnessLivingBookings } },
			caller: bench.caller,
			places: [place],
			state: this.state,
			settings: {
				...{ resources: ['bookings'], lookbackDays: null, firstRun: 'baseline', includeRaw: false },
				...{ deadlineMs: Number.POSITIVE_INFINITY, mostEvents: 100, mostSeen: 1_000 },
			},
			nowMs: () => startMs + minutes * 60_000,
		});
		expect(problems).toEqual([]);
		this.state = state;
		return {
			told: events.map(
				({ type, subject }) => `${type.replace('studio.booking.', '')} ${subject.split('/')[1]}`,
			),
			lists: countOf(bench, '/v1/schedule/class/list'),
			sessions: countOf(bench, '/v1/login/attendance/list'),
		};
	}
}

describe('bookings between two wide rounds', () => {
	it('cost three lists and a call for each booked session from yesterday to tomorrow', async () => {
		const trigger = new Trigger(new ClassStudio(['07', '08', '09', '10', '11', '12', '20'].map(sessionOn)));
		expect(await trigger.poll(0)).toMatchObject({ lists: 4, sessions: 7 });
		expect(await trigger.poll(1)).toEqual({ told: [], lists: 3, sessions: 3 });
		expect(await trigger.poll(60)).toEqual({ told: [], lists: 4, sessions: 5 });
	});

	it('are told at once for today and for days ahead, and of the look-back with the next wide round', async () => {
		const trigger = new Trigger(new ClassStudio(['07', '10', '20'].map(sessionOn)));
		await trigger.poll(0);
		for (const visit of ['107', '110', '120']) Object.assign(trigger.studio.visitor(visit), { status: 6 });
		expect((await trigger.poll(1)).told).toEqual(['cancelled 110', 'cancelled 120']);
		expect((await trigger.poll(2)).told).toEqual([]);
		expect((await trigger.poll(60)).told).toEqual(['cancelled 107']);
	});
});
