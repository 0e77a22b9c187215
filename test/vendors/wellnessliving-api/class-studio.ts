import type { HttpRequest } from '../../../core/http';
import type { Known, Place, Sighting } from '../../../core/poll';
import { wellnessLivingBookings } from '../../../vendors/wellnessliving/api/poll-bookings';
import { studioApi } from './poll-support';
import { place, queryOf, readWindow, sidAnswer, type Answer, type Json, type Scripted } from './support';

export interface Visitor {
	readonly uid: string;
	readonly visit: string;
	/** `id_visit`. */
	status: number;
	checkedIn?: boolean;
	/** On no list, whatever the status. */
	isHidden?: boolean;
}

export interface ClassSession {
	readonly period: string;
	/** Local wall clock in Halifax, standard time until 8 March 2026: three hours behind UTC after it. */
	start: string;
	visitors: Visitor[];
	isCancelled?: boolean;
	location?: string;
}

/** Classes and who comes, as the addresses of schedule, attendance and visits tell it. */
export class ClassStudio {
	/** The schedule loses its rights. */
	isBlind = false;

	/** Visits the API does not know any more. */
	readonly removed = new Set<string>();

	constructor(readonly sessions: ClassSession[]) {}

	api(): Scripted {
		return studioApi({
			'/v1/schedule/class/list': (request) => this.schedule(request),
			'/v1/login/attendance/list': (request) => this.attendance(request),
			'/v1/schedule/page/element': (request) => this.visit(request),
			'/v1/user': (request) => ({
				s_first_name: 'Mira',
				s_last_name: 'Solberg',
				s_mail: `${queryOf(request)['uid']}@mail.test`,
			}),
		});
	}

	async poll(window: string, known: Known = new Map(), at: Place = place) {
		const bench = this.api();
		const [from = '', to = ''] = window.replace('ahead ', '').split('..');
		const sightings = await readWindow(
			wellnessLivingBookings,
			bench.caller,
			{ key: window, from, to },
			known,
			at,
		);
		return { bench, sightings };
	}

	visitor(visit: string): Visitor {
		const found = this.sessions.flatMap(({ visitors }) => visitors).find((one) => one.visit === visit);
		if (found === undefined) throw new Error(`no visit ${visit}`);
		return found;
	}

	private schedule(request: HttpRequest): Answer {
		const { dt_date: from = '', dt_end: to = '' } = queryOf(request);
		const inside = this.sessions.filter(
			({ start }) => start.slice(0, 10) >= from && start.slice(0, 10) <= to,
		);
		return { a_session: this.isBlind ? [] : inside.map((session) => this.sessionBody(session)) };
	}

	private sessionBody(session: ClassSession): Json {
		const counted = (status: number) =>
			listed(session).filter((one) => (one.status === 2) === (status === 2)).length;
		return {
			k_class: '7100003001',
			k_class_period: session.period,
			dt_date: utcOf(session.start),
			dtl_date: session.start,
			i_duration: 50,
			i_book: counted(1),
			i_wait: counted(2),
			i_capacity: 8,
			is_cancel: session.isCancelled === true ? '1' : '0',
			a_staff: ['880011'],
			a_staff_uid: ['9880011'],
			k_location: session.location ?? '7100000201',
			s_title: 'Reformer Basics',
		};
	}

	private attendance(request: HttpRequest): Answer {
		const { k_class_period: period, dt_date_local: start } = queryOf(request);
		const session = this.sessions.find((one) => one.period === period && one.start === start);
		const people = session === undefined ? [] : listed(session);
		const isWaiting = ({ status }: Visitor) => status === 2;
		return {
			a_list_active: Object.fromEntries(
				people.filter((one) => !isWaiting(one)).map((one, index) => [index, person(one)]),
			),
			a_list_confirm: [],
			a_list_wait: people.filter(isWaiting).map(person),
		};
	}

	private visit(request: HttpRequest): Answer {
		const id = queryOf(request)['k_visit'] ?? '';
		const session = this.sessions.find(({ visitors }) => visitors.some(({ visit }) => visit === id));
		if (session === undefined || this.removed.has(id)) return sidAnswer('id-nx');
		const { uid, status } = this.visitor(id);
		const { start, period } = session;
		return {
			...{ id_visit: status, uid, k_class_period: period, k_class: '7100003001', k_appointment: null },
			...{ dt_date_global: utcOf(start), dt_date_local: start, i_duration: 50, s_title: 'Reformer Basics' },
			...{ k_location: '7100000201', dt_cancel: '2026-03-01 00:00:00', is_checkin: true },
		};
	}
}

/** Who cancels is on no list. */
function listed({ visitors }: ClassSession): readonly Visitor[] {
	return visitors.filter(({ status, isHidden }) => isHidden !== true && ![6, 8].includes(status));
}

function person({ uid, visit, status, checkedIn }: Visitor): Json {
	return {
		...{ uid, k_visit: visit, id_visit: status, s_firstname: 'Mira', s_lastname: 'Solberg' },
		dt_book: '2026-03-06 14:21:55',
		dt_register: checkedIn === true ? '2026-03-10 12:25:00' : '0000-00-00 00:00:00',
	};
}

function utcOf(local: string): string {
	return new Date(Date.parse(`${local.replace(' ', 'T')}Z`) + 3 * 3_600_000)
		.toISOString()
		.slice(0, 19)
		.replace('T', ' ');
}

/** Visits alone; sessions are remembered beside them. */
export function visitsOf(sightings: readonly Sighting[]): readonly Sighting[] {
	return sightings.filter(({ id }) => !id.startsWith('session:'));
}
