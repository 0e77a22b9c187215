import { spacedUtc } from './moment';
import type { WellnessLivingState } from './state';
import { firstLocation } from './store/business';
import { sessionIdOf, visitStatus, type LoosePayment, type Session } from './store/rows';

/** What staff do that no webhook tells. */
export interface Desk {
	/** A class that nobody has booked yet. */
	readonly addSession: (session: Session) => void;
	/** The studio calls a class off: everybody booked is cancelled. `false` when there is none. */
	readonly cancelSession: (session: Pick<Session, 'periodKey' | 'startUtc'>) => boolean;
	/** A membership is put on hold, cancelled, renewed: fields of the purchased thing's element. */
	readonly changeItem: (itemKey: string, fields: Readonly<Record<string, unknown>>) => void;
	/** A declined card, or a credit on the client's account: rows of report 799 alone. */
	readonly addPayment: (payment: Pick<LoosePayment, 'kind' | 'uid' | 'cents'>) => void;
}

export function createDesk(state: WellnessLivingState): Desk {
	return {
		addSession: (session) => void state.business.sessions.set(sessionIdOf(session), session),
		cancelSession: (named) => {
			const id = sessionIdOf(named);
			const { sessions, visits } = state.business;
			const session = sessions.get(id);
			if (session === undefined) return false;
			sessions.set(id, { ...session, isCancelled: true });
			for (const visit of visits.of(id)) visits.put({ ...visit, status: visitStatus.cancelled });
			return true;
		},
		changeItem: (itemKey, fields) => {
			const { changedItems } = state.business;
			changedItems.set(itemKey, { ...changedItems.get(itemKey), ...fields });
		},
		addPayment: (payment) => {
			const { business, now } = state;
			const { key: locationKey } = firstLocation(business);
			business.loosePayments.push({ ...payment, locationKey, atUtc: spacedUtc(now()) });
		},
	};
}
