import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { dayParam } from '../moment';
import { pageInfo, paged, rowsOn } from '../paging';
import { invalidInput, notFound, unprocessable } from '../problem';
import { registrationBody, registrationsOf, sessionBody } from '../shape/class';
import type { ZenotiState } from '../state';
import type { Session } from '../store/rows';
import { isSameId } from '../store/table';
import { withCenter } from './place';

/**
 * Active sessions only: a cancelled one is not there. Whether `end_date` belongs to the range is not published, so it
 * does not, as with appointments.
 */
function sessions(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withCenter(state, call, key, (center) => {
		const from = dayParam(call.value('start_date') ?? '0001-01-01');
		const to = dayParam(call.value('end_date') ?? '9999-12-31');
		if (from === null || to === null) return invalidInput('start_date and end_date have to be dates.');
		const found = state.organisation.sessions
			.all()
			.filter(({ centerId, status }) => status === 0 && isSameId(centerId, center.id))
			.filter(({ startLocal }) => startLocal.slice(0, 10) >= from && startLocal.slice(0, 10) < to)
			.filter((session) => isWanted(session, call))
			.sort((a, b) => (a.startLocal < b.startLocal ? -1 : 1));
		return paged(call, undefined, (page) => {
			const rows = rowsOn(found, page);
			return {
				status: 200,
				body: {
					sessions: rows.map((session) => sessionBody(session, state.organisation)),
					classes: classesOf(rows, state),
					instructors: instructorsOf(rows, state),
					categories: [],
					rooms: [],
					levels: [],
					page_details: pageInfo(found, page),
					error: null,
				},
			};
		});
	});
}

function isWanted(session: Session, call: ZenotiCall): boolean {
	const classId = call.value('class_id');
	const sessionId = call.value('session_id');
	return (
		(classId === null || isSameId(session.classId, classId)) &&
		(sessionId === null || isSameId(session.id, sessionId))
	);
}

function classesOf(rows: readonly Session[], { organisation }: ZenotiState) {
	const names = new Map(rows.map(({ classId, name }) => [classId, name]));
	const offers = organisation.offers.all();
	return [...names].map(([id, name]) => {
		const offer = offers.find(({ number }) => number === id);
		return { id, guid: offer?.id ?? null, name: offer?.name ?? name, code: offer?.code ?? '' };
	});
}

function instructorsOf(rows: readonly Session[], { organisation }: ZenotiState) {
	const ids = new Set(rows.flatMap(({ instructorId }) => instructorId ?? []));
	return [...ids].flatMap((id) => {
		const known = organisation.employees.get(id);
		return known === undefined ? [] : [{ id, name: `${known.firstName} ${known.lastName}` }];
	});
}

function registrations(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withCenter(state, call, key, (center) => {
		const sessionId = call.value('session_id');
		if (sessionId === null) return unprocessable('session_id is required.');
		const session = state.organisation.sessions.get(sessionId);
		const isThere =
			session !== undefined &&
			isSameId(session.centerId, center.id) &&
			isSameId(session.classId, call.params.classId ?? '');
		if (!isThere) return notFound;
		const found = registrationsOf(state.organisation, session.id);
		const expands = call.values('expand').map((one) => one.toLowerCase());
		return paged(call, undefined, (page) => ({
			status: 200,
			body: {
				registrations: rowsOn(found, page).map((one) => registrationBody(one, state.organisation)),
				session: expands.includes('session') ? sessionBody(session, state.organisation) : null,
				status_count: expands.includes('status_count') ? countsOf(found) : null,
				page_details: pageInfo(found, page),
				error: null,
			},
		}));
	});
}

function countsOf(found: readonly { readonly status: number }[]): Readonly<Record<string, number>> {
	const counts = new Map<string, number>();
	for (const { status } of found) counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
	return Object.fromEntries(counts);
}

export const classRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/classes/sessions', right: 'classes', answer: sessions },
	{ method: 'GET', path: '/v1/classes/:classId/registrations', right: 'classes', answer: registrations },
];
