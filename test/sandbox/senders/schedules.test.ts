import { describe, expect, it } from 'vitest';
import { wellnessLivingSchedule, zenotiSchedule } from '../../../sandbox/senders';
import { isGenuine, senderBench } from './bench';

const day = 86_400_000;

describe('which answers each vendor takes for success', () => {
	const cases: readonly [status: number | null, zenoti: boolean, wellnessLiving: boolean][] = [
		[200, true, true],
		[201, true, true],
		[202, true, false],
		[204, true, false],
		[299, true, false],
		[301, false, false],
		[401, false, false],
		[404, false, false],
		[500, false, false],
		[503, false, false],
		[null, false, false],
	];
	it.each(cases)('%s: Zenoti %s, WellnessLiving %s', async (status, zenoti, wellnessLiving) => {
		for (const [schedule, isSuccess] of [
			[zenotiSchedule, zenoti],
			[wellnessLivingSchedule, wellnessLiving],
		] as const) {
			const { sender, requests } = senderBench(schedule, (_request, index) => (index === 1 ? status : 200));
			const report = await sender.deliver({ n: 1 });
			expect(report.outcomes).toEqual(['delivered']);
			expect(requests).toHaveLength(isSuccess ? 1 : 2);
		}
	});
});

describe('Zenoti as a sender', () => {
	it('tries six times, 30 s to 10 min apart, and gives each 10 s to answer', async () => {
		const { sender, requests, secondsOf } = senderBench(zenotiSchedule, () => 500);
		const report = await sender.deliver({ n: 1 });
		const times = secondsOf();
		const gaps = times.slice(1).map((at, index) => Math.round(at - (times[index] ?? 0)));
		expect(report.outcomes).toEqual(['given-up']);
		expect(gaps).toEqual([30, 63, 134, 284, 600]);
		expect(new Set(requests.map((request) => request.timeoutMs))).toEqual(new Set([10_000]));
	});

	it('stops sending after 20 failures in a row, and what comes later is lost', async () => {
		const { sender, requests } = senderBench(zenotiSchedule, () => 500);
		for (let n = 0; n < 5; n += 1) await sender.deliver({ n });
		expect([requests.length, sender.isSwitchedOff()]).toEqual([20, true]);
		expect((await sender.deliver({ n: 9 })).outcomes).toEqual(['lost']);
		expect(requests).toHaveLength(20);
	});

	it('sends again once a person has switched it on, but not what it lost', async () => {
		let status = 500;
		const { sender, requests } = senderBench(zenotiSchedule, () => status);
		for (let n = 0; n < 4; n += 1) await sender.deliver({ n });
		status = 200;
		sender.switchOn();
		expect((await sender.deliver({ n: 99 })).outcomes).toEqual(['delivered']);
		expect(requests.at(-1)?.body.toString()).toBe('{"n":99}');
		expect(requests).toHaveLength(21);
	});

	it('forgets its failures at the first success', async () => {
		const { sender } = senderBench(zenotiSchedule, (_request, index) => (index % 19 === 0 ? 200 : 500));
		for (let n = 0; n < 20; n += 1) await sender.deliver({ n });
		expect(sender.isSwitchedOff()).toBe(false);
	});

	it('sends by the verb the customer chose', async () => {
		const { sender, requests } = senderBench(zenotiSchedule, () => 200, { method: 'PATCH' });
		await sender.deliver({ n: 1 });
		expect(requests.map((request) => request.method)).toEqual(['PATCH']);
	});

	it('tests a trigger with an empty body and no signature', async () => {
		const { sender, requests } = senderBench(zenotiSchedule, () => 200);
		expect(await sender.ping()).toMatchObject({ status: 200, tamper: null });
		expect(requests[0]?.body).toHaveLength(0);
		expect(requests[0]?.headers).not.toHaveProperty('x-test-signature');
	});
});

describe('WellnessLiving as a sender', () => {
	it('keeps trying with growing pauses for three days and then stops', async () => {
		const { sender, secondsOf, elapsedMs } = senderBench(wellnessLivingSchedule, () => 202);
		const report = await sender.deliver({ n: 1 });
		const times = secondsOf();
		expect(report.outcomes).toEqual(['given-up']);
		expect(elapsedMs()).toBeLessThanOrEqual(3 * day);
		expect(elapsedMs()).toBeGreaterThan(2.7 * day);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
		expect(times.length).toBeGreaterThan(15);
	});

	it('is never switched off', async () => {
		const { sender } = senderBench(wellnessLivingSchedule, () => 500);
		for (let n = 0; n < 3; n += 1) await sender.deliver({ n });
		expect(sender.log.length).toBeGreaterThan(20);
		expect(sender.isSwitchedOff()).toBe(false);
	});

	it('leaves generated-at as it was on every retry while sent-at moves', async () => {
		const { sender, requests } = senderBench(wellnessLivingSchedule, (_request, index) =>
			index < 4 ? 500 : 200,
		);
		await sender.deliver({ n: 1 });
		const headers = requests.map((request) => request.headers);
		expect(new Set(headers.map((one) => one['x-generated-at'])).size).toBe(1);
		expect(new Set(headers.map((one) => one['x-sent-at'])).size).toBe(4);
		expect(requests.every((request) => isGenuine(request))).toBe(true);
	});
});
