import axios from 'axios';
import { fileURLToPath } from 'node:url';
import { acceleratedTime, createSender, vendorSenders, type Sender } from '../../sandbox/senders';
import { N8nInstance } from '../n8n/instance.mts';
import type { Log } from '../n8n/processes.mts';
import type { N8nRuntime } from '../n8n/runtime.mts';
import { bookWebhookIds, bookWorkflows, type BookWorkflow } from './booksWorkflows.mts';
import { bookFixtures, startLedgers, type Ledgers } from './ledgers.mts';

export interface BooksSceneOptions {
	readonly runtime: N8nRuntime;
	readonly log: Log;
	readonly env?: Readonly<Record<string, string>>;
}

const packageDir = fileURLToPath(new URL('../../', import.meta.url));

/** A real n8n that keeps the books: its workflows published, the ledgers' stand-ins beside it. */
export class BooksScene {
	constructor(
		readonly ledgers: Ledgers,
		readonly n8n: N8nInstance,
	) {}

	/** With an n8n of its own. */
	static async open({ runtime, log, env }: BooksSceneOptions): Promise<BooksScene> {
		const ledgers = await startLedgers();
		try {
			const own = env === undefined ? {} : { env };
			const n8n = await N8nInstance.launch({ runtime, log, packageDir, ...bookFixtures(ledgers), ...own });
			return new BooksScene(ledgers, n8n);
		} catch (problem) {
			await ledgers.close();
			throw problem;
		}
	}

	/** Presses the button or lets the night come; returns the items of the last node. */
	async run(workflow: BookWorkflow): Promise<readonly unknown[]> {
		const url = `${this.n8n.baseUrl}/webhook/${bookWorkflows[workflow].hook}`;
		const answer = await axios.post<unknown>(url, {}, { validateStatus: () => true, timeout: 120_000 });
		if (answer.status !== 200)
			throw new Error(`${workflow} answered ${answer.status}: ${JSON.stringify(answer.data).slice(0, 500)}`);
		return Array.isArray(answer.data) ? answer.data : [answer.data];
	}

	/** The studio system that delivers to this trigger. */
	sender(trigger: keyof typeof bookWebhookIds): Sender {
		const { profile, schedule, secret } =
			vendorSenders[trigger === 'wellnessliving' ? 'wellnessliving' : 'zenoti'];
		return createSender({
			profile,
			schedule,
			secret,
			url: this.n8n.webhookUrl(bookWebhookIds[trigger]),
			random: Math.random,
			...acceleratedTime(20),
		});
	}

	async waitFor(workflow: BookWorkflow): Promise<void> {
		await this.n8n.waitForIdle({ workflowId: bookWorkflows[workflow].id, timeoutMs: 120_000 });
	}

	async close(): Promise<void> {
		await this.n8n.dispose();
		await this.ledgers.close();
	}
}
