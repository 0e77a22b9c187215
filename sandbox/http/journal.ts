export interface JournalEntry {
	readonly seq: number;
	/** UTC, ISO 8601 with milliseconds. */
	readonly time: string;
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** The route's own pattern, `POST /crm/objects/:version/:objectType/batch/upsert`; `null` when none fits. */
	readonly route: string | null;
	readonly body: unknown;
	/** What left the stand-in; `null` when the connection was cut. */
	readonly status: number | null;
	/** What the stand-in answered, or would have answered before the connection was cut. */
	readonly answer: unknown;
	/** A scripted fault hit this request. */
	readonly faulted: boolean;
}

/** Something a careful client never does although the vendor lets it happen. */
export interface Violation {
	readonly time: string;
	readonly kind: string;
	readonly detail: string;
}

export interface Journal {
	readonly record: (entry: Omit<JournalEntry, 'seq' | 'time'>) => void;
	readonly entries: () => readonly JournalEntry[];
	/** Requests per route pattern; requests that fit no route count under their method and path. */
	readonly counts: () => Readonly<Record<string, number>>;
	readonly total: () => number;
	readonly reportViolation: (kind: string, detail: string) => void;
	readonly violations: () => readonly Violation[];
	readonly clear: () => void;
}

/** Keeps every request in order; `now` is in milliseconds since 1970. */
export function createJournal(now: () => number): Journal {
	const entries: JournalEntry[] = [];
	const violations: Violation[] = [];
	const time = () => new Date(now()).toISOString();
	return {
		record: (entry) => {
			entries.push({ seq: entries.length + 1, time: time(), ...entry });
		},
		entries: () => entries,
		counts: () => countBy(entries.map((entry) => entry.route ?? `${entry.method} ${entry.path}`)),
		total: () => entries.length,
		reportViolation: (kind, detail) => {
			violations.push({ time: time(), kind, detail });
		},
		violations: () => violations,
		clear: () => {
			entries.length = 0;
			violations.length = 0;
		},
	};
}

/** How often each name occurs. */
export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return Object.fromEntries(counts);
}
