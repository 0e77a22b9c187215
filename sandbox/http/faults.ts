/** One scripted misbehaviour: whatever is not set stays as the stand-in would do it. */
export interface Fault {
	readonly match?: { readonly method?: string; readonly path?: string | RegExp };
	/** How many matching requests it hits; 1 when left out. */
	readonly times?: number;
	/** How many matching requests pass unharmed before it starts. */
	readonly skip?: number;
	/** Answers this status instead of doing the work; nothing is read or written. */
	readonly status?: number;
	/** With `status`: does the work all the same, so that the client is told of a failure that was none. */
	readonly afterWrite?: boolean;
	/** The vendor's own body for that status when left out. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** Waits before the answer leaves, after the work is done. */
	readonly delayMs?: number;
	/** Cuts the connection without doing the work. */
	readonly dropBeforeWrite?: boolean;
	/** Does the work, then cuts the connection: the client cannot know. */
	readonly dropAfterWrite?: boolean;
}

export interface Faults {
	/** Adds to the script; the first unspent fault that matches a request wins. */
	readonly next: (fault: Fault) => void;
	/** The fault this request meets, and spends one of its times. */
	readonly take: (method: string, path: string) => Fault | null;
	/** Faults with times left. */
	readonly pending: () => number;
	readonly clear: () => void;
}

interface Armed {
	readonly fault: Fault;
	readonly path: RegExp | null;
	skip: number;
	left: number;
}

export function createFaults(): Faults {
	let armed: Armed[] = [];
	return {
		next: (fault) => {
			const path = fault.match?.path;
			armed.push({
				fault,
				path: path === undefined ? null : new RegExp(path),
				skip: fault.skip ?? 0,
				left: fault.times ?? 1,
			});
		},
		take: (method, path) => takeFrom(armed, method, path),
		pending: () => armed.filter((entry) => entry.left > 0).length,
		clear: () => {
			armed = [];
		},
	};
}

function takeFrom(armed: readonly Armed[], method: string, path: string): Fault | null {
	for (const entry of armed) {
		if (entry.left <= 0 || !matches(entry, method, path)) continue;
		if (entry.skip > 0) {
			entry.skip -= 1;
			continue;
		}
		entry.left -= 1;
		return entry.fault;
	}
	return null;
}

function matches(entry: Armed, method: string, path: string): boolean {
	const wanted = entry.fault.match?.method?.toUpperCase() ?? method;
	return wanted === method && (entry.path === null || entry.path.test(path));
}
