import type { SourceProfile } from '../../../core/intake/profile';
import { hexDigestOf, hmacSha256, verifySignature } from '../../../core/intake/signature';
import {
	createSender,
	instantTime,
	type DeliverySchedule,
	type OutgoingAnswer,
	type OutgoingRequest,
	type Sender,
	type SenderOptions,
} from '../../../sandbox/senders';

const scheme = {
	header: 'x-test-signature',
	digestOf: hexDigestOf,
	write: (digest: Uint8Array) => Buffer.from(digest).toString('hex'),
};

/** The least a vendor needs: one signature header and the two times WellnessLiving sends. */
export const testProfile: SourceProfile = {
	system: 'test',
	label: 'Test',
	signatureEncodings: { hex: scheme },
	isPing: (rawBody) => rawBody.length === 0,
	toEvents: () => [],
	sign: ({ payload, secret, sentAt }) => {
		const body = JSON.stringify(payload);
		return {
			body,
			headers: {
				'x-generated-at': sentAt,
				'x-sent-at': sentAt,
				'x-test-signature': scheme.write(hmacSha256(secret, body)),
			},
		};
	},
};

export const startMs = Date.UTC(2026, 10, 20, 12);

export interface SenderBench {
	readonly sender: Sender;
	readonly requests: readonly OutgoingRequest[];
	/** Seconds between the first attempt and each one. */
	readonly secondsOf: () => readonly number[];
	readonly elapsedMs: () => number;
}

/** A sender whose receiver is a function and whose clock only moves by waiting. */
export function senderBench(
	schedule: DeliverySchedule,
	receive: (request: OutgoingRequest, index: number) => number | null,
	extra: Partial<SenderOptions> = {},
): SenderBench {
	const time = instantTime(startMs);
	const requests: OutgoingRequest[] = [];
	const http = async (request: OutgoingRequest): Promise<OutgoingAnswer> => {
		requests.push(request);
		const status = receive(request, requests.length);
		return { status, text: status === null ? 'ECONNABORTED' : '' };
	};
	const url = 'http://127.0.0.1:9/webhook';
	const base = { profile: testProfile, schedule, url, secret: 'top', random: () => 0.5, http };
	const sender = createSender({ ...base, ...time, ...extra });
	return {
		sender,
		requests,
		secondsOf: () => sender.log.map(({ at }) => (Date.parse(at) - startMs) / 1_000),
		elapsedMs: () => time.clock() - startMs,
	};
}

/** Whether the receiver would take this for genuine. */
export function isGenuine(request: OutgoingRequest, secret = 'top'): boolean {
	return verifySignature(scheme, request.body, request.headers, [secret]).kind === 'verified';
}
