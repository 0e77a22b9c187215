import axios from 'axios';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { startXero, type XeroOptions, type XeroSandbox } from '../../../sandbox/xero';

export interface Reply {
	readonly status: number;
	readonly body: unknown;
	readonly headers: Readonly<Record<string, unknown>>;
}

export type Headers = Readonly<Record<string, string>>;

export interface Bench {
	readonly xero: XeroSandbox;
	/** The clock stands until it is moved. */
	readonly passes: (ms: number) => void;
	/** Paths are those of the accounting API. */
	readonly get: (path: string, headers?: Headers) => Promise<Reply>;
	readonly put: (path: string, body: unknown, headers?: Headers) => Promise<Reply>;
	readonly post: (path: string, body: unknown, headers?: Headers) => Promise<Reply>;
	/** Any path of the host, with these headers and no others. */
	readonly raw: (method: string, path: string, headers: Headers, body?: unknown) => Promise<Reply>;
	/** The contact of the takings, made on first use. */
	readonly contactId: () => Promise<string>;
}

export const firstMoment = Date.UTC(2026, 10, 21, 9, 0, 0);

/** A fresh stand-in per test, with its own clock, and a client that never throws on a status. */
export function xeroBench(options: XeroOptions = {}): Bench {
	let running: XeroSandbox | null = null;
	let clock = firstMoment;
	beforeEach(async () => {
		clock = firstMoment;
		running = await startXero({ now: () => clock, ...options });
	});
	afterEach(async () => running?.close());
	const xero = () => {
		if (running === null) throw new Error('the stand-in is not running');
		return running;
	};
	const raw: Bench['raw'] = async (method, path, headers, data) => {
		const answer = await axios.request({
			method,
			url: `${xero().url}${path}`,
			data,
			headers,
			validateStatus: () => true,
			maxRedirects: 0,
		});
		return { status: answer.status, body: unknownOf(answer.data), headers: { ...answer.headers } };
	};
	const api = (method: string, path: string, headers: Headers = {}, data?: unknown) =>
		raw(method, `/api.xro/2.0/${path}`, { ...accessOf(xero()), ...headers }, data);
	const put: Bench['put'] = (path, body, headers) => api('PUT', path, headers, body);
	return {
		get xero() {
			return xero();
		},
		passes: (ms) => {
			clock += ms;
		},
		get: (path, headers) => api('GET', path, headers),
		put,
		post: (path, body, headers) => api('POST', path, headers, body),
		raw,
		contactId: async () => {
			const known = xero().books.contacts.all()[0];
			if (known !== undefined) return known.id;
			const body = { Contacts: [{ Name: 'Counter Sales', ContactNumber: 'studio-post:generic' }] };
			return elementsOf(await put('Contacts', body), 'Contacts')[0]?.ContactID ?? '';
		},
	};
}

export function accessOf(xero: XeroSandbox): Headers {
	return { authorization: `Bearer ${xero.token}`, 'xero-tenant-id': xero.tenantId };
}

function unknownOf(value: unknown): unknown {
	return value;
}

const element = z
	.object({
		ContactID: z.string(),
		AccountID: z.string(),
		Code: z.string(),
		InvoiceID: z.string(),
		InvoiceNumber: z.string(),
		CreditNoteID: z.string(),
		CreditNoteNumber: z.string(),
		PaymentID: z.string(),
		Name: z.string(),
		Status: z.string(),
		Total: z.number(),
		TotalTax: z.number(),
		SubTotal: z.number(),
		AmountDue: z.number(),
		RemainingCredit: z.number(),
		HasErrors: z.boolean(),
		HasValidationErrors: z.boolean(),
		StatusAttributeString: z.string(),
		ValidationErrors: z.array(z.object({ Message: z.string() })),
		LineItems: z.array(z.record(z.unknown())),
		Payments: z.array(z.record(z.unknown())),
	})
	.partial()
	.passthrough();
export type Element = z.infer<typeof element>;

/** The records of an answer, or of a refusal under `Elements`. */
export function elementsOf(reply: Reply, collection: string): readonly Element[] {
	const body = z.record(z.unknown()).parse(reply.body);
	return z.array(element).parse(body[collection] ?? body.Elements ?? []);
}

/** Every message of a refusal, whichever of the three kinds it is. */
export function messagesOf(reply: Reply): readonly string[] {
	const body = z
		.object({ Message: z.string().default(''), Elements: z.array(element).default([]) })
		.passthrough()
		.parse(reply.body);
	const inside = body.Elements.flatMap((one) => one.ValidationErrors ?? []).map(({ Message }) => Message);
	return inside.length > 0 ? inside : [body.Message];
}
