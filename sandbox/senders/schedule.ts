/** How a vendor behaves as a sender, as data: what it takes for success, how long it waits and how often it tries. */
export interface DeliverySchedule {
	/** Inclusive range of statuses that count as delivered. */
	readonly success: { readonly from: number; readonly to: number };
	readonly timeoutMs: number;
	readonly firstDelayMs: number;
	readonly factor: number;
	readonly maxDelayMs: number;
	/** Share of each delay that chance may take away; 0 to 1. */
	readonly jitter: number;
	/** Retries after the first attempt; `null` as many as fit into the horizon. */
	readonly maxRetries: number | null;
	/** No attempt later than this after the first one; `null` without such a limit. */
	readonly horizonMs: number | null;
	/** Failed attempts in a row after which the vendor stops sending anything; `null` never. */
	readonly switchOffAfter: number | null;
	/** Headers that keep their first value through all retries of a delivery, lower case. */
	readonly frozenHeaders: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * https://docs.zenoti.com/docs/webhook-failure-handling: 10 s to answer, up to 5 retries between 30 s and 10 min,
 * switched off after 20 failures in a row until a person turns it on again. The page does not say whether a failure
 * is an attempt or a whole delivery; an attempt is the harder reading, so that is what counts here. The steps between
 * 30 s and 10 min are not published either.
 */
export const zenotiSchedule: DeliverySchedule = {
	success: { from: 200, to: 299 },
	timeoutMs: 10_000,
	firstDelayMs: 30_000,
	factor: 2.115,
	maxDelayMs: 10 * minute,
	jitter: 0,
	maxRetries: 5,
	horizonMs: null,
	switchOffAfter: 20,
	frozenHeaders: [],
};

/**
 * https://webhooks.wellnessliving.io: only 200 and 201 are success, exponential back-off for up to three days,
 * generated-at stays while sent-at moves. First delay, factor, cap and time-out are not published: assumed here.
 */
export const wellnessLivingSchedule: DeliverySchedule = {
	success: { from: 200, to: 201 },
	timeoutMs: 30_000,
	firstDelayMs: minute,
	factor: 2,
	maxDelayMs: 6 * hour,
	jitter: 0.1,
	maxRetries: null,
	horizonMs: 72 * hour,
	switchOffAfter: null,
	frozenHeaders: ['x-generated-at', 'x-payload-key'],
};

export function isDelivered(schedule: DeliverySchedule, status: number | null): boolean {
	return status !== null && status >= schedule.success.from && status <= schedule.success.to;
}

/** Milliseconds before retry number `retry` (1 is the first); `null` when the vendor gives up. */
export function delayBefore(
	schedule: DeliverySchedule,
	retry: number,
	elapsedMs: number,
	random: () => number,
): number | null {
	if (schedule.maxRetries !== null && retry > schedule.maxRetries) return null;
	const grown = Math.min(schedule.maxDelayMs, schedule.firstDelayMs * schedule.factor ** (retry - 1));
	const delayMs = Math.round(grown * (1 - schedule.jitter * random()));
	const isTooLate = schedule.horizonMs !== null && elapsedMs + delayMs > schedule.horizonMs;
	return isTooLate ? null : delayMs;
}
