import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes, type StudioEvent } from '../../../core/event';
import { zenotiEvents } from '../../../vendors/zenoti/event-table';
import { eventsOf, fixture, fixtureNames, type Json } from './support';

const timeZones = [null, 'Asia/Dubai', 'America/New_York', 'Nowhere/Land'] as const;

/** What every answer must satisfy, whatever was sent. */
function expectSound(events: readonly StudioEvent[]): void {
	expect(events.length).toBeGreaterThan(0);
	expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
	for (const event of events) {
		expect(eventTypes).toContain(event.type);
		expect(event.id).toMatch(/^zenoti:[a-z]+:.+:[a-z]+:.+$/s);
		expect(event.time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
		expect(event.correlationid).toMatch(/^zenoti:[a-z]+:/);
		if (event.type === 'studio.unrecognized') expect(event.data.reason).toMatch(/\.$/);
		for (const text of JSON.stringify(event.data).matchAll(/:(""|NaN|Infinity)[,}]/g))
			expect(text).toBeNull();
	}
}

/** Values that a field of a payload may turn into. */
const oddValue = fc.oneof(
	fc.jsonValue({ maxDepth: 2 }),
	fc.constantFrom<unknown>(
		null,
		'',
		' ',
		0,
		-1,
		-0,
		1e21,
		'1e400',
		'0001-01-01T00:00:00',
		'2025-02-30T25:61:61',
		'0',
		'-1',
		[],
		{},
		[null],
		[[]],
		true,
		'\0',
		'\ud800',
		'12345678901234567890',
		'10.00',
		'constructor',
		'__proto__',
	),
);

/** All places of a payload, as lists of keys. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path];
	return [
		...(path.length > 0 ? [path] : []),
		...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...path, key])),
	];
}

function change(payload: Json, place: readonly string[], odd: unknown, isDeleted: boolean): void {
	// a copy: the same object at two places could be put into itself, and JSON holds no circles
	const value = structuredClone(odd);
	const last = place.at(-1) ?? '';
	let level: unknown = payload;
	for (const key of place.slice(0, -1)) level = (level as Json | null)?.[key];
	if (typeof level !== 'object' || level === null) return;
	// Not `delete` in a list: JSON has no holes.
	if (isDeleted && Array.isArray(level)) level.splice(Number(last), 1);
	else if (isDeleted) delete (level as Json)[last];
	else (level as Json)[last] = value;
}

describe('Hostile or broken Zenoti payloads', () => {
	it('of any JSON value whatever come out as events and never throw', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(...timeZones), (payload, timeZone) => {
				expectSound(eventsOf(payload, { timeZone }));
			}),
			{ numRuns: 1000 },
		);
	});

	it('that carry a known event type and any data come out as events and never throw', () => {
		const names = zenotiEvents.map((event) => event.names[0]);
		fc.assert(
			fc.property(
				fc.constantFrom(...names),
				fc.jsonValue({ maxDepth: 4 }),
				fc.option(fc.string()),
				(eventType, data, eventId) => {
					expectSound(eventsOf({ event_type: eventType, event_id: eventId, data }));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it.each(fixtureNames)(
		'made of %s by losing or changing fields come out as events and never throw',
		(name) => {
			const places = placesOf(fixture(name));
			const edit = fc.tuple(fc.constantFrom(...places), oddValue, fc.boolean());
			fc.assert(
				fc.property(
					fc.array(edit, { minLength: 1, maxLength: 6 }),
					fc.constantFrom(...timeZones),
					(edits, timeZone) => {
						const payload = fixture(name);
						for (const [place, value, isDeleted] of edits) change(payload, place, value, isDeleted);
						expectSound(eventsOf(payload, { timeZone }));
						expectSound(eventsOf(payload.data, { timeZone }));
					},
				),
				{ numRuns: 60 },
			);
		},
	);

	it('read own properties only, and leave prototypes alone', () => {
		const polluted: unknown = JSON.parse('{"__proto__":{"event_type":"Guest.Created","data":{"id":"x"}}}');
		expect(eventsOf(polluted)[0]?.type).toBe('studio.unrecognized');
		const nested: unknown = JSON.parse(
			'{"event_type":"Guest.Created","data":{"id":"g1","personal_info":{"__proto__":{"first_name":"Eve"}}}}',
		);
		expect(eventsOf(nested)[0]?.data.client?.firstName).toBeNull();
		expect(Object.hasOwn(Object.prototype, 'first_name')).toBe(false);
	});

	it('nested 100,000 levels deep are answered, without an envelope and with one', () => {
		const depth = 100_000;
		const deep: unknown = JSON.parse(`${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`);
		expectSound(eventsOf(deep));
		expectSound(
			eventsOf({ event_type: 'Guest.Created', data: { id: 'g1', tags: [deep], personal_info: deep } }),
		);
	});

	it('with ten thousand lines give ten thousand bookings, and with equal ones a single booking', () => {
		const lines = Array.from({ length: 10_000 }, (_, index) => ({
			id: `line-${index}`,
			last_updated_on: '2025-05-12T18:21:09',
		}));
		const payload = (appointments: unknown) => ({
			event_type: 'AppointmentGroup.Updated',
			event_id: 'e1',
			data: { appointment_group_id: 'g', appointments },
		});
		expect(eventsOf(payload(lines))).toHaveLength(10_000);
		expect(eventsOf(payload(lines.map(() => lines[0])))).toHaveLength(1);
	});
});
