import { parseExecution, type Execution } from './executions.mts';
import { listAt, valueAt } from './records.mts';

const callTimeoutMs = 60_000;
/** n8n's largest page; with data a smaller one, as one execution can be megabytes. */
const pageSize = { plain: 250, withData: 50 } as const;

/** How executions are read. */
export interface ExecutionQuery {
	/** Adds what each node put out. */
	readonly includeData?: boolean;
	readonly status?: 'success' | 'error' | 'waiting' | 'canceled' | 'running';
}

/** n8n's public API under `/api/v1`. */
export class PublicApi {
	readonly #baseUrl: string;
	readonly #apiKey: string;

	constructor(baseUrl: string, apiKey: string) {
		this.#baseUrl = baseUrl;
		this.#apiKey = apiKey;
	}

	/** Calls any endpoint, path relative to `/api/v1/`, and returns the parsed answer (null when empty). */
	async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await fetch(new URL(`/api/v1/${path.replace(/^\//, '')}`, this.#baseUrl), {
			method,
			headers: { 'content-type': 'application/json', 'x-n8n-api-key': this.#apiKey },
			signal: AbortSignal.timeout(callTimeoutMs),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 500)}`);
		return text === '' ? null : JSON.parse(text);
	}

	/** Publishes a workflow. Its webhooks exist a moment later; wait for them before posting. */
	async publish(workflowId: string): Promise<void> {
		await this.call('POST', `workflows/${workflowId}/activate`);
	}

	/** Takes a workflow out of service. */
	async unpublish(workflowId: string): Promise<void> {
		await this.call('POST', `workflows/${workflowId}/deactivate`);
	}

	/** All executions of a workflow, newest first. Running ones are listed only with `status: 'running'`. */
	async executions(
		workflowId: string,
		{ includeData = false, status }: ExecutionQuery = {},
	): Promise<readonly Execution[]> {
		const limit = includeData ? pageSize.withData : pageSize.plain;
		const found: Execution[] = [];
		let cursor: string | null = null;
		do {
			const query = new URLSearchParams({
				workflowId,
				limit: String(limit),
				includeData: String(includeData),
			});
			if (status !== undefined) query.set('status', status);
			if (cursor !== null) query.set('cursor', cursor);
			const page = await this.call('GET', `executions?${query}`);
			found.push(...listAt(page, 'data').map(parseExecution));
			const next = valueAt(page, 'nextCursor');
			cursor = typeof next === 'string' ? next : null;
		} while (cursor !== null);
		return found;
	}
}
