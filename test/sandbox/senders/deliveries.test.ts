import express from 'express';
import { describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../sandbox/http/listen';
import { createRandom } from '../../../sandbox/random/random';
import {
	acceleratedTime,
	createSender,
	planDeliveries,
	sendAll,
	tampers,
	wellnessLivingSchedule,
	zenotiSchedule,
} from '../../../sandbox/senders';
import { isGenuine, senderBench, testProfile } from './bench';

const payloads = Array.from({ length: 100 }, (_, n) => ({ n, text: 'Zoë' }));

describe('deliveries a vendor did not send, or not like this', () => {
	it.each(tampers)('a %s one is sent once, is not genuine, and counts no failure', async (tamper) => {
		const { sender, requests } = senderBench(zenotiSchedule, (request) => (isGenuine(request) ? 200 : 401));
		for (let n = 0; n < 25; n += 1) {
			const report = await sender.deliver({ n, text: 'Zoë' }, { tamper });
			expect(report.outcomes).toEqual(['refused']);
		}
		expect(requests).toHaveLength(25);
		expect(sender.isSwitchedOff()).toBe(false);
		expect((await sender.deliver({ n: 1 })).outcomes).toEqual(['delivered']);
	});

	it('shows when a receiver took a forged one', async () => {
		const { sender } = senderBench(zenotiSchedule, () => 200);
		expect((await sender.deliver({ n: 1 }, { tamper: 'forged' })).outcomes).toEqual(['accepted-tampered']);
	});
});

describe('plans of deliveries', () => {
	it('send the asked share twice, lose the asked share, and mix the forged ones in', () => {
		const forgeries = Array.from({ length: 5 }, (_, n) => ({ forged: n }));
		const random = createRandom(7);
		const plan = planDeliveries({
			payloads,
			forgeries,
			random,
			twins: 0.3,
			dropped: 0.1,
			order: 'shuffled',
		});
		const genuine = plan.deliveries.filter((one) => one.tamper === null);
		expect([genuine.length, plan.dropped.length, plan.deliveries.length]).toEqual([90, 10, 95]);
		expect(genuine.filter((one) => one.copies === 2)).toHaveLength(27);
		expect(plan.deliveries.flatMap((one) => one.tamper ?? []).sort()).toEqual([
			'bit-flipped',
			'forged',
			'forged',
			'truncated',
			'unsigned',
		]);
		expect(new Set([...genuine.map((one) => one.payload), ...plan.dropped])).toEqual(new Set(payloads));
		expect(genuine.map((one) => one.payload)).not.toEqual(payloads.filter((p) => !plan.dropped.includes(p)));
	});

	it('are the same for the same seed, and others for another', () => {
		const orderOf = (seed: number) =>
			planDeliveries({ payloads, random: createRandom(seed), order: 'shuffled', twins: 0.5 }).deliveries;
		expect(orderOf(3)).toEqual(orderOf(3));
		expect(orderOf(3)).not.toEqual(orderOf(4));
	});

	it('can be turned around', () => {
		const { deliveries } = planDeliveries({ payloads, random: createRandom(1), order: 'reversed' });
		expect(deliveries.map((one) => one.payload)).toEqual([...payloads].reverse());
	});

	it('are sent with twins at the same moment and reported in their own order', async () => {
		const { sender, requests } = senderBench(zenotiSchedule, () => 200);
		const plan = planDeliveries({ payloads, random: createRandom(5), twins: 0.3 });
		const reports = await sendAll(sender, plan.deliveries, 8);
		expect(requests).toHaveLength(130);
		expect(reports.map((report) => report.outcomes.length)).toEqual(plan.deliveries.map((one) => one.copies));
		expect(sender.log.every((attempt) => attempt.attempt === 1)).toBe(true);
	});
});

describe('deliveries over real HTTP', () => {
	it('carry exactly the signed bytes, are retried after a 503 and after silence', async () => {
		const bodies: Buffer[] = [];
		const app = express().use(express.raw({ type: () => true }), (request, response) => {
			bodies.push(request.body);
			if (bodies.length === 1) response.status(503).end();
			else if (bodies.length === 2) request.socket.destroy();
			else response.json({ status: 'accepted' });
		});
		const server = await listenOnLoopback(app);
		const sender = createSender({
			profile: testProfile,
			schedule: wellnessLivingSchedule,
			url: `${server.url}/hook`,
			secret: 'top',
			random: () => 0,
			...acceleratedTime(100_000),
		});
		const report = await sender.deliver({ name: 'Zoë', slash: 'a/b' });
		await server.close();
		expect(report.attempts.map((attempt) => attempt.status)).toEqual([503, null, 200]);
		expect(report.attempts[2]?.text).toBe('{"status":"accepted"}');
		expect(bodies.map(String)).toEqual(Array.from({ length: 3 }, () => '{"name":"Zoë","slash":"a/b"}'));
	});
});
