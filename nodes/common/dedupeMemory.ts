import type { StudioEvent } from '../../core/event';
import { DedupeWindow, ToldStates } from '../../core/intake';

/** 100,000 facts take about 12 MB; a studio with 1,000 deliveries an hour fills this in four days. */
const mostKeys = 100_000;
/** A vendor's first retries must not start a second run while n8n still holds the first one. */
const abandonMs = 10 * 60_000;
/** As long as a webhook trigger remembers unless told otherwise. */
const polledMs = 168 * 3_600_000;
/** For each polled workflow; about 10 MB at the most. */
const mostStates = 10_000;

/**
 * One window per trigger node in this process. Static data is not used on purpose: it is not atomic, the last writer
 * wins over the whole workflow (so it would erase a polling trigger's cursor), and n8n 2.41 loses what a call writes
 * when that call starts an execution.
 */
export class DedupeMemory {
	private readonly windows = new Map<string, Kept>();

	private readonly states = new Map<string, ToldStates>();

	constructor(private readonly now: () => number) {}

	windowOf(scope: string, windowMs: number): DedupeWindow {
		const existing = this.windows.get(scope);
		if (existing !== undefined) {
			existing.usedMs = this.now();
			existing.window.setWindow(windowMs);
			return existing.window;
		}
		this.dropIdle();
		const window = new DedupeWindow({ windowMs, maxKeys: mostKeys, abandonMs, now: this.now });
		this.windows.set(scope, { window, usedMs: this.now() });
		return window;
	}

	/** The last state of each client, booking and sale that the triggers of a polled workflow have told. */
	statesOf(workflowId: string): ToldStates {
		const states = this.states.get(workflowId) ?? new ToldStates(mostStates);
		this.states.set(workflowId, states);
		return states;
	}

	/** What a webhook trigger has told; kept only where a poll has asked for it since n8n started. */
	noteTold(workflowId: string, events: readonly StudioEvent[]): void {
		this.states.get(workflowId)?.note(events, 'webhook');
	}

	/** What the polling triggers of a workflow have told: a webhook that comes later is a duplicate. */
	polledWindow(workflowId: string): DedupeWindow {
		return this.windowOf(polledScope(workflowId), polledMs);
	}

	wasPolled(workflowId: string, key: string): boolean {
		return this.windows.get(polledScope(workflowId))?.window.has(key) === true;
	}

	/** The windows of the webhook triggers of a workflow that have had a delivery since n8n started. */
	webhookWindows(workflowId: string): readonly DedupeWindow[] {
		const polled = polledScope(workflowId);
		const own = [...this.windows].filter(
			([scope]) => scope !== polled && scope.startsWith(triggerScope(workflowId, '')),
		);
		return own.map(([, { window }]) => window);
	}

	/** Not one in use a moment ago: between a refused delivery and the twin that takes its place, it holds nothing. */
	private dropIdle(): void {
		const nowMs = this.now();
		for (const [scope, { window, usedMs }] of this.windows) {
			if (nowMs - usedMs >= abandonMs && window.isIdle()) this.windows.delete(scope);
		}
	}
}

interface Kept {
	readonly window: DedupeWindow;
	usedMs: number;
}

/** One trigger node of a workflow. */
export function triggerScope(workflowId: string, nodeId: string): string {
	return `${workflowId}:${nodeId}`;
}

/** No node has this id: those are UUIDs. */
function polledScope(workflowId: string): string {
	return triggerScope(workflowId, 'polled');
}

/** The one memory of this process, for webhook and polling triggers. */
export const dedupeMemory = new DedupeMemory(() => Date.now());
