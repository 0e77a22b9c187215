import type { EventType } from '../../core/event/event';
import { bookingFields } from './booking';
import { purchaseOptionFields, scheduleFields, serviceFields } from './catalog';
import { clientFields } from './client';
import { readEntity } from './entity';
import type { Reader } from './fact';
import type { FieldRule } from './field-rule';
import { businessFields, locationFields } from './places';
import { purchaseFields, readPurchase, readRefund, refundFields } from './purchase';
import { staffFields } from './staff';
import { readVisit } from './visit';

/** How sure it is that WellnessLiving sends the topic. */
export type Evidence = 'documented' | 'seen in production' | 'expected';

export interface TopicRule {
	/** As on the wire. With `anySuffix` also everything that begins with it: `client.class.schedule.created`. */
	readonly topic: string;
	readonly anySuffix?: true;
	/** `null` where the body decides, see `visit-status.ts`. */
	readonly type: EventType | null;
	readonly evidence: Evidence;
	readonly read: Reader;
	readonly fields: readonly FieldRule[];
}

const clientRules: readonly FieldRule[] = [
	{ studio: 'client.id', from: ['uid'], required: true },
	...clientFields(),
];

/**
 * Every topic, and what becomes of it; routing, documentation and tests derive from this list.
 * Documented names: https://webhooks.wellnessliving.io, event pages. `client.class.schedule…`, `purchase.updated`,
 * `purchase_option.…` and `….deleted` are known from a production receiver only, and its siblings for appointments
 * and events by analogy.
 */
export const topicRules: readonly TopicRule[] = [
	entity('business.updated', 'studio.business.updated', 'business', 'often', businessFields),
	entity('location.created', 'studio.location.created', 'location', 'once', locationFields),
	entity('location.updated', 'studio.location.updated', 'location', 'often', locationFields),
	entity('staff.created', 'studio.staff.created', 'staff', 'once', staffFields),
	entity('staff.updated', 'studio.staff.updated', 'staff', 'often', staffFields),
	entity('staff.deleted', 'studio.staff.deleted', 'staff', 'often', staffFields, 'seen in production'),
	entity('class.created', 'studio.schedule.created', 'class', 'once', scheduleFields),
	entity('class.updated', 'studio.schedule.updated', 'class', 'often', scheduleFields),
	entity('class.deleted', 'studio.schedule.deleted', 'class', 'often', scheduleFields, 'seen in production'),
	entity('appointment.created', 'studio.service.created', 'service', 'once', serviceFields),
	entity('appointment.updated', 'studio.service.updated', 'service', 'often', serviceFields),
	entity('client.created', 'studio.client.created', 'client', 'oncePerBusiness', clientRules),
	entity('client.updated', 'studio.client.updated', 'client', 'often', clientRules),
	entity('client.deleted', 'studio.client.deleted', 'client', 'often', clientRules, 'expected'),
	visits('client.class.schedule', 'class', 'seen in production'),
	visits('client.event.schedule', 'class', 'expected'),
	visits('client.appointment.schedule', 'appointment', 'expected'),
	{
		topic: 'purchase.created',
		type: 'studio.sale.closed',
		evidence: 'documented',
		read: readPurchase('studio.sale.closed', 'closed'),
		fields: purchaseFields,
	},
	{
		topic: 'purchase.updated',
		type: 'studio.sale.updated',
		evidence: 'expected',
		read: readPurchase('studio.sale.updated', 'updated'),
		fields: purchaseFields,
	},
	{
		topic: 'purchase.refunded',
		type: 'studio.sale.refunded',
		evidence: 'documented',
		read: readRefund,
		fields: refundFields,
	},
	option('purchase_option.created', 'studio.service.created', 'once'),
	option('purchase_option.updated', 'studio.service.updated', 'often'),
	option('purchase_option.deleted', 'studio.service.updated', 'often'),
];

type EntityArguments = Parameters<typeof readEntity>;

function entity(
	topic: string,
	type: EventType,
	kind: EntityArguments[0],
	frequency: EntityArguments[3],
	fields: readonly FieldRule[],
	evidence: Evidence = 'documented',
): TopicRule {
	return { topic, type, evidence, fields, read: readEntity(kind, type, operationOf(topic), frequency) };
}

function option(topic: string, type: EventType, frequency: EntityArguments[3]): TopicRule {
	return entity(topic, type, 'purchaseOption', frequency, purchaseOptionFields, 'seen in production');
}

function visits(topic: string, kind: 'class' | 'appointment', evidence: Evidence): TopicRule {
	return { topic, anySuffix: true, type: null, evidence, read: readVisit(kind), fields: bookingFields(kind) };
}

function operationOf(topic: string): string {
	return topic.slice(topic.lastIndexOf('.') + 1);
}
