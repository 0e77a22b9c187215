import { describe, expect, it } from 'vitest';
import { claimEvents, type EventClaim } from '../../../core/intake';
import { DedupeMemory, triggerScope } from '../../../nodes/common/dedupeMemory';
import { claimForPoll } from '../../../nodes/common/pollClaims';
import { receiveDelivery, type TriggerSource } from '../../../nodes/common/receiveDelivery';
import { dedupeMemory } from '../../../nodes/common/dedupeMemory';
import { factEvent, fakeProfile } from '../../support/fake-profile';
import { everyInterleaving, type Step, type World } from '../../support/interleavings';
import { webhookContext } from '../../support/webhook-context';

const workflow = 'w1';
const hourMs = 3_600_000;
const never = async () => await new Promise<void>(() => undefined);

/** Deliveries and polls that tell one fact in one workflow, and n8n that takes or refuses the deliveries. */
class Telling implements World {
	private readonly memory = new DedupeMemory(() => 1_800_000_000_000);

	private readonly deliveries: Array<{ state: 'not sent' | 'waiting' | 'settled' | EventClaim }>;

	private readonly polls: Array<{ state: 'not begun' | 'waiting' | 'told' | 'silent'; giveUp: () => void }>;

	private executions = 0;

	private refusals = 0;

	constructor(
		deliveries: number,
		polls: number,
		private readonly hasPatience: boolean,
	) {
		this.deliveries = Array.from({ length: deliveries }, () => ({ state: 'not sent' }));
		this.polls = Array.from({ length: polls }, () => ({ state: 'not begun', giveUp: () => undefined }));
	}

	steps(): readonly Step[] {
		const ofDeliveries = this.deliveries.flatMap((delivery, index) => {
			const { state } = delivery;
			if (state === 'not sent') return [step(`delivery ${index} arrives`, () => void this.deliver(delivery))];
			if (typeof state === 'string' || state.kind !== 'fresh') return [];
			return [
				step(`n8n takes delivery ${index}`, () => this.settle(delivery, true)),
				step(`n8n refuses delivery ${index}`, () => this.settle(delivery, false)),
			];
		});
		const ofPolls = this.polls.flatMap((poll, index) => {
			if (poll.state === 'not begun') return [step(`poll ${index} finds it`, () => void this.poll(poll))];
			if (poll.state !== 'waiting' || this.hasPatience) return [];
			return [step(`poll ${index} has waited long enough`, poll.giveUp)];
		});
		const steps = [...ofDeliveries, ...ofPolls];
		const isWaiting = [...this.deliveries, ...this.polls].some(({ state }) => state === 'waiting');
		if (steps.length > 0 || !isWaiting || this.moments === 0) return steps;
		return [step('a moment passes', () => (this.moments -= 1))];
	}

	/** Two things that happen at once leave nobody time to take notice. */
	private moments = 3;

	private async deliver(delivery: (typeof this.deliveries)[number]): Promise<void> {
		delivery.state = 'waiting';
		const events = [factEvent('a')].filter(({ id }) => !this.memory.wasPolled(workflow, id));
		const window = this.memory.windowOf(triggerScope(workflow, 'hook'), hourMs);
		delivery.state = await claimEvents(window, events, { sleep: never, longestMs: 1 });
	}

	private settle(delivery: (typeof this.deliveries)[number], isTaken: boolean): void {
		const { state } = delivery;
		if (typeof state === 'string' || state.kind !== 'fresh') throw new Error('nothing to settle');
		this.executions += isTaken ? 1 : 0;
		this.refusals += isTaken ? 0 : 1;
		if (isTaken) state.claim.commit();
		else state.claim.release();
		delivery.state = 'settled';
	}

	private async poll(poll: (typeof this.polls)[number]): Promise<void> {
		poll.state = 'waiting';
		const sleep = () => new Promise<void>((resolve) => (poll.giveUp = resolve));
		const fresh = await claimForPoll(this.memory, workflow, [factEvent('a')], { sleep, longestMs: 1 });
		poll.state = fresh.length > 0 ? 'told' : 'silent';
		this.executions += fresh.length;
	}

	check(): void {
		if (this.hasPatience) expect(this.executions, 'doubled').toBeLessThanOrEqual(1);
	}

	/** With a poll nothing is lost; without one the vendor comes again after a refusal. */
	async checkAtEnd(): Promise<void> {
		expect(this.polls.map(({ state }) => state)).not.toContain('waiting');
		if (this.polls.length > 0) expect(this.executions, 'lost').toBeGreaterThanOrEqual(1);
		await Promise.resolve();
	}
}

function step(name: string, run: () => unknown): Step {
	return { name, run: () => void run() };
}

describe('a fact that both a webhook and a poll tell, in whatever order', () => {
	it.each([
		['one delivery and one poll', 1, 1],
		['two deliveries and one poll', 2, 1],
		['three deliveries and one poll', 3, 1],
	])('%s start one execution', async (_, deliveries, polls) => {
		const runs = await everyInterleaving(() => new Telling(deliveries, polls, true), true);
		expect(runs).toBeGreaterThan(2);
	});

	it('is told rather twice than never when n8n does not answer for a delivery', async () => {
		await everyInterleaving(() => new Telling(2, 1, false), true);
	});
});

describe('what a poll has told', () => {
	const told = async (memory: DedupeMemory, id: string, workflowId = workflow): Promise<number> =>
		(await claimForPoll(memory, workflowId, [factEvent(id)], { sleep: never, longestMs: 1 })).length;

	it('is told again when n8n has lost that poll: only its state knows what was told', async () => {
		const memory = new DedupeMemory(() => 0);
		expect([await told(memory, 'a'), await told(memory, 'a')]).toEqual([1, 1]);
	});

	it('counts in its own workflow alone', async () => {
		const memory = new DedupeMemory(() => 0);
		await told(memory, 'a');
		const { id } = factEvent('a');
		expect(memory.wasPolled(workflow, id)).toBe(true);
		expect(memory.wasPolled('w2', id)).toBe(false);
		expect(memory.wasPolled('w', id)).toBe(false);
	});

	it('is a duplicate in the window of each webhook trigger of the workflow, also for who was waiting there', async () => {
		const memory = new DedupeMemory(() => 0);
		const windows = ['hook1', 'hook2'].map((node) => {
			const window = memory.windowOf(triggerScope(workflow, node), hourMs);
			const other = window.tryClaim('another fact');
			if (other.kind === 'claimed') other.claim.commit();
			return window;
		});
		await told(memory, 'a');
		for (const window of windows) expect(window.tryClaim(factEvent('a').id).kind).toBe('duplicate');
	});

	it('is not told when either of two webhook triggers has told it', async () => {
		const memory = new DedupeMemory(() => 0);
		for (const [node, id] of [
			['hook1', 'a'],
			['hook2', 'b'],
		] as const) {
			const attempt = memory.windowOf(triggerScope(workflow, node), hourMs).tryClaim(factEvent(id).id);
			if (attempt.kind === 'claimed') attempt.claim.commit();
		}
		const events = ['a', 'b', 'c'].map((id) => factEvent(id));
		const fresh = await claimForPoll(memory, workflow, events, { sleep: never, longestMs: 1 });
		expect(fresh.map(({ subject }) => subject)).toEqual(['client/c']);
	});
});

describe('a delivery of what a poll has told', () => {
	const source: TriggerSource = {
		profile: fakeProfile,
		credentialType: 'fakeApi',
		secretName: 'secret',
		fields: { current: 'current', previous: 'previous', encoding: null },
	};

	async function deliver(workflowId: string, facts: readonly string[]) {
		const delivery = fakeProfile.sign({ payload: { facts }, secret: 's', encoding: 'hex', sentAt: '' });
		const trigger = {
			workflowId,
			node: {
				id: 'hook',
				name: 'Hook',
				type: 'fake',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: {},
			} as never,
			credential: async () => await Promise.resolve({ current: 's' }),
		};
		const { context, response } = webhookContext(trigger, delivery);
		const result = await receiveDelivery(context, source);
		response.end();
		return result;
	}

	it('is answered as a duplicate; what is new beside it is accepted', async () => {
		const events = [factEvent('a')];
		await claimForPoll(dedupeMemory, 'w-real', events, { sleep: never, longestMs: 1 });
		expect(await deliver('w-real', ['a'])).toEqual({ webhookResponse: { status: 'duplicate' } });
		expect(await deliver('w-real', ['a', 'b'])).toMatchObject({ webhookResponse: { events: 1 } });
		expect(await deliver('w-other', ['a'])).toMatchObject({ webhookResponse: { status: 'accepted' } });
	});

	it('that n8n has taken keeps the poll silent', async () => {
		await deliver('w-real', ['c']);
		const events = ['c', 'd'].map((id) => factEvent(id));
		const fresh = await claimForPoll(dedupeMemory, 'w-real', events, { sleep: never, longestMs: 1 });
		expect(fresh.map(({ subject }) => subject)).toEqual(['client/d']);
	});
});
