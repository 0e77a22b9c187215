import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sale, StudioEvent } from '../../../core/event';
import type { DeliveryHeaders, NormaliseContext } from '../../../core/intake';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';

const folder = join(__dirname, '../../fixtures/wellnessliving');

export type Json = Record<string, unknown>;

export const fixtureNames: readonly string[] = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.slice(0, -'.json'.length));

/** A fresh copy on every call, so that a test may change it. */
export function fixture(name: string): Json {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Json;
}

/** The same payload without `meta_data`, as two of the three published examples are. */
export function withoutMeta(name: string): Json {
	const payload = fixture(name);
	delete payload['meta_data'];
	return payload;
}

/** `meta_data` of a fixture with some of its fields changed. */
export function metaOf(name: string, changes: Json = {}): Json {
	return { ...(fixture(name)['meta_data'] as Json), ...changes };
}

export const context: NormaliseContext = {
	receivedAt: '2026-10-01T12:00:00.000Z',
	ingestion: 'webhook',
	timeZone: 'America/Halifax',
	currency: null,
};

/** The one event a delivery becomes. */
export function eventOf(
	payload: unknown,
	headers: DeliveryHeaders = {},
	changes: Partial<NormaliseContext> = {},
): StudioEvent {
	const events = wellnessLivingProfile.toEvents({ payload, headers }, { ...context, ...changes });
	if (events.length !== 1 || events[0] === undefined)
		throw new Error(`${events.length} events instead of one`);
	return events[0];
}

export const eventOfFixture = (name: string): StudioEvent => eventOf(fixture(name));

/** The sale of a `purchase.…` payload. */
export function saleOf(payload: Json, changes: Partial<NormaliseContext> = {}): Sale {
	const { sale } = eventOf(payload, {}, changes).data;
	if (sale === undefined) throw new Error('The event carries no sale');
	return sale;
}
