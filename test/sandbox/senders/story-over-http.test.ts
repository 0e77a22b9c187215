import axios from 'axios';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifySignature } from '../../../core/intake/signature';
import { listenOnLoopback } from '../../../sandbox/http/listen';
import { tellStory, vendorSenders } from '../../../sandbox/senders';
import { startSenders } from '../../../sandbox/senders/server';

/** A receiver that does what a good trigger does with a signature, and falters on every tenth request. */
async function startReceiver(system: keyof typeof vendorSenders) {
	const { profile, secret } = vendorSenders[system];
	const [scheme] = Object.values(profile.signatureEncodings);
	const accepted: string[] = [];
	let requests = 0;
	const app = express().use(express.raw({ type: () => true }), (request, response) => {
		requests += 1;
		const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
		if (profile.isPing(body)) response.status(200).json({ status: 'ping' });
		else if (
			scheme === undefined ||
			verifySignature(scheme, body, request.headers, [secret]).kind === 'rejected'
		)
			response.status(401).end();
		else if (requests % 10 === 0) response.status(503).end();
		else {
			accepted.push(body.toString());
			response.status(200).json({ status: 'accepted' });
		}
	});
	return { ...(await listenOnLoopback(app)), accepted };
}

describe.each(['zenoti', 'wellnessliving'] as const)('a story told by %s over HTTP', (system) => {
	const options = {
		system,
		seed: 4,
		clients: 20,
		deliveries: 100,
		twins: 0.3,
		forged: 0.08,
		dropped: 0,
		order: 'shuffled',
		concurrency: 10,
		speed: 60_000,
	} as const;

	it('arrives with its twins, is retried where the receiver falters, and no forgery gets in', async () => {
		const receiver = await startReceiver(system);
		const { story, summary } = await tellStory({ ...options, url: receiver.url });
		await receiver.close();
		expect(summary.outcomes).toEqual({
			delivered: 130,
			refused: 8,
			'given-up': 0,
			lost: 0,
			'accepted-tampered': 0,
		});
		expect(summary.statuses['401']).toBe(8);
		expect(summary.attempts).toBeGreaterThan(138);
		expect(new Set(receiver.accepted)).toEqual(
			new Set(story.facts.map((fact) => JSON.stringify(fact.payload))),
		);
		expect(receiver.accepted).toHaveLength(130);
	});

	it('can be asked for from another process', async () => {
		const [receiver, senders] = await Promise.all([startReceiver(system), startSenders()]);
		const order = { url: receiver.url, deliveries: 20, forged: 0.2, speed: 60_000 };
		const told = await axios.post(`${senders.url}/${system}/story`, order);
		const wrong = await axios.post(
			`${senders.url}/${system}/story`,
			{ twins: 2 },
			{ validateStatus: () => true },
		);
		await Promise.all([receiver.close(), senders.close()]);
		const summary = z.object({ facts: z.number(), outcomes: z.record(z.number()) }).parse(told.data);
		expect(summary).toMatchObject({ facts: 20, outcomes: { delivered: 20, refused: 4 } });
		expect(wrong.status).toBe(400);
	});
});
