/** One poll under way. */
export interface PollTurn {
	/** Whether no other poll has taken over meanwhile. */
	readonly isCurrent: () => boolean;
	readonly end: () => void;
}

/** Longer than any poll takes that is still alive. */
const abandonMs = 30 * 60_000;

/** One poll at a time for each node: n8n starts the next one while the last one is still running. */
export class PollTurns {
	private readonly running = new Map<string, { readonly startedMs: number }>();

	constructor(private readonly now: () => number) {}

	/** `null` while an earlier poll of this node is under way. */
	begin(scope: string): PollTurn | null {
		const earlier = this.running.get(scope);
		if (earlier !== undefined && this.now() - earlier.startedMs < abandonMs) return null;
		const own = { startedMs: this.now() };
		this.running.set(scope, own);
		const isCurrent = () => this.running.get(scope) === own;
		return {
			isCurrent,
			end: () => {
				if (isCurrent()) this.running.delete(scope);
			},
		};
	}
}
