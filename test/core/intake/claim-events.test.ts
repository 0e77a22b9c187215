import { describe, expect, it } from 'vitest';
import { claimEvents, DedupeWindow, type EventClaim } from '../../../core/intake';
import { factEvent } from '../../support/fake-profile';
import { allSettled } from '../../support/interleavings';

const newWindow = () =>
	new DedupeWindow({ windowMs: 3_600_000, maxKeys: 100, abandonMs: 600_000, now: () => 1_800_000_000_000 });

/** A sleep that ends when the test says so, and remembers how often and how long somebody meant to sleep. */
function manualSleep() {
	const asked: number[] = [];
	const wakers: (() => void)[] = [];
	const sleep = (milliseconds: number) =>
		new Promise<void>((resolve) => {
			asked.push(milliseconds);
			wakers.push(resolve);
		});
	return { asked, sleep, wake: () => wakers.forEach((waker) => waker()) };
}

function claim(
	window: DedupeWindow,
	facts: readonly string[],
	sleep = manualSleep().sleep,
): Promise<EventClaim> {
	const events = facts.map((fact) => factEvent(fact));
	return claimEvents(window, events, { sleep, longestMs: 9_000 });
}

const subjects = (result: EventClaim): readonly string[] =>
	result.kind === 'fresh' ? result.events.map((event) => event.subject) : [];

function fresh(result: EventClaim) {
	if (result.kind !== 'fresh') throw new Error(`expected fresh, got ${result.kind}`);
	return result;
}

describe('claiming a delivery', () => {
	it('brings a fact once, in the order of the delivery, however often it names it', async () => {
		const result = await claim(newWindow(), ['b', 'a', 'b', 'c', 'a']);
		expect(subjects(result)).toEqual(['client/b', 'client/a', 'client/c']);
	});

	it('brings only what n8n does not hold yet', async () => {
		const window = newWindow();
		fresh(await claim(window, ['a', 'c'])).claim.commit();
		expect(subjects(await claim(window, ['a', 'b', 'c', 'd']))).toEqual(['client/b', 'client/d']);
	});

	it('is a duplicate once n8n holds every fact of it', async () => {
		const window = newWindow();
		fresh(await claim(window, ['a', 'b'])).claim.commit();
		expect(await claim(window, ['b'])).toEqual({ kind: 'duplicate' });
		expect(await claim(window, ['b', 'a'])).toEqual({ kind: 'duplicate' });
	});

	it('gives all its facts back when n8n refuses it', async () => {
		const window = newWindow();
		fresh(await claim(window, ['a', 'b'])).claim.release();
		expect(window.openClaims).toBe(0);
		expect(subjects(await claim(window, ['b', 'a']))).toEqual(['client/b', 'client/a']);
	});

	it('asks for no timer when nothing has to be waited for', async () => {
		const { asked, sleep } = manualSleep();
		await claim(newWindow(), ['a', 'b'], sleep);
		expect(asked).toEqual([]);
	});
});

describe('a twin', () => {
	it('is a duplicate as soon as n8n has accepted the first one', async () => {
		const window = newWindow();
		const first = fresh(await claim(window, ['a']));
		const twin = claim(window, ['a']);
		first.claim.commit();
		expect(await twin).toEqual({ kind: 'duplicate' });
	});

	it('becomes the first one when n8n refuses the first one, and one of many twins only', async () => {
		const window = newWindow();
		const first = fresh(await claim(window, ['a']));
		const kinds: string[] = [];
		const twins = Array.from({ length: 20 }, () => claim(window, ['a']));
		for (const twin of twins) void twin.then((result) => kinds.push(result.kind));
		first.claim.release();
		await allSettled();
		expect(kinds).toEqual(['fresh']);
		const second = fresh(await Promise.race(twins));
		second.claim.commit();
		expect((await Promise.all(twins)).filter((result) => result.kind === 'duplicate')).toHaveLength(19);
	});

	it('is sent away as busy after the longest wait, and leaves the first one alone', async () => {
		const window = newWindow();
		const first = fresh(await claim(window, ['a']));
		const { asked, sleep, wake } = manualSleep();
		const twin = claim(window, ['a'], sleep);
		await allSettled();
		wake();
		expect(await twin).toEqual({ kind: 'busy' });
		expect(asked).toEqual([9_000]);
		first.claim.commit();
		expect(await claim(window, ['a'])).toEqual({ kind: 'duplicate' });
	});

	it('gives back what it had claimed when it is sent away', async () => {
		const window = newWindow();
		await claim(window, ['b']);
		const { sleep, wake } = manualSleep();
		const twin = claim(window, ['a', 'b', 'c'], sleep);
		await allSettled();
		wake();
		expect(await twin).toEqual({ kind: 'busy' });
		expect(subjects(await claim(window, ['a', 'c']))).toEqual(['client/a', 'client/c']);
	});

	it('waits once for the whole delivery, not once for each of its facts', async () => {
		const window = newWindow();
		const first = fresh(await claim(window, ['a']));
		await claim(window, ['b']);
		const { asked, sleep, wake } = manualSleep();
		const twin = claim(window, ['a', 'b'], sleep);
		await allSettled();
		first.claim.commit();
		await allSettled();
		expect(asked).toEqual([9_000]);
		wake();
		expect(await twin).toEqual({ kind: 'busy' });
	});
});
