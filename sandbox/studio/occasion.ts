import type { Random } from '../random/random';
import type { Center, Offering, Studio, Teacher } from './studio';

/** One thing a client does at the studio, from the booking to the till, with every id the vendors give it. */
export interface Occasion {
	/** Index of the client. */
	readonly client: number;
	readonly center: Center;
	readonly offering: Offering;
	readonly teacher: Teacher;
	/** Zenoti: appointment group. */
	readonly visitGuid: string;
	readonly lineGuid: string;
	readonly invoiceGuid: string;
	readonly invoiceLineGuid: string;
	readonly paymentGuid: string;
	readonly refundGuid: string;
	/** Zenoti's registration and invoice number, WellnessLiving's visit and purchase key. */
	readonly number: number;
	/** Milliseconds since 1970. */
	readonly bookedAt: number;
	/** Milliseconds since 1970, on the hour. */
	readonly startsAt: number;
	readonly netCents: number;
	readonly taxCents: number;
}

const hour = 3_600_000;

export function inventOccasion(
	random: Random,
	studio: Studio,
	about: {
		readonly client: number;
		readonly kind: Offering['kind'];
		readonly bookedAt: number;
		readonly number: number;
	},
): Occasion {
	const offering = random.shuffled(studio.offerings).find((candidate) => candidate.kind === about.kind);
	if (offering === undefined) throw new Error(`the studio offers no ${about.kind}`);
	const netCents = offering.priceCents;
	return {
		client: about.client,
		center: random.pick(studio.centers),
		offering,
		teacher: random.pick(studio.teachers),
		visitGuid: random.guid(),
		lineGuid: random.guid(),
		invoiceGuid: random.guid(),
		invoiceLineGuid: random.guid(),
		paymentGuid: random.guid(),
		refundGuid: random.guid(),
		number: about.number,
		bookedAt: about.bookedAt,
		startsAt: Math.ceil(about.bookedAt / hour) * hour + (1 + random.below(300)) * hour,
		netCents,
		taxCents: offering.kind === 'product' ? Math.round(netCents * 0.08) : 0,
	};
}
