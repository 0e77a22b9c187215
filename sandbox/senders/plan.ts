import type { Random } from '../random/random';
import type { DeliveryReport, Sender } from './sender';
import { tampers, type Tamper } from './tamper';

export interface PlannedDelivery {
	readonly payload: unknown;
	readonly copies: number;
	readonly tamper: Tamper | null;
}

export interface PlanOptions {
	/** Payloads the vendor really sends, in the order of what happened. */
	readonly payloads: readonly unknown[];
	/** Payloads an attacker sends; each is tampered with in one of the ways, in turn. */
	readonly forgeries?: readonly unknown[];
	readonly random: Random;
	/** Share sent twice at the same moment, 0 to 1. */
	readonly twins?: number;
	/** Share that never leaves the vendor, 0 to 1. */
	readonly dropped?: number;
	readonly order?: 'given' | 'reversed' | 'shuffled';
}

export interface DeliveryPlan {
	readonly deliveries: readonly PlannedDelivery[];
	/** Payloads the vendor never sent: what a poll or reconcile has to find. */
	readonly dropped: readonly unknown[];
}

/** Decides what is sent twice, what is forged, what gets lost, and in which order. */
export function planDeliveries(options: PlanOptions): DeliveryPlan {
	const { payloads, forgeries = [], random, twins = 0, dropped = 0, order = 'given' } = options;
	const lost = new Set(chosen(payloads, dropped, random));
	const sent = payloads.filter((payload) => !lost.has(payload));
	const twice = new Set(chosen(sent, twins, random));
	const genuine = sent.map((payload) => ({ payload, copies: twice.has(payload) ? 2 : 1, tamper: null }));
	const forged = forgeries.map((payload, index) => ({
		payload,
		copies: 1,
		tamper: tampers[index % tampers.length] ?? 'forged',
	}));
	const orders = {
		given: (list: PlannedDelivery[]) => list,
		reversed: (list: PlannedDelivery[]) => list.reverse(),
		shuffled: random.shuffled<PlannedDelivery>,
	};
	return { deliveries: mixedIn(orders[order]([...genuine]), forged, random), dropped: [...lost] };
}

/** Exactly that share of the list, by chance. */
function chosen<T>(list: readonly T[], share: number, random: Random): readonly T[] {
	return random.shuffled(list).slice(0, Math.round(list.length * share));
}

function mixedIn<T>(list: readonly T[], more: readonly T[], random: Random): readonly T[] {
	const mixed = [...list];
	for (const one of more) mixed.splice(random.below(mixed.length + 1), 0, one);
	return mixed;
}

/** Sends a plan with so many deliveries on their way at once; reports in the order of the plan. */
export async function sendAll(
	sender: Sender,
	deliveries: readonly PlannedDelivery[],
	concurrency = 10,
	onReport: (report: DeliveryReport, index: number) => void = () => undefined,
): Promise<readonly DeliveryReport[]> {
	const reports = new Map<number, DeliveryReport>();
	const waiting = deliveries.entries();
	const worker = async () => {
		for (const [index, { payload, copies, tamper }] of waiting) {
			const report = await sender.deliver(payload, tamper === null ? { copies } : { copies, tamper });
			reports.set(index, report);
			onReport(report, index);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
	return deliveries.flatMap((_, index) => reports.get(index) ?? []);
}
