import { readFileSync } from 'node:fs';
import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { hmacSha256, type SignedDelivery, type SourceProfile } from '../../core/intake';
import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { nodeOf, type Engine } from './engine';
import { WebhookHost } from './webhook-host';

/** What the tests of both triggers have to know of a vendor. */
export interface TriggerVendor {
	readonly name: string;
	/** What the vendor calls its secret. */
	readonly secretName: string;
	readonly type: string;
	/** Value of the parameter `system` of the Studio Event node. */
	readonly system: string;
	readonly profile: SourceProfile;
	readonly encoding: string;
	readonly credentialType: string;
	readonly signatureHeader: string;
	readonly credential: (current: string, previous?: string) => ICredentialDataDecryptedObject;
	/** The payload of the n-th fact, each about a person of its own. */
	readonly payload: (n: number) => IDataObject;
	/** Studio event type of the payload. */
	readonly eventType: string;
}

function fixture(path: string): IDataObject {
	return JSON.parse(readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8'));
}

const guest = fixture('zenoti/Guest.Updated.json');
const client = fixture('wellnessliving/client.updated.json');
const digits = (n: number): string => String(n).padStart(12, '0');

const zenoti: TriggerVendor = {
	name: 'Zenoti',
	secretName: 'signing secret',
	type: 'zenotiTrigger',
	system: 'zenoti',
	profile: zenotiProfile,
	encoding: 'zenoti',
	credentialType: 'zenotiWebhookApi',
	signatureHeader: 'zenoti-webhook-signature',
	credential: (current, previous = '') => ({ signingSecret: current, previousSigningSecret: previous }),
	payload: (n) => ({
		...guest,
		id: `66f0c2a19e7e${digits(n)}`,
		event_id: `66f0c2a19e7d${digits(n)}`,
		data: { ...Object(guest.data), id: `d835ab9b-9bd0-4f83-a21d-${digits(n)}` },
	}),
	eventType: 'studio.client.updated',
};

const wellnessLiving: TriggerVendor = {
	name: 'WellnessLiving',
	secretName: 'webhook key',
	type: 'wellnessLivingTrigger',
	system: 'wellnessLiving',
	profile: wellnessLivingProfile,
	encoding: 'hex',
	credentialType: 'wellnessLivingWebhookApi',
	signatureHeader: 'x-signature-256',
	credential: (current, previous = '') => ({
		webhookKey: current,
		previousWebhookKey: previous,
		signatureEncoding: 'hex',
	}),
	payload: (n) => ({
		...client,
		uid: `44${n}`,
		meta_data: { ...Object(client.meta_data), id: `wl-${n}`, topic: 'client.updated' },
	}),
	eventType: 'studio.client.updated',
};

export const triggerVendors: readonly TriggerVendor[] = [zenoti, wellnessLiving];

export const secret = 'engine-secret-1';

export function signedBy(vendor: TriggerVendor, payload: unknown, key = secret): SignedDelivery {
	const { profile, encoding } = vendor;
	return profile.sign({ payload, secret: key, encoding, sentAt: '2026-03-01T10:00:00.000Z' });
}

/** A signed delivery of bytes that no vendor would send, with no other header of the vendor's. */
export function signedBytes(vendor: TriggerVendor, body: string, contentType: string): SignedDelivery {
	const scheme = vendor.profile.signatureEncodings[vendor.encoding];
	if (scheme === undefined) throw new Error(`no encoding ${vendor.encoding}`);
	const signature = scheme.write(hmacSha256(secret, body));
	return { headers: { [vendor.signatureHeader]: signature, 'content-type': contentType }, body };
}

export function triggerNode(vendor: TriggerVendor, parameters: INodeParameters = {}): INode {
	const credentials = { [vendor.credentialType]: { id: 'secret', name: 'Secret' } };
	return nodeOf(vendor.type, { authentication: 'signature', events: ['*'], ...parameters }, credentials, 1.1);
}

let hosts = 0;

/** A trigger behind HTTP, in a workflow of its own, so that no memory is shared between tests. */
export async function startTrigger(
	engine: Engine,
	vendor: TriggerVendor,
	parameters: INodeParameters = {},
): Promise<WebhookHost> {
	hosts += 1;
	const host = await WebhookHost.start(engine, triggerNode(vendor, parameters), `workflow-${hosts}`);
	host.credentials.fields.set('secret', vendor.credential(secret));
	return host;
}

export interface Answer {
	readonly status: number;
	readonly text: string;
	readonly body: unknown;
}

export async function send(host: WebhookHost, delivery: SignedDelivery, method = 'POST'): Promise<Answer> {
	const { headers, body } = delivery;
	const response = await fetch(host.url, { method, headers: { ...headers }, body: Buffer.from(body) });
	return await answerOf(response);
}

export async function answerOf(response: globalThis.Response): Promise<Answer> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
	return { status: response.status, text, body: isJson ? JSON.parse(text) : text };
}
