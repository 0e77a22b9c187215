import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudioEvent } from '../../../core/event';
import type { NormaliseContext } from '../../../core/intake';
import { zenotiProfile } from '../../../vendors/zenoti/profile';

const folder = join(__dirname, '../../fixtures/zenoti');

/** Names of all fixture files, without `.json`. */
export const fixtureNames: readonly string[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

export type Json = Record<string, unknown>;

/** A fresh copy of a fixture, so that a test may change it. */
export function fixture(name: string): Json {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Json;
}

/** The event object of a fixture. */
export function dataOf(payload: Json): Json {
	return payload.data as Json;
}

export const context: NormaliseContext = {
	receivedAt: '2025-12-31T23:59:59.000Z',
	ingestion: 'webhook',
	timeZone: null,
	currency: null,
};

export function eventsOf(payload: unknown, changes: Partial<NormaliseContext> = {}): readonly StudioEvent[] {
	return zenotiProfile.toEvents({ payload, headers: {} }, { ...context, ...changes });
}

/** The only event of a payload. */
export function eventOf(payload: unknown, changes: Partial<NormaliseContext> = {}): StudioEvent {
	const [event, ...others] = eventsOf(payload, changes);
	if (event === undefined || others.length > 0) throw new Error(`${others.length + 1} events instead of one`);
	return event;
}

/** Sets the value at a path such as `data.invoice.guest.id` or `data.appointments.0.id`; `undefined` removes it. */
export function withValue(payload: Json, path: string, value: unknown): Json {
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const parent = keys.reduce<Json>((level, key) => level[key] as Json, payload);
	if (value === undefined) delete parent[last];
	else parent[last] = value;
	return payload;
}
