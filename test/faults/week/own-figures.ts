import type { ExpectedState, Fact, Occasion, Story } from '../../../sandbox/studio';
import { localOf } from '../../../sandbox/studio/stamp';
import type { Hearing, Week } from './week';

/**
 * What the simulator knows by itself, from the story's occasions and from which deliveries it dropped: nothing here goes
 * through the code that is tested.
 */

/** A fact that is part of an occasion. */
type Step = Fact & { readonly occasion: Occasion };

const stepsOf = ({ facts }: Story): readonly Step[] =>
	facts.flatMap((fact) => (fact.occasion === null ? [] : [{ ...fact, occasion: fact.occasion }]));

const refundNames: ReadonlySet<string> = new Set(['sale refunded', 'purchase refunded']);
const saleNames: ReadonlySet<string> = new Set([
	...refundNames,
	'visit paid',
	'retail sold',
	'purchase made',
]);

/** Steps that leave no trace in a booking's status. */
const silentNames: ReadonlySet<string> = new Set(['visit moved', ...refundNames]);

/** What one business transaction is: a client, a visit with its sale, a class booking, a sale, or a refund. */
export function transactionOf({ name, clientKey, occasion }: Fact): string {
	if (occasion === null) return `client ${clientKey}`;
	return `${refundNames.has(name) ? 'refund' : 'occasion'} ${occasion.number}`;
}

/** The last step of every booking that says something of its status. */
function lastSteps(story: Story): readonly Step[] {
	const last = new Map<number, Step>();
	for (const step of stepsOf(story)) {
		if (!silentNames.has(step.name)) last.set(step.occasion.number, step);
	}
	return [...last.values()];
}

interface Rules {
	/** Facts of which a poll tells the same event as their webhook. */
	readonly shared: ReadonlySet<string>;
	/**
	 * How many events a poll tells of a client or a sale (by the name of the fact), and of a booking by its last step:
	 * several steps between two polls are one sighting. Of what is not named here a poll tells nothing.
	 */
	readonly polled: Readonly<Record<string, number>>;
	/** Last steps after which a booking stands on no list. */
	readonly unlisted: ReadonlySet<string>;
}

const rules: Readonly<Record<Week['system'], Rules>> = {
	zenoti: {
		// registrations carry no stamp of their making, and an invoice none of its closing: their ids differ
		shared: new Set(['client joined', 'visit booked']),
		polled: {
			// joined, and as changed since: the list of guests does not say when anybody was changed
			'client joined': 2,
			// booked, and as it is now: the list of appointments does not say so, either
			'visit booked': 2,
			// booked, and what became of it
			'visit confirmed': 2,
			'visit checked_in': 2,
			'visit no_show': 2,
			'visit cancelled': 2,
			// booked, done, and the sale
			'visit paid': 3,
			'class booked': 1,
			'class cancelled': 2,
			'class no_show': 2,
			'retail sold': 1,
			'sale refunded': 1,
		},
		unlisted: new Set(),
	},
	wellnessliving: {
		shared: new Set(['client joined', 'purchase made', 'purchase refunded']),
		polled: {
			'client joined': 2,
			'class booked': 1,
			// one who is there already is told as such
			'class completed': 1,
			'purchase made': 1,
			'purchase refunded': 1,
		},
		// whoever cancelled is on no list; a poll knows of it only when it has seen the booking before
		unlisted: new Set(['class cancelled']),
	},
};

export interface Coverage {
	readonly webhookOnly: number;
	readonly pollOnly: number;
	readonly both: number;
}

/** By event: each fact is one event of a webhook; a poll tells the present, partly in the same events. */
export function eventCoverage({ system, story }: Week, { told }: Pick<Hearing, 'told'>): Coverage {
	const { shared, polled } = rules[system];
	const clientsAndRefunds = story.facts.filter(
		({ name }) => name === 'client joined' || refundNames.has(name),
	);
	const sightings = [...clientsAndRefunds, ...lastSteps(story)].reduce(
		(sum, { name }) => sum + (polled[name] ?? 0),
		0,
	);
	const both = [...told].filter(({ name }) => shared.has(name)).length;
	return { webhookOnly: told.size - both, pollOnly: sightings - both, both };
}

/** By what it is about: each client, visit, class booking, sale and refund once, however much is told of it. */
export function transactionCoverage({ system, story }: Week, { told }: Pick<Hearing, 'told'>): Coverage {
	const { unlisted } = rules[system];
	const heard = new Set([...told].map(transactionOf));
	const gone = new Set(
		lastSteps(story)
			.filter(({ name }) => unlisted.has(name))
			.map(transactionOf),
	);
	const seen = [...new Set(story.facts.map(transactionOf))].filter((one) => !gone.has(one));
	const both = seen.filter((one) => heard.has(one)).length;
	return { webhookOnly: heard.size - both, pollOnly: seen.length - both, both };
}

export interface SalesDay {
	readonly center: string;
	readonly day: string;
	readonly sales: number;
	/** Cents. */
	readonly total: number;
	/** Those no webhook told. */
	readonly unheard: number;
	readonly unheardTotal: number;
}

/** Sales and refunds of each centre and day, sorted. */
export function salesDays({ system, story }: Week, { told }: Pick<Hearing, 'told'>): readonly SalesDay[] {
	const days = new Map<string, SalesDay>();
	for (const step of stepsOf(story).filter(({ name }) => saleNames.has(name))) {
		const { center, netCents, taxCents } = step.occasion;
		const centre = system === 'zenoti' ? center.guid : center.key;
		const day = localOf(soldAt(step), center.timeZone).slice(0, 10);
		const cents = (refundNames.has(step.name) ? -1 : 1) * (netCents + taxCents);
		const isUnheard = !hasHeard(told, step);
		const before = days.get(`${centre} ${day}`) ?? { sales: 0, total: 0, unheard: 0, unheardTotal: 0 };
		days.set(`${centre} ${day}`, {
			center: centre,
			day,
			sales: before.sales + 1,
			total: before.total + cents,
			unheard: before.unheard + Number(isUnheard),
			unheardTotal: before.unheardTotal + (isUnheard ? cents : 0),
		});
	}
	return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, day]) => day);
}

/** A purchase is told some minutes after the moment on its receipt: at midnight that is another day. */
function soldAt({ name, at, occasion }: Step): number {
	return name === 'purchase made' ? occasion.bookedAt : Date.parse(at);
}

/** Steps are copies of their facts; no two facts share their moment. */
function hasHeard(told: ReadonlySet<Fact>, { at }: Pick<Fact, 'at'>): boolean {
	for (const fact of told) if (fact.at === at) return true;
	return false;
}

const revenueAccounts = {
	appointment: 'Studio Services',
	class: 'Studio Classes',
	product: 'Studio Products',
} as const;

const clearingAccounts = {
	zenoti: 'Studio Cash Clearing',
	wellnessliving: 'Studio Card Clearing',
} as const;

/** What the books have to hold in the end: signed cents by account, debit positive, zeros left out. */
export function ownBalances({ system, story }: Week): Readonly<Record<string, number>> {
	const balances = new Map<string, number>();
	const add = (account: string, cents: number) => balances.set(account, (balances.get(account) ?? 0) + cents);
	for (const { name, occasion } of stepsOf(story).filter((step) => saleNames.has(step.name))) {
		const { netCents, taxCents, offering } = occasion;
		const isRefund = refundNames.has(name);
		const sign = isRefund ? -1 : 1;
		add(clearingAccounts[system], sign * (netCents + taxCents));
		add(isRefund ? 'Studio Returns' : revenueAccounts[offering.kind], -sign * netCents);
		add('Studio Sales Tax Collected', -sign * taxCents);
	}
	return Object.fromEntries([...balances].filter(([, cents]) => cents !== 0));
}

/**
 * What the CRM can know in the end: everything, but for one thing. WellnessLiving lists nobody who has cancelled, so of a
 * class that was booked and cancelled between two polls only its webhooks tell. Where the one of the cancellation was
 * lost, the deal stays booked; where both were, there is none.
 */
export function knowable({ story, polledAt }: Week, { told }: Pick<Hearing, 'told'>): ExpectedState {
	const deals = new Map(story.expected.deals);
	for (const { name, at, dealKey, occasion } of lastSteps(story)) {
		const deal = deals.get(dealKey ?? '');
		if (name !== 'class cancelled' || !isOfWellnessLiving(deal) || deal === undefined) continue;
		const booked = story.facts.find((fact) => fact.occasion === occasion && fact.name === 'class booked');
		const wasSeen = polledAt.some((ms) => ms > Date.parse(booked?.at ?? at) && ms < Date.parse(at));
		if (wasSeen || hasHeard(told, { at })) continue;
		if (booked !== undefined && told.has(booked)) deals.set(deal.key, { ...deal, bookingStatus: 'booked' });
		else deals.delete(deal.key);
	}
	return { ...story.expected, deals };
}

function isOfWellnessLiving(deal: { readonly key: string } | undefined): boolean {
	return deal?.key.startsWith('wellnessliving:') === true;
}

/** Visits whose move no webhook told although one has told that they were booked: the ids of their appointments. */
export function unheardMoves({ story }: Week, { told }: Pick<Hearing, 'told'>): readonly string[] {
	const heard = (name: string, { occasion }: Step) =>
		[...told].some((fact) => fact.occasion === occasion && fact.name === name);
	return stepsOf(story)
		.filter((step) => step.name === 'visit moved' && heard('visit booked', step) && !heard(step.name, step))
		.map(({ occasion }) => occasion.lineGuid)
		.sort();
}
