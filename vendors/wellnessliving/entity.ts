import type { EventData, EventType } from '../../core/event/event';
import { own, type UnknownRecord } from '../../core/event/read';
import { versionOf } from './envelope';
import { refuse, type Reader, type Situation } from './fact';
import { toClient } from './client';
import { toPurchaseOption, toSchedule, toService } from './catalog';
import { toBusiness, toLocation } from './places';
import { toStaff } from './staff';
import { keyOf } from './values';

/** A kind of thing that comes as a snapshot of itself: its key and its mapping. */
interface Entity {
	/** In event ids and subjects. */
	readonly name: string;
	readonly keyField: string;
	readonly toData: (payload: UnknownRecord, id: string, situation: Situation) => EventData;
}

const entities = {
	client: { name: 'client', keyField: 'uid', toData: (payload, id) => ({ client: toClient(payload, id) }) },
	staff: { name: 'staff', keyField: 'k_staff', toData: (payload, id) => ({ staff: toStaff(payload, id) }) },
	location: {
		name: 'location',
		keyField: 'k_location',
		toData: (payload, id) => ({ location: toLocation(payload, id) }),
	},
	business: {
		name: 'business',
		keyField: 'k_business',
		toData: (payload, id) => ({ business: toBusiness(payload, id) }),
	},
	class: {
		name: 'schedule',
		keyField: 'k_class',
		toData: (payload, id) => ({ schedule: toSchedule(payload, id) }),
	},
	service: {
		name: 'service',
		keyField: 'k_service',
		toData: (payload, id, { context }) => ({ service: toService(payload, id, context.currency) }),
	},
	/** Its keys are counted apart from those of services, so it has a name of its own in ids. */
	purchaseOption: {
		name: 'purchase_option',
		keyField: 'k_promotion',
		toData: (payload, id, { context }) => ({ service: toPurchaseOption(payload, id, context.currency) }),
	},
} as const satisfies Readonly<Record<string, Entity>>;

/**
 * How often the operation can happen to one thing, which decides the version stamp of the event id:
 * `once` has a constant stamp, so a poll that sees only the key finds the same id; a `uid` is one person in all
 * businesses, so a client is created `oncePerBusiness`; everything else is stamped by its delivery (`envelope.ts`).
 */
export type Frequency = 'once' | 'oncePerBusiness' | 'often';

const versionBy: Readonly<Record<Frequency, (payload: UnknownRecord, situation: Situation) => string>> = {
	once: () => '1',
	oncePerBusiness: (_payload, { envelope }) => envelope.businessId ?? 'unknown',
	often: (payload, { envelope }) => versionOf(envelope, payload),
};

export function readEntity(
	kind: keyof typeof entities,
	type: EventType,
	operation: string,
	frequency: Frequency,
): Reader {
	const entity: Entity = entities[kind];
	return (payload, situation) => {
		const id =
			keyOf(own(payload, entity.keyField)) ?? (kind === 'business' ? situation.envelope.businessId : null);
		if (id === null) return refuse(`It has no ${entity.keyField}.`);
		const data = entity.toData(payload, id, situation);
		return {
			kind: 'fact',
			type,
			entity: entity.name,
			entityId: id,
			operation,
			version: versionBy[frequency](payload, situation),
			correlation: null,
			data: operation === 'deleted' ? inactive(data) : data,
		};
	};
}

/** What is deleted is not active, whatever the last snapshot says. */
function inactive(data: EventData): EventData {
	return {
		...data,
		...(data.staff === undefined ? {} : { staff: { ...data.staff, isActive: false } }),
		...(data.service === undefined ? {} : { service: { ...data.service, isActive: false } }),
	};
}
