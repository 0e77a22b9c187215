import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { run, setUpAccount, withDeals } from '../support/hubspot-run';
import { scenes, type Scene } from './poll-studios';
import { Killed, Receiver } from './poll-support';

describe.each(scenes)('a poll of %s', (_, begin) => {
	let scene: Scene;
	let hubSpot: HubSpotSandbox;
	beforeAll(async () => {
		[scene, hubSpot] = await Promise.all([begin(), startHubSpot()]);
	});
	afterAll(async () => {
		await Promise.all([scene.close(), hubSpot.close()]);
	});

	/** A trigger that has seen the morning before, and what it tells of this one when nothing goes wrong. */
	const beforeNews = async (parameters = {}) => {
		scene.open();
		const studio = scene.polled(parameters);
		await studio.poll();
		scene.happen();
		const { events, calls } = await studio.fork().poll();
		return { studio, calls, events, ids: events.map(({ id }) => id).sort() };
	};

	it('killed at any of its calls tells after the restart what it would have told, under the same ids', async () => {
		const { studio, calls, ids } = await beforeNews(scene.onePlace());
		expect(ids.length).toBeGreaterThan(8);
		for (let call = 1; call <= calls; call += 1) {
			const twin = studio.fork();
			await expect(twin.poll({ killedAtCall: call })).rejects.toThrow(Killed);
			twin.restart();
			const { events, problems } = await twin.poll();
			expect([call, events.map(({ id }) => id).sort(), problems]).toEqual([call, ids, []]);
		}
	});

	it('killed between handing on and saving tells all again under the same ids, and nothing is doubled in HubSpot', async () => {
		const { studio, ids, events } = await beforeNews();
		const once = await recordsAfter(hubSpot, [events]);
		const receiver = new Receiver();
		const handedOn = [];
		for (const isForgotten of [true, true, false]) {
			studio.restart();
			const told = await studio.poll({ isForgotten });
			handedOn.push(told.events);
			receiver.take(told.events);
		}
		expect(receiver.ids()).toEqual(ids);
		expect(receiver.repeated()).toHaveLength(2 * ids.length);
		expect(await recordsAfter(hubSpot, handedOn)).toEqual(once);
	});

	it('in several parts, each of them lost once before it is saved, brings every record to HubSpot once', async () => {
		const { studio, ids, events } = await beforeNews();
		const once = await recordsAfter(hubSpot, [events]);
		const receiver = new Receiver();
		const handedOn = [];
		// little time, so that the way through all resources takes several polls, each of which is forgotten once
		for (let part = 0, isDone = false; !isDone && part < 30; part += 1) {
			await studio.poll({ budgetMs: 2_500, callTakesMs: 1_000, isForgotten: true });
			studio.restart();
			const told = await studio.poll({ budgetMs: 2_500, callTakesMs: 1_000 });
			handedOn.push(told.events);
			receiver.take(told.events);
			isDone = receiver.ids().length === ids.length;
		}
		expect(handedOn.length).toBeGreaterThan(2);
		expect(receiver.ids()).toEqual(ids);
		expect(receiver.repeated()).toEqual([]);
		expect(await recordsAfter(hubSpot, handedOn)).toEqual(once);
	});
});

/** What HubSpot holds in the end, without what it numbers and stamps itself. */
async function recordsAfter(
	hubSpot: HubSpotSandbox,
	executions: ReadonlyArray<Parameters<typeof run>[1]>,
): Promise<readonly string[]> {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	for (const events of executions) await run(hubSpot, events, withDeals);
	const { contacts, deals } = hubSpot.store.records;
	const lines = [...contacts.all(), ...deals.all()].map(({ properties }) =>
		JSON.stringify(
			[...properties].filter(([name]) => !/^hs_|date$|last_event|correlation|consent_at/.test(name)).sort(),
		),
	);
	return [...lines, `${hubSpot.store.associations.count()} associations`].sort();
}
