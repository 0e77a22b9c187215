import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';

import type { CommandLineContext } from './commandLine.mts';
import { readLines, signalGroup, spawnGroup } from './processes.mts';
import { waitUntil } from './waiting.mts';

/** A request that tells whether a webhook is registered yet. */
export interface ReadyProbe {
	/** A path of the instance, such as `/webhook/<webhookId>/webhook`, or a full URL. */
	readonly url: string;
	/**
	 * `GET` by default, which starts no execution: for a webhook that takes POST only, n8n answers it with a 404
	 * that names POST. Any other status than 404 counts as ready as well.
	 */
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

const startTimeoutMs = 120_000;
const stopTimeoutMs = 30_000;
const probeTimeoutMs = 5_000;
const keptLogLines = 500;
const guardFile = fileURLToPath(new URL('./exit-with-parent.cjs', import.meta.url));

/** One n8n server process at a time, on one user folder and port. */
export class N8nServer {
	readonly baseUrl: string;
	readonly #context: CommandLineContext;
	#child: ChildProcess | null = null;
	#lines: string[] = [];

	constructor(context: CommandLineContext, baseUrl: string) {
		this.#context = context;
		this.baseUrl = baseUrl;
	}

	get isRunning(): boolean {
		return this.#child !== null;
	}

	/** The process id of the running server, or null. */
	get pid(): number | null {
		return this.#child?.pid ?? null;
	}

	/** The last lines that n8n printed, over all starts. */
	logTail(lineCount = 40): string {
		return this.#lines.slice(-lineCount).join('\n');
	}

	/** Starts n8n and returns when its API answers. Webhooks may come later, see {@link waitForProbe}. */
	async start(): Promise<void> {
		if (this.#child !== null) throw new Error('This n8n runs already; stop it before starting it again.');
		const { runtime, userFolder, env } = this.#context;
		const args = ['--require', guardFile, runtime.n8nBin, 'start'];
		const child = spawnGroup(runtime.nodeBin, args, { cwd: userFolder, env: { ...env } });
		this.#child = child;
		readLines(child, (line) => this.#keep(line));
		const forget = (): void => {
			if (this.#child === child) this.#child = null;
		};
		child.once('exit', forget);
		child.once('error', (error) => {
			this.#keep(error.message);
			forget();
		});
		await this.#poll("n8n's database", { url: '/healthz/readiness' }, (status) => status === 200);
		// 2.8.4 reports itself ready before it has an API.
		await this.#poll(
			"n8n's API",
			{ url: '/rest/settings' },
			(status, text) => status === 200 && text.startsWith('{'),
		);
	}

	/** Waits until the webhook behind a probe is registered. */
	async waitForProbe(probe: ReadyProbe): Promise<void> {
		const isRegistered = (status: number, text: string): boolean =>
			status !== 404 || text.includes('Did you mean to make a');
		await this.#poll(`the webhook ${probe.url}`, probe, isRegistered);
	}

	/** Asks n8n to end (SIGTERM) and waits until it has; after half a minute it is killed, and that is an error. */
	async stop(): Promise<void> {
		const child = this.#child;
		if (child === null) return;
		const hasExited = once(child, 'exit').then(() => true as const);
		child.kill('SIGTERM');
		const timeout = setTimeout(() => {
			this.#keep(`(killed by us: still running ${stopTimeoutMs / 1000} s after SIGTERM)`);
			signalGroup(child, 'SIGKILL');
		}, stopTimeoutMs);
		await hasExited;
		clearTimeout(timeout);
		signalGroup(child, 'SIGKILL'); // Its task runner, should it be left over.
		if (child.signalCode === 'SIGKILL') throw new Error(`n8n did not stop when asked to.\n${this.logTail()}`);
	}

	/** Ends n8n at once, as a power cut would (SIGKILL). */
	async kill(): Promise<void> {
		const child = this.#child;
		if (child === null) return;
		const hasExited = once(child, 'exit');
		signalGroup(child, 'SIGKILL');
		await hasExited;
	}

	#keep(line: string): void {
		this.#lines.push(line);
		if (this.#lines.length > 2 * keptLogLines) this.#lines = this.#lines.slice(-keptLogLines);
	}

	async #poll(
		what: string,
		probe: ReadyProbe,
		isReady: (status: number, text: string) => boolean,
	): Promise<void> {
		const { method = 'GET', headers = {}, body } = probe;
		const request = {
			method,
			headers: { connection: 'close', ...headers },
			...(body === undefined ? {} : { body }),
		};
		const ask = async (): Promise<true | undefined> => {
			if (this.#child === null) throw new Error(`n8n ended while we waited for ${what}.\n${this.logTail()}`);
			try {
				const response = await fetch(new URL(probe.url, this.baseUrl), {
					...request,
					signal: AbortSignal.timeout(probeTimeoutMs),
				});
				return isReady(response.status, await response.text()) ? true : undefined;
			} catch {
				return undefined; // Not listening yet.
			}
		};
		await waitUntil(what, ask, {
			timeoutMs: startTimeoutMs,
			explain: () => `It printed last:\n${this.logTail()}`,
		});
	}
}
