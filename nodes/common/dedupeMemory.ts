import { DedupeWindow } from '../../core/intake';

/** 100,000 facts take about 12 MB; a studio with 1,000 deliveries an hour fills this in four days. */
const mostKeys = 100_000;
/** A vendor's first retries must not start a second run while n8n still holds the first one. */
const abandonMs = 10 * 60_000;

/**
 * One window per trigger node in this process. Static data is not used on purpose: it is not atomic, the last writer
 * wins over the whole workflow (so it would erase a polling trigger's cursor), and n8n 2.41 loses what a call writes
 * when that call starts an execution.
 */
export class DedupeMemory {
	private readonly windows = new Map<string, DedupeWindow>();

	constructor(private readonly now: () => number) {}

	windowOf(scope: string, windowMs: number): DedupeWindow {
		const existing = this.windows.get(scope);
		if (existing !== undefined) {
			existing.setWindow(windowMs);
			return existing;
		}
		this.dropIdle();
		const created = new DedupeWindow({ windowMs, maxKeys: mostKeys, abandonMs, now: this.now });
		this.windows.set(scope, created);
		return created;
	}

	private dropIdle(): void {
		for (const [scope, window] of this.windows) {
			if (window.isIdle()) this.windows.delete(scope);
		}
	}
}
