import type { Caller } from '../../core/http';
import { own, recordOf, textOf } from '../../core/event/read';
import {
	contactFields,
	dealFields,
	type ContactField,
	type DealField,
	type PlannedChange,
} from '../../core/sync';
import type { HubSpotObject } from './api';
import { contactProperties, dealProperties } from './fields';

/** One run against one account. */
export interface Session {
	readonly caller: Caller;
	/** Records of one batch call, 100 at the most. */
	readonly batchSize: number;
	/** `null` when this run writes; otherwise it notes what it would have written. */
	readonly plan: Plan | null;
	/** The page of a record for people, `null` when links were not asked for. */
	readonly recordUrl: (object: HubSpotObject, id: string) => Promise<string | null>;
}

/** The notes of a dry run. */
export interface Plan {
	readonly note: (key: string, change: PlannedChange) => void;
	readonly countCall: () => void;
	readonly changes: () => ReadonlyMap<string, readonly PlannedChange[]>;
	readonly calls: () => number;
}

export function createPlan(): Plan {
	const changes = new Map<string, PlannedChange[]>();
	let calls = 0;
	return {
		note: (key, change) => {
			const list = changes.get(key) ?? [];
			list.push(change);
			changes.set(key, list);
		},
		countCall: () => {
			calls += 1;
		},
		changes: () => changes,
		calls: () => calls,
	};
}

/** What the generic reader and writer have to know of contacts or deals. */
export interface ObjectKind<Field extends string> {
	readonly object: HubSpotObject;
	readonly recordType: 'contact' | 'deal';
	readonly table: Readonly<Record<Field, string>>;
	readonly fields: readonly Field[];
	/** The unique property that holds our key. */
	readonly keyProperty: string;
}

export const contactKind: ObjectKind<ContactField> = {
	object: 'contacts',
	recordType: 'contact',
	table: contactProperties,
	fields: contactFields,
	keyProperty: contactProperties.key,
};

export const dealKind: ObjectKind<DealField> = {
	object: 'deals',
	recordType: 'deal',
	table: dealProperties,
	fields: dealFields,
	keyProperty: dealProperties.key,
};

/** Consecutive parts of at most `size` members. */
export function chunksOf<T>(list: readonly T[], size: number): ReadonlyArray<readonly T[]> {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** A link HubSpot itself sent beside a record, when it did. */
export function urlIn(result: unknown): string | null {
	const url = textOf(own(recordOf(result), 'url'));
	return url !== null && url.startsWith('https://') ? url : null;
}
