import type { StudioEvent } from '../../core/event';
import { factEvent } from '../support/fake-profile';
import { Random } from './random';
import type { NewProcess, Receive } from './receivers';
import { VirtualTime } from './virtual-time';

const hourMs = 3_600_000;
/** WellnessLiving retries for three days, Zenoti for less than an hour. */
const horizonMs = 72 * hourMs;
/** Zenoti gives up on an answer after ten seconds. */
const senderPatienceMs = 10_000;

/** How hard this world is, drawn from its seed. */
interface Weather {
	readonly refusal: number;
	readonly silence: number;
	readonly slowestMs: number;
	/** Restarts at any time, and the chance of one while a delivery is on its way through n8n. */
	readonly restarts: number;
	readonly kill: number;
	readonly shared: number;
}

interface Delivery {
	readonly events: readonly StudioEvent[];
	isAcknowledged: boolean;
}

export interface Report {
	readonly seed: number;
	readonly sent: number;
	readonly facts: number;
	/** Facts that were acknowledged to the sender and never took effect. */
	readonly lost: readonly string[];
	/** Facts that took effect twice within the life of one process. */
	readonly doubled: readonly string[];
	/** Facts that took effect in more than one process: a restart forgets, and the vendor sent them again. */
	readonly repeatedAfterRestart: number;
	readonly crashes: number;
	readonly answers: Readonly<Record<string, number>>;
}

/** Studios, a vendor that sends again and again, n8n with its faults, and a target that counts effects. */
export class StudioWorld {
	private readonly random: Random;

	private readonly time = new VirtualTime(1_800_000_000_000);

	private readonly endMs = this.time.nowMs + horizonMs;

	private readonly weather: Weather;

	private process = 0;

	private receive: Receive;

	/** Fact → the processes in which it took effect. */
	private readonly effects = new Map<string, number[]>();

	private readonly deliveries: Delivery[] = [];

	private readonly answers: Record<string, number> = {};

	private sent = 0;

	constructor(
		seed: number,
		private readonly newProcess: NewProcess,
	) {
		this.random = new Random(seed);
		this.weather = weatherOf(this.random);
		this.receive = newProcess(this.time);
	}

	async run(sends: number): Promise<Report> {
		for (let planned = 0; planned < sends;) planned += this.plan(Math.min(50, sends - planned));
		for (let n = 0; n < this.weather.restarts; n += 1) this.time.at(this.anyTime(), () => this.crash());
		await this.time.run();
		return this.report();
	}

	/** One delivery, sent 1 to 50 times at any time within the horizon, some of them in the same moment. */
	private plan(most: number): number {
		const times = this.random.between(1, most);
		const delivery: Delivery = { events: this.someFacts(), isAcknowledged: false };
		this.deliveries.push(delivery);
		let atMs = this.anyTime();
		for (let n = 0; n < times; n += 1) {
			this.time.at(atMs, () => void this.send(delivery));
			atMs = this.nextTime(atMs);
		}
		return times;
	}

	private nextTime(atMs: number): number {
		if (this.random.chance(0.3)) return atMs;
		if (this.random.chance(0.5)) return Math.min(this.endMs, atMs + this.random.between(1, 20_000));
		return this.anyTime();
	}

	private anyTime(): number {
		return this.endMs - this.random.between(0, horizonMs);
	}

	/** One to three facts; some of them are those of an earlier delivery, as with a second subscription. */
	private someFacts(): readonly StudioEvent[] {
		return Array.from({ length: this.random.between(1, 3) }, (_, index) => {
			const earlier = this.deliveries[this.random.between(0, Math.max(0, this.deliveries.length - 1))];
			const isShared = earlier !== undefined && this.random.chance(this.weather.shared);
			return (isShared ? earlier.events[0] : undefined) ?? factEvent(`${this.deliveries.length}-${index}`);
		});
	}

	/** Before it stores, in the moment in which it stores, or between storing and answering. */
	private killBetween(earliestMs: number, storesAtMs: number): void {
		const instants = [this.random.between(earliestMs, storesAtMs), storesAtMs, storesAtMs + 1];
		this.time.at(instants[this.random.between(0, 2)] ?? storesAtMs, () => this.crash());
	}

	private crash(): void {
		this.process += 1;
		this.receive = this.newProcess(this.time);
	}

	private async send(delivery: Delivery): Promise<void> {
		this.sent += 1;
		const [process, sentAtMs] = [this.process, this.time.nowMs];
		const result = await this.receive(delivery.events);
		if (result.kind !== 'fresh') {
			this.hear(delivery, process, sentAtMs, result.kind === 'duplicate' ? 200 : 503, result.kind);
			return;
		}
		const storesAtMs = this.time.nowMs + this.random.between(1, this.weather.slowestMs);
		const isRefused = this.random.chance(this.weather.refusal);
		if (this.random.chance(this.weather.kill)) this.killBetween(this.time.nowMs, storesAtMs);
		if (!isRefused && this.random.chance(this.weather.silence)) {
			this.later(delivery);
			return;
		}
		this.time.at(storesAtMs, () => {
			// Killed before it stored: nothing happened, and nobody answers.
			if (process !== this.process) return this.hear(delivery, process, sentAtMs, 0, 'killed before storing');
			if (!isRefused) this.take(result.events);
			this.time.after(this.random.between(0, 5), () => {
				// Killed after it stored: the execution goes on, the claim was never settled, and nobody answers.
				if (process !== this.process)
					return this.hear(delivery, process, sentAtMs, 0, 'killed after storing');
				if (isRefused) result.claim.release();
				else result.claim.commit();
				this.hear(delivery, process, sentAtMs, isRefused ? 500 : 200, isRefused ? 'refused' : 'accepted');
			});
		});
	}

	private take(events: readonly StudioEvent[]): void {
		for (const { id } of events) this.effects.set(id, [...(this.effects.get(id) ?? []), this.process]);
	}

	/** What reaches the sender: nothing from a dead process, nothing after it has hung up. */
	private hear(delivery: Delivery, process: number, sentAtMs: number, status: number, answer: string): void {
		this.answers[answer] = (this.answers[answer] ?? 0) + 1;
		const hasHungUp = this.time.nowMs - sentAtMs > senderPatienceMs;
		if (hasHungUp) this.answers['hung up'] = (this.answers['hung up'] ?? 0) + 1;
		if (status === 200 && process === this.process && !hasHungUp) delivery.isAcknowledged = true;
		else this.later(delivery);
	}

	/** The retry of a delivery that was not acknowledged; the sender does not give up before it is. */
	private later(delivery: Delivery): void {
		this.time.after(this.random.between(30_000, 600_000), () => {
			if (!delivery.isAcknowledged) void this.send(delivery);
		});
	}

	private report(): Report {
		const acknowledged = this.deliveries.filter((delivery) => delivery.isAcknowledged);
		const ids = new Set(acknowledged.flatMap((delivery) => delivery.events.map((event) => event.id)));
		const effects = [...this.effects];
		return {
			seed: this.random.seed,
			sent: this.sent,
			facts: new Set(this.deliveries.flatMap((delivery) => delivery.events.map((event) => event.id))).size,
			lost: [...ids].filter((id) => !this.effects.has(id)),
			doubled: effects.filter(([, lives]) => new Set(lives).size < lives.length).map(([id]) => id),
			repeatedAfterRestart: effects.filter(([, lives]) => new Set(lives).size > 1).length,
			crashes: this.process,
			answers: this.answers,
		};
	}
}

function weatherOf(random: Random): Weather {
	const isCalm = random.chance(0.3);
	return {
		refusal: random.next() * 0.4,
		silence: random.next() * 0.02,
		slowestMs: random.between(10, 15_000),
		restarts: isCalm ? 0 : random.between(1, 4),
		kill: isCalm ? 0 : random.next() * 0.01,
		shared: random.next() * 0.4,
	};
}
