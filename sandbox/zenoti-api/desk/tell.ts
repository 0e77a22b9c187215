import { envelope, zenotiIdsOf } from '../../studio/zenoti-parts';
import { applyFact } from '../facts/apply';
import type { ZenotiState } from '../state';
import type { Guest, Json } from '../store/rows';

/** The webhook of something that happens here and now. */
export function webhookOf(state: ZenotiState, eventType: string, data: Json): Json {
	state.counter += 1;
	const at = state.now();
	return envelope(eventType, { at, ...zenotiIdsOf(at, state.counter * 3) }, data);
}

/** Lets something happen: the account changes, and its webhook is kept for whoever wants to send it. */
export function tell(state: ZenotiState, eventType: string, data: Json): Json {
	const webhook = webhookOf(state, eventType, data);
	const outcome = applyFact(state, webhook);
	if (!outcome.applied) throw new Error(`${eventType} made here cannot be applied: ${outcome.reason}`);
	state.webhooks.push(webhook);
	return webhook;
}

/** The guest as he is to be; webhooks do not tell tags, referral and employee. */
export function tellGuest(
	state: ZenotiState,
	eventType: 'Guest.Created' | 'Guest.Updated',
	guest: Guest,
): Json {
	const webhook = webhookOf(state, eventType, {
		id: guest.id,
		_id: guest.number,
		code: guest.code,
		center_id: guest.centerId,
		center_name: state.organisation.centers.get(guest.centerId)?.name ?? '',
		created_date: guest.createdDate,
		last_updated: guest.lastUpdated,
		personal_info: guest.personal,
		address_info: guest.address,
		preferences: guest.preferences,
	});
	state.organisation.guests.put(guest);
	state.webhooks.push(webhook);
	return webhook;
}
