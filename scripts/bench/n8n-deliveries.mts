import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

import { zenotiProfile } from '../../vendors/zenoti/profile.ts';

/** Made up for the bench; the credential and the hand-made chain have it too. */
export const signingSecret = 'bench-only-secret';

/** A request that is ready to be sent. */
export interface Delivery {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

const connections = 10;
const answerTimeoutMs = 60_000;
const fixture = readFileSync(
	new URL('../../test/fixtures/zenoti/AppointmentGroup.Created.json', import.meta.url),
	'utf8',
);
/** Whoever and whatever the delivery is about is new each time; place, service and therapist stay the same. */
const ownIds = [
	'66f0c2a19e7d4b0000000019',
	'66f0c2a19e7d4b0000000018',
	'b4174a17-0cca-4998-a015-b8ddbf936f5e',
	'98803c50-df4d-4f32-ad51-465ecd4ff574',
	'd835ab9b-9bd0-4f83-a21d-c599d86264d6',
	'720887ba-def5-479d-afa8-207a8e7f0a66',
	'86aa77a0-4cf4-4c7d-a0cd-34b6906fe7b1',
] as const;

/** A booking nobody has sent before, signed as Zenoti signs it. */
function newDelivery(): Delivery {
	const text = ownIds.reduce((rest, id) => rest.replaceAll(id, randomUUID()), fixture);
	const payload: unknown = JSON.parse(text);
	const sentAt = '2026-03-01T12:00:00.000Z';
	return zenotiProfile.sign({ payload, secret: signingSecret, sentAt, encoding: 'zenoti' });
}

export function newDeliveries(count: number): readonly Delivery[] {
	for (const id of ownIds)
		if (!fixture.includes(id))
			throw new Error(`The fixture no longer has the id ${id}: its copies would be twins.`);
	return Array.from({ length: count }, newDelivery);
}

function post(url: string, agent: Agent, { headers, body }: Delivery): Promise<void> {
	return new Promise((resolve, reject) => {
		const length = String(Buffer.byteLength(body));
		const options = { method: 'POST', agent, headers: { ...headers, 'content-length': length } };
		const sent = request(url, { ...options, timeout: answerTimeoutMs }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (part: string) => (text += part));
			answer.once('error', reject);
			answer.once('end', () => {
				if (answer.statusCode === 200) resolve();
				else reject(new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
			});
		});
		sent.once('timeout', () => sent.destroy(new Error(`${url} did not answer in ${answerTimeoutMs} ms`)));
		sent.once('error', reject);
		sent.end(body);
	});
}

/** Sends all of them, ten at a time; any other answer than 200 is an error. */
export async function sendAll(url: string, deliveries: readonly Delivery[]): Promise<void> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const queue = deliveries.values();
	const sendNext = async (): Promise<void> => {
		for (const delivery of queue) await post(url, agent, delivery);
	};
	try {
		await Promise.all(Array.from({ length: connections }, sendNext));
	} finally {
		agent.destroy();
	}
}
