import { describe, expect, it } from 'vitest';
import { buildEvent, buildEventId, schemaBase, type EventParts } from '../../../core/event';

describe('an event id', () => {
	it('joins system, entity, entity id, operation and version', () => {
		expect(buildEventId('zenoti', 'invoice', '7e4e', 'closed', '622b')).toBe(
			'zenoti:invoice:7e4e:closed:622b',
		);
	});

	it('is the same for a GUID in either case', () => {
		const guid = '7E4E1A62-0000-4000-8000-00000000ABCD';
		expect(buildEventId('zenoti', 'guest', guid, 'updated', 'V1')).toBe(
			buildEventId('zenoti', 'guest', guid.toLowerCase(), 'updated', 'v1'),
		);
	});

	it('keeps 20 digits, prototype names and a time as they are', () => {
		expect(buildEventId('w', 'client', '18446744073709551615', 'updated', '__proto__')).toBe(
			'w:client:18446744073709551615:updated:__proto__',
		);
		expect(buildEventId('w', 'a', 'b', 'c', '2026-01-01T00:00:00Z')).toBe('w:a:b:c:2026-01-01t00:00:00z');
	});

	it.each([0, 1, 2, 3, 4])('without its part %i is a bug and says so', (missing) => {
		const parts = ['w', 'client', '1', 'updated', '1'].map((part, index) => (index === missing ? ' ' : part));
		const [system = '', entity = '', entityId = '', operation = '', version = ''] = parts;
		expect(() => buildEventId(system, entity, entityId, operation, version)).toThrow(`Part ${missing + 1}`);
	});
});

it('an event is a CloudEvent: only the specified attributes, and the schema of its type', () => {
	const parts: EventParts = {
		id: 'w:client:1:created:1',
		source: 'w/businesses/1',
		type: 'studio.client.created',
		subject: 'client/1',
		time: '2026-01-01T00:00:00.000Z',
		sourcetype: 'client.created',
		receivedtime: '2026-01-01T00:00:01.000Z',
		ingestion: 'webhook',
		correlationid: 'w:client:1:created:1',
		deliveryid: null,
		data: {},
	};
	const event = buildEvent(parts);
	expect(event).toEqual({
		...parts,
		specversion: '1.0',
		datacontenttype: 'application/json',
		dataschema: `${schemaBase}studio.client.created.json`,
	});
	expect(Object.keys(event).every((name) => /^[a-z0-9]{1,20}$/.test(name))).toBe(true);
});
