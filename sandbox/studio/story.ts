import { createRandom, type Random } from '../random/random';
import {
	contactOf,
	dealAfter,
	type ExpectedContact,
	type ExpectedDeal,
	type ExpectedState,
} from './expected';
import { inventOccasion, type Occasion } from './occasion';
import { inventedPhone, lastNames, type StudioClient } from './people';
import { isoOf } from './stamp';
import type { Instant, Json, Narrator, Script } from './step';
import { createStudio, type Studio } from './studio';
import { wellnessLivingNarrator } from './wellnessliving-narrator';
import { zenotiNarrator } from './zenoti-narrator';

export const narrators = { zenoti: zenotiNarrator, wellnessliving: wellnessLivingNarrator } as const;

export interface StoryOptions {
	readonly system: keyof typeof narrators;
	/** The same seed tells the same story. */
	readonly seed: number;
	readonly clients: number;
	/** Facts in all, each one delivery; at least one per client, since everybody joins first. */
	readonly deliveries: number;
	/** Strangers an attacker makes up; their keys must never show up anywhere. */
	readonly forgeries?: number;
	/** Milliseconds since 1970; 2 November 2026 by default. */
	readonly startsAt?: number;
	/** The longest time between two facts in milliseconds, at least 2,001; a minute by default. Half of it is usual. */
	readonly longestPauseMs?: number;
}

export interface Fact {
	/** UTC, ISO 8601 with milliseconds; no two facts share it. */
	readonly at: string;
	/** `client joined`, `visit paid` … */
	readonly name: string;
	readonly clientKey: string;
	/** `null` when no deal can follow it. */
	readonly dealKey: string | null;
	/** What it is a step of; `null` for what a client tells of himself. */
	readonly occasion: Occasion | null;
	readonly payload: Json;
}

export interface Story {
	readonly studio: Studio;
	/** In the order of what happened. */
	readonly facts: readonly Fact[];
	readonly expected: ExpectedState;
	/** Well-formed payloads about people who do not exist. */
	readonly forgeries: readonly Json[];
	readonly forgedKeys: readonly string[];
}

const leastPauseMs = 2_000;

interface Thread {
	readonly occasion: Occasion;
	readonly script: Script;
	next: number;
}

interface Telling {
	readonly random: Random;
	readonly narrator: Narrator;
	readonly studio: Studio;
	readonly clients: StudioClient[];
	readonly threads: Thread[];
	readonly facts: Fact[];
	readonly contacts: Map<string, ExpectedContact>;
	readonly deals: Map<string, ExpectedDeal>;
	readonly longestPauseMs: number;
	at: number;
	counter: number;
}

/** Some weeks of an invented studio as its vendor would tell them, and how a CRM has to look in the end. */
export function makeStory(options: StoryOptions): Story {
	const { clients: count, deliveries, forgeries = 0, startsAt = Date.UTC(2026, 10, 2, 9) } = options;
	const { longestPauseMs = 60_000 } = options;
	if (count < 1 || deliveries < count) throw new Error('A story needs a client and a delivery for each.');
	const random = createRandom(options.seed);
	const people = createStudio({ random, clients: count + forgeries, openedAt: startsAt });
	const studio = { ...people, clients: people.clients.slice(0, count) };
	const telling = begin(random, narrators[options.system], studio, startsAt, longestPauseMs);
	for (const index of studio.clients.keys()) join(telling, index);
	while (telling.facts.length < deliveries) happen(telling);
	const strangers = people.clients.slice(count).map((stranger) => ({
		...stranger,
		email: `nobody.${stranger.number}@forged.test`,
	}));
	return {
		studio,
		facts: telling.facts,
		expected: { contacts: telling.contacts, deals: telling.deals },
		forgeries: strangers.map((stranger) =>
			telling.narrator.clientCreated(studio, stranger, nextInstant(telling)),
		),
		forgedKeys: strangers.map(telling.narrator.clientKeyOf),
	};
}

function begin(
	random: Random,
	narrator: Narrator,
	studio: Studio,
	at: number,
	longestPauseMs: number,
): Telling {
	return {
		random,
		narrator,
		studio,
		clients: [...studio.clients],
		threads: [],
		facts: [],
		contacts: new Map(),
		deals: new Map(),
		longestPauseMs,
		at,
		counter: 0,
	};
}

/** At least two seconds later, so that no two stamps of whole seconds are the same. */
function nextInstant(telling: Telling): Instant {
	telling.at += leastPauseMs + telling.random.below(telling.longestPauseMs - leastPauseMs);
	telling.counter += 1;
	return { at: telling.at, counter: telling.counter };
}

function join(telling: Telling, index: number): void {
	const instant = nextInstant(telling);
	const joined = { ...clientAt(telling, index), joinedAt: instant.at };
	telling.clients[index] = joined;
	tellOfClient(telling, 'client joined', joined, instant, telling.narrator.clientCreated);
}

/** A client changes, an occasion goes on, or a new one begins. */
function happen(telling: Telling): void {
	const { random, threads } = telling;
	const dice = random.next();
	const thread = threads[random.below(threads.length)];
	if (dice < 0.2) change(telling, random.below(telling.clients.length));
	else if (dice < 0.65 && thread !== undefined) advance(telling, thread);
	else start(telling);
}

function change(telling: Telling, index: number): void {
	const { random, narrator } = telling;
	const before = clientAt(telling, index);
	const ways: readonly [() => Partial<StudioClient>, ...(() => Partial<StudioClient>)[]] = [
		() => ({ phone: inventedPhone(random) }),
		() => ({ lastName: random.pick(lastNames) }),
		() =>
			narrator.changesEmails && !before.sharesEmail
				? { email: `moved.${before.number}.${random.below(1_000)}@mail.test` }
				: { phone: inventedPhone(random) },
	];
	const after = { ...before, ...random.pick(ways)() };
	telling.clients[index] = after;
	tellOfClient(telling, 'client changed', after, nextInstant(telling), narrator.clientUpdated);
}

function tellOfClient(
	telling: Telling,
	name: string,
	client: StudioClient,
	instant: Instant,
	tell: Narrator['clientCreated'],
): void {
	const clientKey = telling.narrator.clientKeyOf(client);
	const payload = tell(telling.studio, client, instant);
	telling.facts.push({ at: isoOf(instant.at), name, clientKey, dealKey: null, occasion: null, payload });
	telling.contacts.set(clientKey, contactOf(clientKey, client));
}

function start(telling: Telling): void {
	const { random, narrator, studio } = telling;
	const client = random.below(telling.clients.length);
	const { email, sharesEmail } = clientAt(telling, client);
	const hasOwnEmail = email !== null && !sharesEmail;
	const script = random.pick(narrator.scripts);
	if (script.needsOwnEmail && !hasOwnEmail) return;
	const about = { client, kind: script.kind, bookedAt: telling.at, number: 119_000 + telling.counter };
	const thread = { occasion: inventOccasion(random, studio, about), script, next: 0 };
	telling.threads.push(thread);
	advance(telling, thread);
}

function advance(telling: Telling, thread: Thread): void {
	const step = thread.script.steps[thread.next];
	if (step === undefined) return;
	thread.next += 1;
	if (thread.next === thread.script.steps.length) telling.threads.splice(telling.threads.indexOf(thread), 1);
	const { narrator, studio } = telling;
	const { occasion } = thread;
	const instant = nextInstant(telling);
	const client = clientAt(telling, occasion.client);
	const scene = { studio, client, occasion, instant };
	const effect = step.effect(scene);
	const clientKey = narrator.clientKeyOf(client);
	telling.facts.push({
		at: isoOf(instant.at),
		name: step.name,
		clientKey,
		dealKey: effect?.key ?? null,
		occasion,
		payload: step.payload(scene),
	});
	if (effect === null) return;
	telling.deals.set(effect.key, dealAfter(telling.deals.get(effect.key), effect, clientKey));
}

function clientAt(telling: Telling, index: number): StudioClient {
	const client = telling.clients[index];
	if (client === undefined) throw new Error(`the story has no client ${index}`);
	return client;
}
