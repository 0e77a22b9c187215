import { inventPerson } from '../../studio/people';
import { guestChanged } from '../../studio/zenoti-payloads';
import { naiveUtcOf } from '../../studio/stamp';
import { isTextRecord } from '../shape/json';
import type { ZenotiState } from '../state';
import type { Json } from '../store/rows';
import type { Done } from './done';
import { centerWithId, guestWithId } from './known';
import { tell, tellGuest } from './tell';

export interface NewGuest {
	/** The first centre by default. */
	readonly centerId?: string;
	readonly firstName?: string;
	readonly lastName?: string;
	/** `null` for none; invented by default. */
	readonly email?: string | null;
}

export interface GuestChange {
	/** Fields of `personal_info`, `address_info` and `preferences`, as Zenoti names them; others stay. */
	readonly personal?: Json;
	readonly address?: Json;
	readonly preferences?: Json;
	readonly tags?: readonly string[];
}

export interface GuestHands {
	readonly addGuest: (guest?: NewGuest) => Done;
	readonly changeGuest: (id: string, change: GuestChange) => Done;
	readonly deleteGuest: (id: string) => Done;
}

export function guestHands(state: ZenotiState): GuestHands {
	return {
		addGuest: (guest = {}) => addGuest(state, guest),
		changeGuest: (id, change) => changeGuest(state, id, change),
		deleteGuest: (id) => {
			const guest = guestWithId(state, id);
			return { id: guest.id, webhook: tell(state, 'Guest.Deleted', { id: guest.id, code: guest.code }) };
		},
	};
}

function addGuest(state: ZenotiState, { centerId, firstName, lastName, email }: NewGuest): Done {
	const center = centerWithId(state, centerId);
	const index = state.organisation.guests.count();
	const person = inventPerson(state.random, index, state.now(), 1, null);
	const client = {
		...person,
		firstName: firstName ?? person.firstName,
		lastName: lastName ?? person.lastName,
		email: email === undefined ? person.email : email,
	};
	const place = { guid: center.id, key: '', zoneText: '', ...center };
	const moment = { at: state.now(), eventId: '', deliveryId: '' };
	const { data } = guestChanged('Guest.Created', client, place, moment);
	const webhook = tell(state, 'Guest.Created', isTextRecord(data) ? data : {});
	return { id: client.guid, webhook };
}

function changeGuest(state: ZenotiState, id: string, change: GuestChange): Done {
	const before = guestWithId(state, id);
	const webhook = tellGuest(state, 'Guest.Updated', {
		...before,
		lastUpdated: naiveUtcOf(state.now()),
		personal: { ...before.personal, ...change.personal },
		address: { ...before.address, ...change.address },
		preferences: { ...before.preferences, ...change.preferences },
		tags: change.tags ?? before.tags,
	});
	return { id: before.id, webhook };
}
