import { sleep, type INode, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import type { StudioEvent } from '../../core/event';
import {
	claimEvents,
	eventsOfBody,
	isWanted,
	verifySignature,
	type Claim,
	type DedupeWindow,
	type DeliveryHeaders,
	type SignatureVerdict,
	type SourceProfile,
} from '../../core/intake';
import { dedupeMemory, triggerScope } from './dedupeMemory';
import { isAccepted, observeAnswer } from './observeAnswer';
import { SecretCache, secretsFrom, type Secrets } from './secretCache';
import { SharedLookup } from './sharedLookup';
import { toItem } from './toItem';
import { readTriggerSettings, type TriggerSettings } from './triggerSettings';

/** What a trigger node tells the shared receiver: the vendor, and where its secrets are. */
export interface TriggerSource {
	readonly profile: SourceProfile;
	readonly credentialType: string;
	/** What the vendor calls it, in the credential's own words. */
	readonly secretName: string;
	/** Field names of the credential. */
	readonly fields: { readonly current: string; readonly previous: string; readonly encoding: string | null };
}

/** Shorter than Zenoti's 10 s, so that a twin gets an answer while the vendor still listens. */
const longestTwinWaitMs = 9_000;

const now = () => Date.now();
const secretCache = new SecretCache(now);
const lookups = new SharedLookup<Secrets | null>(now);

/**
 * One delivery: raw bytes → ping? → signature → parse → events → filter → claim → execution.
 * Every path gives exactly one answer; nothing is thrown for what a sender sends.
 */
export async function receiveDelivery(
	context: IWebhookFunctions,
	source: TriggerSource,
): Promise<IWebhookResponseData> {
	const { headers } = context.getRequestObject();
	const rawBody = await readRawBody(context);
	if (rawBody === null) return refuse(context, 'body-unreadable');
	if (source.profile.isPing(rawBody)) return { webhookResponse: { status: 'ping' } };
	const node = context.getNode();
	const settings = readTriggerSettings(node);
	if (settings.isVerified) {
		const verdict = await verify(context, source, node, rawBody, headers);
		if (verdict.kind === 'rejected') return refuse(context, verdict.reason);
	}
	const events = wantedEvents(context, source.profile, rawBody, headers, settings);
	if (events.length === 0) return { webhookResponse: { status: 'filtered' } };
	if (context.getMode() === 'manual') return accept(events);
	const workflowId = context.getWorkflow().id ?? '';
	const unpolled = events.filter(({ id }) => !dedupeMemory.wasPolled(workflowId, id));
	const window = dedupeMemory.windowOf(triggerScope(workflowId, node.id), settings.dedupeWindowMs);
	const note = (told: readonly StudioEvent[]) => dedupeMemory.noteTold(workflowId, told);
	return await acceptOnce(context, unpolled, window, note);
}

/**
 * The bytes as sent. Above node version 1, n8n reads by itself only bodies of the content types it knows; `null` for
 * multipart bodies, bodies over n8n's limit and senders that hang up half way.
 */
async function readRawBody(context: IWebhookFunctions): Promise<Buffer | null> {
	const request = context.getRequestObject();
	try {
		if (request.rawBody === undefined) await request.readRawBody();
		return Buffer.isBuffer(request.rawBody) ? request.rawBody : null;
	} catch (problem) {
		context.logger.warn(
			`A delivery could not be read: ${problem instanceof Error ? problem.message : 'unknown'}`,
		);
		return null;
	}
}

function wantedEvents(
	context: IWebhookFunctions,
	profile: SourceProfile,
	rawBody: Buffer,
	headers: DeliveryHeaders,
	settings: TriggerSettings,
): readonly StudioEvent[] {
	const receivedAt = new Date(now()).toISOString();
	const { timeZone, currency } = settings;
	const normalising = { receivedAt, ingestion: 'webhook' as const, timeZone, currency };
	const events = eventsOfBody(profile, rawBody, headers, normalising, settings.includeRaw);
	return events.filter((event) => {
		const wanted = isWanted(event, settings.filter);
		if (!wanted && event.type === 'studio.unrecognized') {
			context.logger.warn(
				`${profile.label} Trigger: not understood, and filtered out: ${event.data.reason ?? ''}`,
			);
		}
		return wanted;
	});
}

async function verify(
	context: IWebhookFunctions,
	source: TriggerSource,
	node: INode,
	rawBody: Buffer,
	headers: DeliveryHeaders,
): Promise<SignatureVerdict> {
	const scope = `${context.getWorkflow().id ?? ''}:${node.id}:${node.credentials?.[source.credentialType]?.id ?? ''}`;
	const kept = secretCache.kept(scope) ?? (await lookups.underWay(scope));
	if (kept !== null) {
		const verdict = check(source.profile, rawBody, headers, kept);
		// No look-up can help a header that holds no digest.
		if (verdict.kind === 'verified' || verdict.reason === 'signature-missing') return verdict;
	}
	const current = await lookups.fresh(scope, async () => await readSecrets(context, source));
	if (current === null) return { kind: 'rejected', reason: 'secret-missing' };
	return check(source.profile, rawBody, headers, secretCache.keep(scope, current));
}

function check(
	profile: SourceProfile,
	rawBody: Buffer,
	headers: DeliveryHeaders,
	{ secrets, encoding }: Secrets,
): SignatureVerdict {
	const schemes = profile.signatureEncodings;
	const scheme = Object.hasOwn(schemes, encoding) ? schemes[encoding] : undefined;
	if (scheme === undefined) return { kind: 'rejected', reason: 'secret-missing' };
	return verifySignature(scheme, rawBody, headers, secrets);
}

/** Secrets of the node's credential; `null` when it cannot be read, which must not replace what is kept. */
async function readSecrets(context: IWebhookFunctions, source: TriggerSource): Promise<Secrets | null> {
	const fallback = Object.keys(source.profile.signatureEncodings)[0] ?? '';
	try {
		const fields = await context.getCredentials(source.credentialType);
		const encoding = source.fields.encoding === null ? null : fields[source.fields.encoding];
		return secretsFrom(fields[source.fields.current], fields[source.fields.previous], encoding, fallback);
	} catch (problem) {
		const message = problem instanceof Error ? problem.message : 'unknown';
		context.logger.error(`${source.profile.label} Trigger: the credential could not be read: ${message}`);
		return null;
	}
}

async function acceptOnce(
	context: IWebhookFunctions,
	events: readonly StudioEvent[],
	window: DedupeWindow,
	note: (told: readonly StudioEvent[]) => void,
): Promise<IWebhookResponseData> {
	const verdict = await claimEvents(window, events, { sleep, longestMs: longestTwinWaitMs });
	if (verdict.kind === 'duplicate') return { webhookResponse: { status: 'duplicate' } };
	if (verdict.kind === 'busy') return answer(context, 503, { status: 'busy' });
	const { events: fresh, claim } = verdict;
	settleWithAnswer(context, claim, () => note(fresh));
	return accept(fresh);
}

/** n8n's own answer decides: stored and queued is 2xx, anything else lets the vendor's retry in as new. */
function settleWithAnswer(context: IWebhookFunctions, claim: Claim, onTaken: () => void): void {
	observeAnswer(context.getResponseObject(), (statusCode) => {
		if (!isAccepted(statusCode)) {
			claim.release();
			return;
		}
		claim.commit();
		onTaken();
	});
}

function accept(events: readonly StudioEvent[]): IWebhookResponseData {
	return {
		webhookResponse: { status: 'accepted', events: events.length },
		workflowData: [events.map(toItem)],
	};
}

function refuse(context: IWebhookFunctions, reason: string): IWebhookResponseData {
	return answer(context, 401, { status: 'rejected', reason });
}

function answer(context: IWebhookFunctions, statusCode: number, body: object): IWebhookResponseData {
	context.getResponseObject().status(statusCode).json(body);
	return { noWebhookResponse: true };
}
