import { z } from 'zod';
import type { Business } from '../store/business';
import { clientDeleted, clientTold } from './client';
import { ignored, type FactHandler, type FactOutcome } from './fact';
import { purchaseTold, refundTold } from './purchase';
import { visitTold } from './visit';

/** What each webhook does to the business it comes from; the first name the topic begins with. */
const handlers: readonly (readonly [topic: string, handler: FactHandler])[] = [
	['client.class.schedule', visitTold],
	['client.event.schedule', visitTold],
	['client.appointment.schedule', visitTold],
	['client.created', clientTold],
	['client.updated', clientTold],
	['client.deleted', clientDeleted],
	['purchase.created', purchaseTold],
	['purchase.updated', purchaseTold],
	['purchase.refunded', refundTold],
];

const envelope = z.object({
	meta_data: z
		.object({
			id: z.string(),
			business_id: z.coerce.string(),
			date: z.string().datetime(),
			topic: z.string(),
		})
		.partial()
		.default({}),
});

/**
 * Makes the business look as after the fact that a WellnessLiving webhook tells, under the same ids. Facts have to come
 * in the order in which they happened; the same delivery again changes nothing more. `topic` is the header's; without
 * it, `meta_data` names it.
 */
export function applyFact(business: Business, nowMs: number, payload: unknown, topic?: string): FactOutcome {
	const parsed = envelope.safeParse(payload);
	if (!parsed.success)
		return ignored('no WellnessLiving webhook: it is no object, or has a strange meta_data');
	const { id, business_id, date, topic: toldTopic } = parsed.data.meta_data;
	if (business_id !== undefined && business_id !== business.key)
		return ignored(`another business: ${business_id}`);
	const name = (topic ?? toldTopic ?? '').toLowerCase();
	const handler = handlers.find(([known]) => name.startsWith(known))?.[1];
	if (handler === undefined) return ignored(`nothing follows from ${name}`);
	const delivery = id === undefined ? null : `${id} ${date} ${name}`;
	if (delivery !== null && business.appliedFacts.has(delivery)) return ignored('applied before');
	const atMs = date === undefined ? nowMs : Date.parse(date);
	const outcome = handler({ business, atMs, isEvent: name.startsWith('client.event') }, payload);
	if (outcome.applied && delivery !== null) business.appliedFacts.add(delivery);
	return outcome;
}
