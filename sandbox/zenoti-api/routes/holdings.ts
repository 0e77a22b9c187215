import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { instantParam } from '../moment';
import { packagePaging, pageInfo, paged, rowsOn } from '../paging';
import { invalidCenter, invalidInput, notFound } from '../problem';
import { guestMembership, guestPackage, memberRow } from '../shape/holdings';
import type { ZenotiState } from '../state';
import type { Guest } from '../store/rows';
import { isSameId } from '../store/table';
import { centerWithId, withPathCenter } from './place';

/** Everybody of a centre who holds a membership, as far as it changed on or after the day. */
function members(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withPathCenter(state, call, key, (center) => {
		const updated = instantParam(call.value('last_updated_date') ?? '0001-01-01');
		const created = instantParam(call.value('created_date') ?? '0001-01-01');
		if (updated === null || created === null) return invalidInput('last_updated_date: not a date.');
		const status = call.value('status');
		const found = state.organisation.members
			.all()
			.filter((member) => isSameId(member.centerId, center.id))
			.filter(({ lastUpdated, createdDate }) => lastUpdated >= updated && createdDate >= created)
			.map((member) => memberRow(member, state.organisation))
			.filter((row) => status === null || String(row.status).toLowerCase() === status.toLowerCase());
		return paged(call, undefined, (page) => ({
			status: 200,
			body: { members: rowsOn(found, page), page_info: pageInfo(found, page), error: null },
		}));
	});
}

/** With a key, a centre has to be named: its absence is called an invalid one. */
function ofGuest(
	state: ZenotiState,
	call: ZenotiCall,
	key: ApiKey,
	handler: (guest: Guest) => Answer,
): Answer {
	const centerId = call.value('center_id');
	if (centerId === null) return invalidCenter;
	const center = centerWithId(state, key, centerId);
	if (!center.ok) return center.answer;
	const guest = state.organisation.guests.get(call.params.guestId ?? '');
	return guest === undefined ? notFound : handler(guest);
}

function memberships(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return ofGuest(state, call, key, (guest) => ({
		status: 200,
		body: {
			guest_memberships: state.organisation.members
				.all()
				.filter(({ guestId }) => isSameId(guestId, guest.id))
				.map((member) => guestMembership(member, state.organisation)),
			freeze_reasons: null,
			cancel_reasons: null,
			error: null,
		},
	}));
}

/** A bare list. */
function packages(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return ofGuest(state, call, key, (guest) =>
		paged(call, packagePaging, (page) => {
			const held = state.organisation.packages.all().filter(({ guestId }) => isSameId(guestId, guest.id));
			return { status: 200, body: rowsOn(held, page).map((one) => guestPackage(one, state.organisation)) };
		}),
	);
}

export const holdingRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/centers/:centerId/members', right: 'memberships', answer: members },
	{ method: 'GET', path: '/v1/guests/:guestId/memberships', right: 'memberships', answer: memberships },
	{ method: 'GET', path: '/v1/guests/:guestId/packages', right: 'packages', answer: packages },
];
