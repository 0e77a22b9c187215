import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { instantParam } from '../moment';
import { pageInfo, paged, rowsOn } from '../paging';
import { invalidInput, notFound, unprocessable } from '../problem';
import { seesCenter } from '../reports/filters';
import { expandsOf, guestBody } from '../shape/guest';
import type { ZenotiState } from '../state';
import type { Guest } from '../store/rows';
import { isSameId } from '../store/table';
import { createGuest, replaceGuest } from './guest-write';
import { centerWithId, withCenter } from './place';

/** `page_Info`, with a capital, here and nowhere else. A date means its midnight in UTC. */
function list(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withCenter(state, call, key, (center) =>
		paged(call, undefined, (page) => {
			const since = call.value('last_updated');
			const from = since === null ? '' : instantParam(since);
			if (from === null) return invalidInput(`The value '${since ?? ''}' is not valid for last_updated.`);
			const found = state.organisation.guests
				.all()
				.filter(({ centerId, lastUpdated }) => isSameId(centerId, center.id) && lastUpdated >= from);
			const ordered = state.settings.guestOrder === 'newest-first' ? [...found].reverse() : found;
			const expands = expandsOf(call.values('expand'));
			const guests = rowsOn(ordered, page).map((guest) => guestBody(guest, expands, state.settings));
			return { status: 200, body: { guests, page_Info: pageInfo(found, page) } };
		}),
	);
}

type Criterion = (guest: Guest, wanted: string) => boolean;

const sameText = (value: unknown, wanted: string) =>
	String(value ?? '').toLowerCase() === wanted.toLowerCase();
const startsWith = (value: unknown, wanted: string) =>
	String(value ?? '')
		.toLowerCase()
		.startsWith(wanted.toLowerCase());

const criteria: Readonly<Record<string, Criterion>> = {
	first_name: ({ personal }, wanted) => startsWith(personal.first_name, wanted),
	last_name: ({ personal }, wanted) => startsWith(personal.last_name, wanted),
	email: ({ personal }, wanted) => sameText(personal.email, wanted),
	// the national number as stored: a plus sign, dial code or space finds nobody
	phone: ({ personal }, wanted) => numberIn(personal.mobile_phone) === wanted,
	zip_code: ({ address }, wanted) => sameText(address.zip_code, wanted),
	user_name: ({ personal }, wanted) => sameText(personal.user_name, wanted),
	user_code: ({ code }, wanted) => sameText(code, wanted),
	tags: ({ tags }, wanted) => tags.some((tag) => sameText(tag, wanted)),
};

function numberIn(phone: unknown): string | null {
	if (typeof phone !== 'object' || phone === null) return null;
	const { number } = { number: null, ...phone };
	return typeof number === 'string' ? number : null;
}

/** Ids are in capitals in this answer, as in the documented sample. */
function search(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const centerId = call.value('center_id');
	const isEverywhere = call.value('search_across_zone') === 'true' || state.settings.searchAcrossCenters;
	if (centerId === null && !state.settings.searchAcrossCenters) {
		return unprocessable('center_id is required.');
	}
	if (centerId !== null) {
		const center = centerWithId(state, key, centerId);
		if (!center.ok) return center.answer;
	}
	const wanted = Object.entries(criteria).flatMap(([name, fits]) => {
		const value = call.value(name);
		return value === null ? [] : [(guest: Guest) => fits(guest, value)];
	});
	const found = state.organisation.guests
		.all()
		.filter((guest) =>
			isEverywhere ? seesCenter(key, [], guest.centerId) : isSameId(guest.centerId, centerId),
		)
		.filter((guest) => wanted.every((fits) => fits(guest)));
	return paged(call, undefined, (page) => {
		const expands = expandsOf(call.values('expand'));
		const guests = rowsOn(found, page).map((guest) => ({
			...guestBody(guest, expands, state.settings),
			id: guest.id.toUpperCase(),
		}));
		return { status: 200, body: { guests, page_info: pageInfo(found, page) } };
	});
}

/** The bare object. */
function read(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const guest = state.organisation.guests.get(call.params.guestId ?? '');
	if (guest === undefined || !seesCenter(key, [], guest.centerId)) return notFound;
	return { status: 200, body: guestBody(guest, expandsOf(call.values('expand')), state.settings) };
}

export const guestRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/guests', right: 'guests', answer: list },
	{ method: 'GET', path: '/v1/guests/search', right: 'guests', answer: search },
	{ method: 'GET', path: '/v1/guests/:guestId', right: 'guests', answer: read },
	{ method: 'POST', path: '/v1/guests', right: 'guests', answer: createGuest },
	{ method: 'PUT', path: '/v1/guests/:guestId', right: 'guests', answer: replaceGuest },
];
