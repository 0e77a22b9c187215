import { expect } from 'vitest';
import { recordOf } from '../../../core/event';
import type { HttpRequest } from '../../../core/http';
import {
	emptyPollState,
	readPollState,
	runPoll,
	storePollState,
	type PolledResource,
	type PollState,
} from '../../../core/poll';
import { createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { answer, harbour, now, pageOf, play, type Json, type Played } from './support';

/** What a center's lists hold at the moment; changed by the test between two polls. */
export interface Center {
	lines: Json[];
	appointments: Json[];
	sessions: Json[];
	/** By session. */
	registrations: Record<string, Json[]>;
	/** The invoice that any id leads to. */
	invoice: Json | null;
}

export const center = (changes: Partial<Center> = {}): Center => ({
	lines: [],
	appointments: [],
	sessions: [],
	registrations: {},
	invoice: null,
	...changes,
});

/** A Zenoti of this center, which filters by days as the real one does. */
export function zenotiOf(held: Center): Played {
	return play((asked) => {
		const { path } = asked;
		const [from, end] = [asked.query?.start_date ?? '', asked.query?.end_date ?? ''];
		const among = (rows: readonly Json[]) =>
			rows.filter((row) => dayOf(row.start_time) >= from && dayOf(row.start_time) < end);
		if (path === '/v1/appointments') return answer(among(held.appointments));
		if (path.startsWith('/v1/appointments/'))
			return answer(held.appointments.filter(({ appointment_id: id }) => path.endsWith(String(id))));
		if (path === '/v1/classes/sessions') return pageOf(among(held.sessions), asked, 'sessions');
		if (path.startsWith('/v1/classes/'))
			return pageOf(held.registrations[sessionOf(asked) ?? ''] ?? [], asked, 'registrations');
		if (path.includes('guests')) return pageOf([], asked, 'guests');
		if (path.startsWith('/v1/invoices/')) return answer({ invoice: held.invoice, error: null });
		if (path.endsWith('/members')) return pageOf([], asked, 'members');
		const { from: first, to: last } = spanOf(asked);
		const lines = held.lines.filter((row) => dayOf(row.sale_date) >= first && dayOf(row.sale_date) <= last);
		return pageOf(lines, asked, 'sales');
	});
}

const dayOf = (moment: unknown) => String(moment).slice(0, 10);

/** The days a report was asked for. */
export function spanOf({ body }: HttpRequest) {
	const { start_date: from, end_date: to } = recordOf(body);
	return { from: dayOf(from), to: dayOf(to) };
}

/** The session whose registrations were asked for. */
export function sessionOf({ path }: HttpRequest): string | null {
	return new URL(path, 'https://api.test').searchParams.get('session_id');
}

/** A trigger that polls one kind of record. */
export class Trigger {
	private state: PollState = emptyPollState;

	constructor(
		private readonly resource: PolledResource,
		private readonly played: Played,
	) {}

	/** What a poll so many minutes after the start tells, and the calls it takes. */
	async poll(minutes: number) {
		const { name } = this.resource;
		const before = this.played.requests.length;
		const { events, state, problems } = await runPoll({
			profile: { ...createZenotiPollProfile({ invoices: 'never' }), resources: { [name]: this.resource } },
			caller: this.played.caller,
			places: [harbour],
			state: this.state,
			settings: {
				resources: [name],
				lookbackDays: null,
				firstRun: 'lookBack',
				includeRaw: false,
				deadlineMs: Number.POSITIVE_INFINITY,
				mostEvents: 1_000,
				mostSeen: 10_000,
			},
			nowMs: () => now + minutes * 60_000,
		});
		expect(problems).toEqual([]);
		this.state = readPollState(JSON.parse(JSON.stringify(storePollState(state)))) ?? emptyPollState;
		const told = events.map(({ type, data }) => {
			const about = data.sale?.number ?? data.booking?.startLocal ?? data.booking?.id;
			return `${type.replace('studio.', '')} ${about}`;
		});
		return { events, told, calls: this.played.requests.slice(before) };
	}

	/** What the polls at these minutes tell, each. */
	async toldAt(...minutes: readonly number[]): Promise<ReadonlyArray<readonly string[]>> {
		const told: Array<readonly string[]> = [];
		for (const minute of minutes) told.push((await this.poll(minute)).told);
		return told;
	}
}
