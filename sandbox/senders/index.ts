/** Named one by one: Node cannot see through `export *` when an ES module (`scripts/*.mts`) imports this by tsx. */
export { planDeliveries, sendAll } from './plan';
export type { DeliveryPlan, PlannedDelivery, PlanOptions } from './plan';
export { postWithAxios } from './post';
export type { OutgoingAnswer, OutgoingRequest, Post } from './post';
export { delayBefore, isDelivered, wellnessLivingSchedule, zenotiSchedule } from './schedule';
export type { DeliverySchedule } from './schedule';
export { createSender } from './sender';
export type {
	Attempt,
	DeliverOptions,
	DeliveryOutcome,
	DeliveryReport,
	Sender,
	SenderOptions,
} from './sender';
export { tampers } from './tamper';
export type { Tamper } from './tamper';
export { tellStory } from './tell-story';
export type { Telling, TellingOptions, TellingSummary } from './tell-story';
export { acceleratedTime, instantTime } from './time';
export type { SenderTime } from './time';
export { vendorSenders } from './vendors';
export type { VendorSender } from './vendors';
