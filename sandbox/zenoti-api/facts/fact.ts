import type { Settings } from '../settings';
import type { Organisation } from '../store/organisation';
import type { Json } from '../store/rows';

/** What a fact is applied to, and when it happened. */
export interface FactContext {
	readonly organisation: Organisation;
	readonly settings: Settings;
	/** Milliseconds since 1970, from the event's own stamp. */
	readonly atMs: number;
}

export type FactOutcome =
	| { readonly applied: true; readonly subject: string; readonly id: string }
	/** Nothing has changed; why. */
	| { readonly applied: false; readonly reason: string };

export type FactHandler = (context: FactContext, data: Json) => FactOutcome;

export function applied(subject: string, id: string | number): FactOutcome {
	return { applied: true, subject, id: String(id) };
}

export function ignored(reason: string): FactOutcome {
	return { applied: false, reason };
}
