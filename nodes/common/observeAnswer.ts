import type { IWebhookFunctions } from 'n8n-workflow';

export type WebhookResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * Calls back once with the status n8n answers with. The call of `end` is the one place that tells the outcome in
 * every case: when the vendor has hung up, `finish` never fires, yet n8n still stores the execution and then calls
 * `end` on the destroyed response with its verdict (seen on n8n 2.41.1).
 */
export function observeAnswer(response: WebhookResponse, onAnswer: (statusCode: number) => void): void {
	let answered = false;
	response.end = new Proxy(response.end, {
		apply(target, self, args) {
			if (!answered) {
				answered = true;
				onAnswer(response.statusCode);
			}
			return Reflect.apply(target, self, args);
		},
	});
}

/** Whether n8n has taken the execution. */
export function isAccepted(statusCode: number): boolean {
	return statusCode >= 200 && statusCode < 300;
}
