/** Steps back out of a half-done batch: HubSpot writes nothing when it rejects the whole request. */
export interface UndoLog {
	/** Remembers how to take one change back; forgotten at once outside a transaction. */
	readonly add: (step: () => void) => void;
	/** Runs the work; takes its changes back when `keep` says no to the result. */
	readonly transaction: <T>(work: () => T, keep: (result: T) => boolean) => T;
}

export function createUndoLog(): UndoLog {
	let steps: (() => void)[] | null = null;
	return {
		add: (step) => {
			steps?.push(step);
		},
		transaction: (work, keep) => {
			steps = [];
			try {
				const result = work();
				if (!keep(result)) for (const step of steps.reverse()) step();
				return result;
			} finally {
				steps = null;
			}
		},
	};
}
