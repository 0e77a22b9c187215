import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { dayParam, daysBetween } from '../moment';
import { invalidInput, notFound, unprocessable } from '../problem';
import { seesCenter } from '../reports/filters';
import { appointmentRow, blockOutRow } from '../shape/appointment';
import type { ZenotiState } from '../state';
import { isSameId } from '../store/table';
import { withCenter } from './place';

const mostDays = 7;
const hiddenStatuses: readonly number[] = [-1, -2];

/** A bare list, without pages. `end_date` is the first day that is not read. */
function list(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withCenter(state, call, key, (center) => {
		const from = dayParam(call.value('start_date') ?? '');
		const to = dayParam(call.value('end_date') ?? '');
		if (from === null || to === null) return invalidInput('start_date and end_date have to be dates.');
		const days = daysBetween(from, to);
		if (days < 0) return invalidInput('start_date is after end_date.');
		if (days > mostDays) {
			return unprocessable(`The range between start_date and end_date is more than ${mostDays} days.`);
		}
		const isIn = (startLocal: string) => startLocal.slice(0, 10) >= from && startLocal.slice(0, 10) < to;
		return {
			status: 200,
			body: [...booked(state, call, center.id, isIn), ...blocked(state, call, center.id, isIn)],
		};
	});
}

type IsIn = (startLocal: string) => boolean;

function booked(state: ZenotiState, call: ZenotiCall, centerId: string, isIn: IsIn) {
	const therapist = call.value('therapist_id');
	const showsAll = call.value('include_no_show_cancel')?.toLowerCase() === 'true';
	return state.organisation.visits
		.all()
		.filter((visit) => isSameId(visit.centerId, centerId))
		.filter(({ status }) => showsAll || !hiddenStatuses.includes(status))
		.flatMap((visit) => visit.lines.map((line) => ({ visit, line })))
		.filter(({ line }) => isIn(line.startLocal))
		.filter(({ line }) => therapist === null || isSameId(line.therapistId, therapist))
		.sort((a, b) => (a.line.startLocal < b.line.startLocal ? -1 : 1))
		.map(({ visit, line }) => appointmentRow(visit, line, state));
}

function blocked({ organisation }: ZenotiState, call: ZenotiCall, centerId: string, isIn: IsIn) {
	const therapist = call.value('therapist_id');
	return organisation.blockOuts
		.all()
		.filter((block) => isSameId(block.centerId, centerId) && isIn(block.startLocal))
		.filter((block) => therapist === null || isSameId(block.therapistId, therapist))
		.map((block) => blockOutRow(block, organisation));
}

function read(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const { appointmentId = '' } = call.params;
	const isIt = ({ id }: { readonly id: string }) => isSameId(id, appointmentId);
	const visit = state.organisation.visits.all().find(({ lines }) => lines.some(isIt));
	const line = visit?.lines.find(isIt);
	if (visit === undefined || line === undefined || !seesCenter(key, [], visit.centerId)) return notFound;
	const row = appointmentRow(visit, line, state);
	return { status: 200, body: state.settings.appointmentAsList ? [row] : row };
}

export const appointmentRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/appointments', right: 'appointments', answer: list },
	{ method: 'GET', path: '/v1/appointments/:appointmentId', right: 'appointments', answer: read },
];
