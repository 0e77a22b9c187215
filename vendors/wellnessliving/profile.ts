import { eventTypes, type EventType } from '../../core/event/event';
import type { SourceProfile } from '../../core/intake/profile';
import { system } from './envelope';
import { sign } from './sign';
import { signatureEncodings } from './signature';
import { toEvents } from './to-events';
import { topicRules } from './topics';
import { visitStatuses } from './visit-status';

/** WellnessLiving as a source of events. https://webhooks.wellnessliving.io */
export const wellnessLivingProfile: SourceProfile = {
	system,
	label: 'WellnessLiving',
	signatureEncodings,
	/** No test button and no handshake are known, so an empty body is no ping: it needs a signature like any other. */
	isPing: () => false,
	toEvents,
	sign,
};

const producedTypes = new Set<EventType | null>([
	...topicRules.map((rule) => rule.type),
	...visitStatuses.map((status) => status.type),
	'studio.unrecognized',
]);

/** The studio event types that WellnessLiving's webhooks can become, in the order of the one list. */
export const wellnessLivingEventTypes: readonly EventType[] = eventTypes.filter((type) =>
	producedTypes.has(type),
);
