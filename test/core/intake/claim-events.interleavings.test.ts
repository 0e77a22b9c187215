import { expect, describe, it } from 'vitest';
import { claimEvents, DedupeWindow, type EventClaim } from '../../../core/intake';
import { factEvent } from '../../support/fake-profile';
import { allSettled, everyInterleaving, type Step, type World } from '../../support/interleavings';

type Answer = 'open' | 'accepted' | 'refused' | 'never answered' | 'answered late';

interface Twin {
	readonly name: string;
	readonly facts: readonly string[];
	verdict: EventClaim | 'not sent' | 'waiting';
	answer: Answer;
	loseThePatience: () => void;
}

const abandonMs = 600_000;

/**
 * Deliveries that share facts, n8n that accepts, refuses or forgets each of them, senders whose patience ends, and
 * time that passes; the code under test is `claimEvents` over one window.
 */
class Deliveries implements World {
	private nowMs = 1_800_000_000_000;

	private hasTimePassed = false;

	private readonly accepted = new Set<string>();

	private readonly window = new DedupeWindow({
		windowMs: 7 * 86_400_000,
		maxKeys: 1000,
		abandonMs,
		now: () => this.nowMs,
	});

	private readonly twins: readonly Twin[];

	constructor(
		facts: readonly (readonly string[])[],
		private readonly answers: readonly Answer[],
	) {
		this.twins = facts.map((ids, index) => ({
			name: `delivery ${index + 1}`,
			facts: ids,
			verdict: 'not sent',
			answer: 'open',
			loseThePatience: () => undefined,
		}));
	}

	steps(): readonly Step[] {
		return [...this.twins.flatMap((twin) => this.stepsOf(twin)), ...this.passingTime()];
	}

	private stepsOf(twin: Twin): Step[] {
		if (twin.verdict === 'not sent') {
			return [{ name: `${twin.name} arrives`, run: () => void this.arrive(twin) }];
		}
		if (twin.verdict === 'waiting') {
			return [{ name: `${twin.name} has waited long enough`, run: twin.loseThePatience }];
		}
		if (twin.verdict.kind !== 'fresh') return [];
		if (twin.answer === 'answered late' && this.hasTimePassed) {
			return [{ name: `${twin.name} accepted after all`, run: () => this.settle(twin, 'accepted') }];
		}
		if (twin.answer !== 'open') return [];
		return this.answers.map((answer) => ({
			name: `${twin.name} ${answer}`,
			run: () => this.settle(twin, answer),
		}));
	}

	private passingTime(): Step[] {
		const isForgotten = this.twins.some(({ answer }) => ['never answered', 'answered late'].includes(answer));
		if (!isForgotten || this.hasTimePassed) return [];
		const run = () => {
			this.nowMs += abandonMs;
			this.hasTimePassed = true;
		};
		return [{ name: 'ten minutes pass', run }];
	}

	private async arrive(twin: Twin): Promise<void> {
		twin.verdict = 'waiting';
		const sleep = () =>
			new Promise<void>((resolve) => {
				twin.loseThePatience = resolve;
			});
		const events = twin.facts.map((fact) => factEvent(fact));
		twin.verdict = await claimEvents(this.window, events, { sleep, longestMs: 9000 });
		this.checkVerdict(twin);
	}

	private settle(twin: Twin, answer: Answer): void {
		twin.answer = answer;
		if (typeof twin.verdict === 'string' || twin.verdict.kind !== 'fresh') return;
		if (answer === 'accepted') {
			for (const fact of this.factsIn(twin)) this.accepted.add(fact);
			twin.verdict.claim.commit();
		}
		if (answer === 'refused') twin.verdict.claim.release();
	}

	private factsIn(twin: Twin): readonly string[] {
		if (typeof twin.verdict === 'string' || twin.verdict.kind !== 'fresh') return [];
		return twin.verdict.events.map((event) => event.subject.replace('client/', ''));
	}

	/** What a delivery leaves out was taken by n8n before; what it brings in was not. */
	private checkVerdict(twin: Twin): void {
		if (typeof twin.verdict === 'string' || twin.verdict.kind === 'busy') return;
		const brought = new Set(this.factsIn(twin));
		for (const fact of twin.facts) {
			if (this.accepted.has(fact) === brought.has(fact)) this.broken.push(`${twin.name}: ${fact}`);
		}
	}

	private readonly broken: string[] = [];

	check(): void {
		expect(this.broken, 'lost or doubled').toEqual([]);
		const running = this.twins.filter((twin) => twin.answer === 'open').flatMap((twin) => this.factsIn(twin));
		expect(new Set(running).size, 'two runs of one fact at once').toBe(running.length);
		const isSomethingOpen = this.twins.some(
			(twin) => this.factsIn(twin).length > 0 && !['accepted', 'refused'].includes(twin.answer),
		);
		if (!isSomethingOpen) expect(this.twins.map((twin) => twin.verdict)).not.toContain('waiting');
	}

	/** Whoever comes later: a duplicate of what n8n holds, fresh for what it does not. */
	async checkAtEnd(): Promise<void> {
		this.nowMs += abandonMs;
		const facts = [...new Set(this.twins.flatMap((twin) => twin.facts))];
		for (const fact of facts) {
			const later = await claimEvents(this.window, [factEvent(fact)], { sleep: allSettled, longestMs: 0 });
			expect(later.kind, `a later delivery of ${fact}`).toBe(this.accepted.has(fact) ? 'duplicate' : 'fresh');
		}
	}
}

const yesNo: readonly Answer[] = ['accepted', 'refused'];
const all: readonly Answer[] = ['accepted', 'refused', 'never answered'];
/** n8n stores an execution after its claim was given up: the one case in which a second run may have begun. */
const andLate: readonly Answer[] = [...all, 'answered late'];

type Situation = readonly [
	title: string,
	facts: readonly (readonly string[])[],
	answers: readonly Answer[],
	fewestRuns: number,
];

const situations: readonly Situation[] = [
	['two twins', [['a'], ['a']], all, 30],
	['two twins and a late n8n', [['a'], ['a']], andLate, 60],
	['three twins', [['a'], ['a'], ['a']], all, 800],
	['a delivery that holds one fact twice, and a twin', [['a', 'a'], ['a']], all, 30],
	[
		'two deliveries of two facts in different order',
		[
			['a', 'b'],
			['b', 'a'],
		],
		all,
		30,
	],
	[
		'two deliveries that share one of their facts',
		[
			['a', 'b'],
			['b', 'c'],
		],
		all,
		30,
	],
	['a delivery of two facts, and one of each', [['a', 'b'], ['a'], ['b']], yesNo, 400],
	[
		'three deliveries that share facts in a circle',
		[
			['a', 'b'],
			['b', 'c'],
			['c', 'a'],
		],
		yesNo,
		400,
	],
];

describe('one run at a time, none lost, none doubled, nobody left waiting', () => {
	it.each(situations)('%s, in every order of arrival, answer, impatience and time', async (...situation) => {
		const [, facts, answers, fewestRuns] = situation;
		const runs = await everyInterleaving(() => new Deliveries(facts, answers));
		expect(runs).toBeGreaterThan(fewestRuns);
	});

	it.each(situations.filter(([, facts, answers]) => facts.length === 2 && answers !== andLate))(
		'%s, also with any two steps in the same moment',
		async (_, facts, answers) => {
			const inTurn = await everyInterleaving(() => new Deliveries(facts, answers));
			const atOnce = await everyInterleaving(() => new Deliveries(facts, answers), true);
			expect(atOnce).toBeGreaterThan(inTurn * 2);
		},
	);
});
