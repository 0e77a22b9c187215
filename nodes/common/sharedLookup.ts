interface Running<T> {
	readonly result: Promise<T>;
	readonly startedAtMs: number;
}

/** A look-up that takes longer is no longer waited for; the next delivery starts its own. */
const patienceMs = 5_000;

/**
 * One look-up at a time for each trigger: ten deliveries at once, or a flood of forged ones, cost n8n one or two
 * credential look-ups and not one each.
 */
export class SharedLookup<T> {
	private readonly running = new Map<string, Running<T>>();

	private readonly queued = new Map<string, Promise<T>>();

	constructor(private readonly now: () => number) {}

	/** What the look-up finds that was already running; `null` when none was. */
	async underWay(scope: string): Promise<T | null> {
		return (await this.runningIn(scope)?.result) ?? null;
	}

	/** What a look-up finds that begins now or later, so a decision that rests on it is up to date. */
	async fresh(scope: string, read: () => Promise<T>): Promise<T> {
		const running = this.runningIn(scope);
		const queued = this.queued.get(scope);
		if (queued !== undefined) return await queued;
		if (running === undefined) return await this.start(scope, read);
		const next = () => {
			if (this.queued.get(scope) === following) this.queued.delete(scope);
			return this.start(scope, read);
		};
		const following: Promise<T> = running.result.then(next, next);
		this.queued.set(scope, following);
		return await following;
	}

	private runningIn(scope: string): Running<T> | undefined {
		const running = this.running.get(scope);
		if (running === undefined || this.now() - running.startedAtMs < patienceMs) return running;
		this.running.delete(scope);
		this.queued.delete(scope);
		return undefined;
	}

	private start(scope: string, read: () => Promise<T>): Promise<T> {
		const result = read().finally(() => {
			if (this.running.get(scope) === started) this.running.delete(scope);
		});
		const started: Running<T> = { result, startedAtMs: this.now() };
		this.running.set(scope, started);
		return result;
	}
}
