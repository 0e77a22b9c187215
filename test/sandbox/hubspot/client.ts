import axios, { type AxiosInstance } from 'axios';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { startHubSpot, type HubSpotOptions, type HubSpotSandbox } from '../../../sandbox/hubspot';

export interface Reply {
	readonly status: number;
	readonly body: unknown;
	readonly headers: Record<string, unknown>;
}

export interface Bench {
	readonly hubSpot: HubSpotSandbox;
	readonly post: (path: string, body: unknown) => Promise<Reply>;
	readonly get: (path: string) => Promise<Reply>;
	readonly patch: (path: string, body: unknown) => Promise<Reply>;
	readonly http: () => AxiosInstance;
}

/** A fresh stand-in per test and a client with its token that never throws on a status. */
export function hubSpotBench(options: HubSpotOptions = { withStudioProperties: true }): Bench {
	let hubSpot: HubSpotSandbox | null = null;
	beforeEach(async () => {
		hubSpot = await startHubSpot(options);
	});
	afterEach(async () => hubSpot?.close());
	const running = () => {
		if (hubSpot === null) throw new Error('the stand-in is not running');
		return hubSpot;
	};
	const http = () =>
		axios.create({
			baseURL: running().url,
			headers: { authorization: `Bearer ${running().token}` },
			validateStatus: () => true,
		});
	const reply = async (method: string, url: string, data?: unknown): Promise<Reply> => {
		const answer = await http().request({ method, url, data });
		return { status: answer.status, body: bodyOf(answer.data), headers: { ...answer.headers } };
	};
	return {
		get hubSpot() {
			return running();
		},
		post: (path, body) => reply('POST', path, body),
		get: (path) => reply('GET', path),
		patch: (path, body) => reply('PATCH', path, body),
		http,
	};
}

export const contactsBatch = '/crm/objects/2026-09/contacts/batch';
export const dealsBatch = '/crm/objects/2026-09/deals/batch';

export interface UpsertOptions {
	readonly email?: string;
	readonly trace?: string;
	readonly properties?: Readonly<Record<string, string>>;
}

/** One input of a contact upsert by the studio's key. */
export function clientInput(id: string, { email, trace, properties }: UpsertOptions = {}) {
	return {
		id,
		idProperty: 'studio_client_id',
		properties: { studio_client_id: id, ...(email === undefined ? {} : { email }), ...properties },
		...(trace === undefined ? {} : { objectWriteTraceId: trace }),
	};
}

function bodyOf(value: unknown): unknown {
	return value;
}

const batchBody = z.object({
	results: z.array(
		z.object({
			id: z.string(),
			new: z.boolean().optional(),
			objectWriteTraceId: z.string().optional(),
			properties: z.record(z.string().nullable()),
		}),
	),
	numErrors: z.number().optional(),
	errors: z
		.array(z.object({ category: z.string(), message: z.string(), context: z.record(z.array(z.string())) }))
		.default([]),
});

/** The parts of a batch answer that tests look at. */
export function batchOf(reply: Reply): z.infer<typeof batchBody> {
	return batchBody.parse(reply.body);
}

/** The `message` of an error body. */
export function messageOf(reply: Reply): string {
	return z.object({ message: z.string() }).parse(reply.body).message;
}
