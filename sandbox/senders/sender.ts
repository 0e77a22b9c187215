import type { SourceProfile } from '../../core/intake/profile';
import { postWithAxios, type OutgoingRequest, type Post } from './post';
import { delayBefore, isDelivered, type DeliverySchedule } from './schedule';
import { tampered, wireOf, type Tamper, type Wire } from './tamper';

export interface SenderOptions {
	readonly profile: SourceProfile;
	readonly schedule: DeliverySchedule;
	/** The trigger's production URL. */
	readonly url: string;
	readonly secret: string;
	/** A name from the profile's encodings; its first one by default. */
	readonly encoding?: string;
	/** Zenoti lets the customer choose; POST by default. */
	readonly method?: OutgoingRequest['method'];
	readonly http?: Post;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly sleep: (ms: number) => Promise<void>;
	/** At least 0, less than 1. */
	readonly random: () => number;
}

export interface Attempt {
	/** Counts deliveries from 1; twins share the number. */
	readonly delivery: number;
	/** 1 for the first attempt. */
	readonly attempt: number;
	/** UTC, ISO 8601 with milliseconds. */
	readonly at: string;
	readonly tamper: Tamper | null;
	/** `null` when no answer came in time. */
	readonly status: number | null;
	/** Start of the answer's body, or why there was none. */
	readonly text: string;
}

/** `lost`: the webhook was switched off before the vendor got it through. `given-up`: the retries were used up. */
export type DeliveryOutcome = 'delivered' | 'given-up' | 'lost' | 'refused' | 'accepted-tampered';

export interface DeliveryReport {
	readonly delivery: number;
	/** One per copy. */
	readonly outcomes: readonly DeliveryOutcome[];
	readonly attempts: readonly Attempt[];
}

export interface DeliverOptions {
	/** Identical bytes sent at the same moment, each with retries of its own; 1 by default. */
	readonly copies?: number;
	/** Sent once and never again: no vendor retries what it did not send. */
	readonly tamper?: Tamper;
}

export interface Sender {
	/** Signs and sends one payload, with the vendor's retries; settles when it got through or the vendor gave up. */
	readonly deliver: (payload: unknown, options?: DeliverOptions) => Promise<DeliveryReport>;
	/** The vendor's test button: no body, no signature, no retry. */
	readonly ping: () => Promise<Attempt>;
	readonly log: readonly Attempt[];
	/** What is delivered while this is so is lost. */
	readonly isSwitchedOff: () => boolean;
	/** What a person does in the vendor's settings. */
	readonly switchOn: () => void;
	/** Signs with this one from now on. */
	readonly setSecret: (secret: string) => void;
}

interface Machine {
	readonly options: SenderOptions;
	readonly log: Attempt[];
	secret: string;
	failuresInRow: number;
	switchedOff: boolean;
}

/** Plays a vendor towards a trigger: signs as it does, waits as it does, gives up as it does. */
export function createSender(options: SenderOptions): Sender {
	const machine: Machine = {
		options,
		log: [],
		secret: options.secret,
		failuresInRow: 0,
		switchedOff: false,
	};
	let deliveries = 0;
	return {
		deliver: (payload, delivering = {}) => deliver(machine, ++deliveries, payload, delivering),
		ping: () => {
			const headers = { 'content-type': 'application/json' };
			return attemptOnce(
				machine,
				{ delivery: ++deliveries, attempt: 1, tamper: null },
				{ headers, body: Buffer.alloc(0) },
			);
		},
		log: machine.log,
		isSwitchedOff: () => machine.switchedOff,
		switchOn: () => {
			machine.switchedOff = false;
			machine.failuresInRow = 0;
		},
		setSecret: (secret) => {
			machine.secret = secret;
		},
	};
}

async function deliver(
	machine: Machine,
	delivery: number,
	payload: unknown,
	{ copies = 1, tamper }: DeliverOptions,
): Promise<DeliveryReport> {
	const attempts: Attempt[] = [];
	const run =
		tamper === undefined
			? () => deliverWithRetries(machine, delivery, payload, attempts)
			: () => deliverTampered(machine, delivery, payload, tamper, attempts);
	const outcomes = await Promise.all(Array.from({ length: copies }, run));
	return { delivery, outcomes, attempts };
}

async function deliverWithRetries(
	machine: Machine,
	delivery: number,
	payload: unknown,
	attempts: Attempt[],
): Promise<DeliveryOutcome> {
	const { schedule, clock, sleep, random } = machine.options;
	const startedAt = clock();
	const first = wireOf(sign(machine, payload, machine.secret));
	for (let attempt = 1; ; attempt += 1) {
		if (machine.switchedOff) return 'lost';
		const signed = attempt === 1 ? first : wireOf(sign(machine, payload, machine.secret));
		const made = await attemptOnce(
			machine,
			{ delivery, attempt, tamper: null },
			frozen(schedule, first, signed),
		);
		attempts.push(made);
		if (isDelivered(schedule, made.status)) {
			machine.failuresInRow = 0;
			return 'delivered';
		}
		countFailure(machine);
		const delayMs = delayBefore(schedule, attempt, clock() - startedAt, random);
		if (delayMs === null) return 'given-up';
		if (!machine.switchedOff) await sleep(delayMs);
	}
}

async function deliverTampered(
	machine: Machine,
	delivery: number,
	payload: unknown,
	tamper: Tamper,
	attempts: Attempt[],
): Promise<DeliveryOutcome> {
	const secret = tamper === 'forged' ? `not-${machine.secret}` : machine.secret;
	const signed = wireOf(sign(machine, payload, secret));
	const wire = tampered(signed, tamper, signatureHeaderOf(machine), machine.options.random);
	const made = await attemptOnce(machine, { delivery, attempt: 1, tamper }, wire);
	attempts.push(made);
	return isDelivered(machine.options.schedule, made.status) ? 'accepted-tampered' : 'refused';
}

async function attemptOnce(
	machine: Machine,
	about: Pick<Attempt, 'delivery' | 'attempt' | 'tamper'>,
	wire: Wire,
): Promise<Attempt> {
	const { method = 'POST', url, schedule, clock, http = postWithAxios } = machine.options;
	const at = new Date(clock()).toISOString();
	const answer = await http({ method, url, ...wire, timeoutMs: schedule.timeoutMs });
	const made = { ...about, at, ...answer };
	machine.log.push(made);
	return made;
}

function countFailure(machine: Machine): void {
	const { switchOffAfter } = machine.options.schedule;
	machine.failuresInRow += 1;
	if (switchOffAfter !== null && machine.failuresInRow >= switchOffAfter) machine.switchedOff = true;
}

function sign(machine: Machine, payload: unknown, secret: string) {
	const { profile, clock } = machine.options;
	return profile.sign({
		payload,
		secret,
		sentAt: new Date(clock()).toISOString(),
		encoding: encodingOf(machine),
	});
}

function encodingOf({ options }: Machine): string {
	return options.encoding ?? Object.keys(options.profile.signatureEncodings)[0] ?? '';
}

function signatureHeaderOf(machine: Machine): string {
	return machine.options.profile.signatureEncodings[encodingOf(machine)]?.header ?? '';
}

/** A retry is signed anew, but what the vendor stamped at the start stays. */
function frozen(schedule: DeliverySchedule, first: Wire, again: Wire): Wire {
	const kept = Object.entries(first.headers).filter(([name]) =>
		schedule.frozenHeaders.includes(name.toLowerCase()),
	);
	return { body: again.body, headers: { ...again.headers, ...Object.fromEntries(kept) } };
}
