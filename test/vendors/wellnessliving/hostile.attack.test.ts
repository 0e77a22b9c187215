import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes, type StudioEvent } from '../../../core/event';
import { eventsOfBody } from '../../../core/intake';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { topicRules } from '../../../vendors/wellnessliving/topics';
import { pathsOf, without } from './json-paths';
import { context, eventOf, fixture, fixtureNames, type Json } from './support';

/** What must hold of every event, whatever came in. */
function expectSound(event: StudioEvent): void {
	expect(eventTypes).toContain(event.type);
	expect(event.id).toMatch(/^wellnessliving(:[\w.@+/=-]+){4}$/);
	expect(event.id.length).toBeLessThan(400);
	expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	expect(event.source).toMatch(/^wellnessliving(\/businesses\/[\w-]+)?$/);
	const text = JSON.stringify(event);
	// Told apart by `toEqual`: -0, NaN and undefined would not survive the text.
	expect(JSON.parse(text)).toEqual(event);
}

const topics = topicRules.map((rule) => rule.topic);

describe('nothing that WellnessLiving could sign throws', () => {
	it('any JSON value under any topic becomes one sound event', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(...topics, 'x', ''), (payload, topic) => {
				expectSound(eventOf(payload, { 'x-topic': topic }));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('any value in place of any field of any sample', () => {
		const places = fixtureNames.flatMap((name) =>
			pathsOf(fixture(name)).map((path) => [name, path] as const),
		);
		const odd = fc.oneof(
			fc.jsonValue(),
			fc.constantFrom<unknown>(
				null,
				'',
				0,
				-1,
				'0',
				[],
				{},
				[[]],
				1e308,
				-0,
				'1e400',
				'-0',
				'NaN',
				'\u0000',
				'\ud800',
			),
			fc.constantFrom(
				'9'.repeat(20),
				18446744073709552000,
				'0000-00-00',
				'9999-12-31 23:59:59',
				'2026-02-29 24:00:00',
			),
			fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
		);
		fc.assert(
			fc.property(fc.constantFrom(...places), odd, fc.boolean(), ([name, path], value, isNamed) => {
				const headers = isNamed ? { 'x-topic': name } : {};
				expectSound(eventOf(replaced(fixture(name), path.split('.'), value), headers));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('any field missing from any sample', () => {
		for (const name of fixtureNames)
			for (const path of pathsOf(fixture(name)))
				expectSound(eventOf(without(fixture(name), [path]), { 'x-topic': name }));
	});

	it('any header', () => {
		const names = ['x-topic', 'x-generated-at', 'x-payload-key', 'x-business_id', 'x-business-id'];
		const headers = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string())));
		fc.assert(
			fc.property(headers, (sent) => expectSound(eventOf({ uid: '1', k_visit: '2' }, sent))),
			{ numRuns: 1_000 },
		);
	});
});

function replaced(value: unknown, [step = '', ...rest]: readonly string[], put: unknown): unknown {
	if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, [step, ...rest], put));
	if (typeof value !== 'object' || value === null) return value;
	const key = step.replace('[]', '');
	const child = (value as Json)[key];
	return { ...value, [key]: rest.length === 0 ? put : replaced(child, rest, put) };
}

const bodyEvent = (text: string): StudioEvent | undefined =>
	eventsOfBody(wellnessLivingProfile, Buffer.from(text), { 'x-topic': 'client.updated' }, context, false)[0];

describe('hostile bodies', () => {
	it('leave prototypes alone, and inherited fields are not read', () => {
		const event = bodyEvent(
			'{"uid":"1","__proto__":{"s_first_name":"Eve","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
		);
		expect(event?.data.client).toMatchObject({ id: '1', firstName: null });
		expect(({} as Json)['polluted']).toBeUndefined();
	});

	it('keep 20-digit keys to the last digit, as text or as number', () => {
		for (const uid of ['"18446744073709551615"', '18446744073709551615'])
			expect(bodyEvent(`{"uid":${uid}}`)?.data.client?.id).toBe('18446744073709551615');
	});

	it('may be large and strange, in bounded time', () => {
		const topic = `${'a.'.repeat(200_000)}b`;
		const started = performance.now();
		expect(eventOf({}, { 'x-topic': topic }).type).toBe('studio.unrecognized');
		expect(bodyEvent(`{"uid":"${'9'.repeat(1_000_000)}"}`)?.type).toBe('studio.unrecognized');
		expect(
			bodyEvent(`{"uid":"1","s_mail":"${'a'.repeat(500_000)}@","dt_add":"${'2'.repeat(500_000)}"}`)?.data
				.client?.email,
		).toBeNull();
		expect(performance.now() - started).toBeLessThan(2_000);
	});

	it('may be nested deeper than the engine can recurse', () => {
		const deep = '['.repeat(50_000) + ']'.repeat(50_000);
		expect(bodyEvent(`{"uid":"1","a":${deep}}`)?.type).toBe('studio.unrecognized');
		const payload: unknown = JSON.parse(`{"a":${deep}}`);
		expect(eventOf(payload).type).toBe('studio.unrecognized');
	});
});

describe('what is private stays out', () => {
	it.each(fixtureNames)('no markup, print link or photo of %s comes out', (name) => {
		const text = JSON.stringify(eventOf(fixture(name), { 'x-topic': name }));
		expect(text).not.toMatch(/<p>|<div>|token=|img\.harbour-movement/);
	});
});
