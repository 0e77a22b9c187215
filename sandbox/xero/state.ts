import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { Call, Route } from '../http/route';
import type { Access } from './access';
import type { IdempotencyStore } from './idempotency';
import type { Limiter } from './limits';
import type { Organisation } from './store/organisation';

/** Everything one stand-in holds. */
export interface XeroState {
	/** By tenant id, in the order of the options. */
	organisations: ReadonlyMap<string, Organisation>;
	readonly access: Access;
	readonly limiter: Limiter;
	readonly idempotency: IdempotencyStore;
	readonly journal: Journal;
	readonly faults: Faults;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** A request with the headers that Xero reads. */
export interface XeroCall extends Omit<Call, 'params'> {
	readonly tenantId: string | null;
	readonly idempotencyKey: string | null;
	/** The whole `Authorization` header. */
	readonly authorization: string;
	/** `If-Modified-Since` in milliseconds since 1970. */
	readonly modifiedSince: number | null;
}

/** An admitted request at one organisation, as the routes see it. */
export interface Visit {
	readonly books: Organisation;
	readonly now: () => number;
	readonly modifiedSince: number | null;
	/** Something a careful client never does although Xero lets it happen. */
	readonly reportViolation: (kind: string, detail: string) => void;
}

export type XeroRoute = Route<Visit>;
