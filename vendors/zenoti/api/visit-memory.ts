import type { Booking } from '../../../core/event';

/** Which visit an appointment and its invoice belong to: facts that never change, so they may be remembered for good. */
export interface VisitMemory {
	readonly learn: (booking: Booking) => void;
	readonly ofBooking: (id: string) => Visit | null;
	readonly groupOfSale: (saleId: string) => string | null;
}

export interface Visit {
	readonly groupId: string | null;
	readonly saleId: string | null;
}

/** About two months of a large center; the oldest are forgotten first. */
const mostRemembered = 20_000;

export function createVisitMemory(): VisitMemory {
	const visits = new Map<string, Visit>();
	const groups = new Map<string, string>();
	return {
		learn: ({ id, groupId, saleId }) => {
			remember(visits, id, { groupId, saleId });
			if (groupId !== null && saleId !== null) remember(groups, saleId, groupId);
		},
		ofBooking: (id) => visits.get(id) ?? null,
		groupOfSale: (saleId) => groups.get(saleId) ?? null,
	};
}

function remember<T>(memory: Map<string, T>, key: string, value: T): void {
	memory.delete(key);
	memory.set(key, value);
	if (memory.size <= mostRemembered) return;
	const oldest = memory.keys().next();
	if (oldest.done !== true) memory.delete(oldest.value);
}
