import { randomBytes } from 'node:crypto';

import { listAt, textAt } from './records.mts';

/** The account that owns an instance; made up per instance. */
export interface Owner {
	readonly email: string;
	readonly password: string;
}

/** Makes an owner whose password passes n8n's rules (length, capital, digit). */
export function newOwner(): Owner {
	return { email: 'owner@example.test', password: `Aa1${randomBytes(12).toString('hex')}` };
}

const loginTimeoutMs = 30_000;

/** What a browser has after signing in: enough for n8n's internal `/rest` endpoints. */
export class OwnerSession {
	readonly #baseUrl: string;
	readonly #browserId = randomBytes(8).toString('hex');
	#cookie = '';

	private constructor(baseUrl: string) {
		this.#baseUrl = baseUrl;
	}

	/** Gives a fresh instance its owner and signs in. */
	static async setUp(baseUrl: string, { email, password }: Owner): Promise<OwnerSession> {
		const session = new OwnerSession(baseUrl);
		await session.call('POST', '/rest/owner/setup', {
			email,
			password,
			firstName: 'Test',
			lastName: 'Owner',
		});
		if (session.#cookie === '') throw new Error('n8n set up its owner but sent no session cookie.');
		return session;
	}

	/** Calls an internal endpoint and returns the parsed answer. */
	async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await fetch(new URL(path, this.#baseUrl), {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': this.#browserId, cookie: this.#cookie },
			signal: AbortSignal.timeout(loginTimeoutMs),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 300)}`);
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
		return JSON.parse(text);
	}

	/** Makes a key for the public API with all rights that the owner may give. */
	async createApiKey(): Promise<string> {
		const scopes = listAt(await this.call('GET', '/rest/api-keys/scopes'), 'data');
		const created = await this.call('POST', '/rest/api-keys', {
			label: 'test harness',
			expiresAt: null,
			scopes,
		});
		return textAt(created, 'data', 'rawApiKey');
	}
}
