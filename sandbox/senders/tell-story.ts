import { createRandom, type Random } from '../random/random';
import { makeStory, type Story } from '../studio/story';
import { planDeliveries, sendAll, type DeliveryPlan } from './plan';
import type { OutgoingRequest } from './post';
import { createSender, type DeliveryOutcome, type DeliveryReport, type Sender } from './sender';
import { acceleratedTime } from './time';
import { vendorSenders } from './vendors';

export interface TellingOptions {
	readonly system: keyof typeof vendorSenders;
	/** The trigger's production URL. */
	readonly url: string;
	readonly secret?: string;
	readonly encoding?: string;
	readonly method?: OutgoingRequest['method'];
	readonly seed: number;
	readonly clients: number;
	readonly deliveries: number;
	/** Share sent twice at the same moment. */
	readonly twins: number;
	/** Share of forged ones on top of the genuine. */
	readonly forged: number;
	/** Share that never leaves the vendor. */
	readonly dropped: number;
	readonly order: 'given' | 'reversed' | 'shuffled';
	readonly concurrency: number;
	/** How many times faster the retries come than the vendor's. */
	readonly speed: number;
}

export interface Telling {
	readonly story: Story;
	readonly reports: readonly DeliveryReport[];
	readonly summary: TellingSummary;
}

export interface TellingSummary {
	readonly facts: number;
	readonly dropped: number;
	readonly forged: number;
	/** Genuine requests, twins included, without retries. */
	readonly sent: number;
	readonly attempts: number;
	readonly outcomes: Readonly<Record<DeliveryOutcome, number>>;
	/** Attempts per status; `none` where no answer came. */
	readonly statuses: Readonly<Record<string, number>>;
	readonly expectedContacts: number;
	readonly expectedDeals: number;
	readonly switchedOff: boolean;
}

/** Sends a whole story to a trigger as its vendor would, with twins, forgeries and retries among it. */
export async function tellStory(
	options: TellingOptions,
	onReport: (report: DeliveryReport, index: number) => void = () => undefined,
): Promise<Telling> {
	const { seed, twins, dropped, order } = options;
	const story = makeStory({ ...options, forgeries: Math.round(options.deliveries * options.forged) });
	const random = createRandom(seed + 1);
	const payloads = story.facts.map((fact) => fact.payload);
	const plan = planDeliveries({ payloads, forgeries: story.forgeries, random, twins, dropped, order });
	const sender = senderOf(options, random);
	const reports = await sendAll(sender, plan.deliveries, options.concurrency, onReport);
	return { story, reports, summary: summaryOf(story, plan, reports, sender) };
}

function senderOf(options: TellingOptions, random: Random): Sender {
	const { profile, schedule, secret } = vendorSenders[options.system];
	const { encoding, method } = options;
	return createSender({
		profile,
		schedule,
		url: options.url,
		secret: options.secret ?? secret,
		...(encoding === undefined ? {} : { encoding }),
		...(method === undefined ? {} : { method }),
		random: random.next,
		...acceleratedTime(options.speed),
	});
}

function summaryOf(
	story: Story,
	plan: DeliveryPlan,
	reports: readonly DeliveryReport[],
	sender: Sender,
): TellingSummary {
	const sent = plan.deliveries.filter((one) => one.tamper === null);
	return {
		facts: story.facts.length,
		dropped: plan.dropped.length,
		forged: story.forgeries.length,
		sent: sent.reduce((sum, one) => sum + one.copies, 0),
		attempts: sender.log.length,
		outcomes: countOutcomes(reports),
		statuses: countStatuses(sender.log.map((attempt) => attempt.status)),
		expectedContacts: story.expected.contacts.size,
		expectedDeals: story.expected.deals.size,
		switchedOff: sender.isSwitchedOff(),
	};
}

function countOutcomes(reports: readonly DeliveryReport[]): Readonly<Record<DeliveryOutcome, number>> {
	const counts = { delivered: 0, 'given-up': 0, lost: 0, refused: 0, 'accepted-tampered': 0 };
	for (const outcome of reports.flatMap((report) => report.outcomes)) counts[outcome] += 1;
	return counts;
}

function countStatuses(statuses: readonly (number | null)[]): Readonly<Record<string, number>> {
	const counts = new Map<string, number>();
	for (const status of statuses) {
		const name = String(status ?? 'none');
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return Object.fromEntries(counts);
}
