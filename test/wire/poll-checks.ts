import { expect } from 'vitest';
import { retryAfterMs } from '../../core/http';
import { minute, type Scene } from './poll-studios';
import { Receiver, type PolledStudio, type Sent, type Told } from './poll-support';

/** A trigger that has seen the morning before, and what it tells of this one when nothing goes wrong. */
export async function beforeNews(scene: Scene): Promise<{ studio: PolledStudio; ids: readonly string[] }> {
	scene.open();
	const studio = scene.polled();
	await studio.poll();
	scene.happen();
	const { events } = await studio.fork().poll();
	return { studio, ids: events.map(({ id }) => id).sort() };
}

/** Polls a minute apart until one has come through; what each of them told. */
export async function untilThrough(
	scene: Scene,
	studio: PolledStudio,
	most: number,
): Promise<readonly Told[]> {
	const polls: Told[] = [];
	for (;;) {
		const told = await studio.poll();
		polls.push(told);
		if (told.isComplete && told.problems.length === 0) return polls;
		if (polls.length === most)
			throw new Error(`not through: ${JSON.stringify(polls.map(({ problems }) => problems))}`);
		scene.clock.ms += minute;
	}
}

export function expectToldOnce(polls: readonly Told[], ids: readonly string[]): void {
	const receiver = new Receiver();
	for (const { events } of polls) receiver.take(events);
	expect(receiver.repeated()).toEqual([]);
	expect(receiver.ids()).toEqual(ids);
}

/** No call was sent before the time that an answer had named; how many answers named one. */
export function expectNeverEarly(sent: readonly Sent[]): number {
	const refusals = sent.flatMap(({ atMs, answeredTick, answer }) => {
		const told = answer.kind === 'response' ? retryAfterMs(answer.headers, atMs) : null;
		return told === null ? [] : [{ answeredTick, openMs: atMs + told }];
	});
	for (const { answeredTick, openMs } of refusals) {
		for (const { sentTick, atMs } of sent) {
			if (sentTick > answeredTick) expect(atMs).toBeGreaterThanOrEqual(openMs);
		}
	}
	return refusals.length;
}
