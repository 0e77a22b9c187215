import type { INode, IWebhookFunctions } from 'n8n-workflow';

export interface FakeDelivery {
	readonly body: Buffer | string;
	readonly headers?: Readonly<Record<string, string | string[]>>;
}

export interface FakeTrigger {
	readonly node: INode;
	readonly workflowId: string;
	readonly mode?: 'webhook' | 'manual';
	readonly credential: () => Promise<Record<string, unknown>>;
}

/** What the sender would see, and n8n's call of `end` to make by hand. */
export class FakeResponse {
	statusCode = 200;

	body: unknown = null;

	timesAnswered = 0;

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	json(body: unknown): void {
		this.body = body;
		this.end();
	}

	end(): void {
		this.timesAnswered += 1;
	}
}

/** As much of n8n's webhook context as the triggers use, without n8n: for tests that look at single steps. */
export function webhookContext(trigger: FakeTrigger, delivery: FakeDelivery, log: string[] = []) {
	const response = new FakeResponse();
	const request = { rawBody: Buffer.from(delivery.body), headers: delivery.headers ?? {} };
	const write = (message: string): unknown => log.push(message);
	const context = {
		getRequestObject: () => request,
		getResponseObject: () => response,
		getNode: () => trigger.node,
		getWorkflow: () => ({ id: trigger.workflowId }),
		getMode: () => trigger.mode ?? 'webhook',
		getCredentials: trigger.credential,
		logger: { warn: write, error: write },
	};
	return { context: context as unknown as IWebhookFunctions, response, request };
}
