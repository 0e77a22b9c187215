import { describe, expect, it } from 'vitest';
import { momentOf } from '../../../vendors/wellnessliving/moment';
import { context, eventOf, fixture, metaOf, withoutMeta } from './support';

const client = withoutMeta('client.updated');
const topic = { 'x-topic': 'client.updated' };

describe('a moment is read in every usual form', () => {
	const cases: ReadonlyArray<[raw: unknown, utc: string | null]> = [
		['2026-03-04T18:12:33Z', '2026-03-04T18:12:33.000Z'],
		['2026-03-04T18:12:33.020Z', '2026-03-04T18:12:33.020Z'],
		['2026-03-04T18:12:33.0204567Z', '2026-03-04T18:12:33.020Z'],
		['2026-03-04T15:12:33-03:00', '2026-03-04T18:12:33.000Z'],
		['2026-03-05T00:42:33+0630', '2026-03-04T18:12:33.000Z'],
		['2026-03-04 18:12:33', '2026-03-04T18:12:33.000Z'],
		['1772647953', '2026-03-04T18:12:33.000Z'],
		['1772647953020', '2026-03-04T18:12:33.020Z'],
		[1772647953, '2026-03-04T18:12:33.000Z'],
		['Wed, 04 Mar 2026 18:12:33 GMT', '2026-03-04T18:12:33.000Z'],
		['Wed, 04 Mar 2026 15:12:33 -0300', '2026-03-04T18:12:33.000Z'],
		['Wed, 99 Mar 2026 18:12:33 GMT', null],
		['0000-00-00 00:00:00', null],
		['2026-02-30T00:00:00Z', null],
		['17726479530', null],
		['yesterday', null],
		['', null],
		[null, null],
		[{}, null],
	];
	it.each(cases)('%j → %j', (raw, utc) => {
		expect(momentOf(raw)).toBe(utc);
	});
});

describe('the time of an event', () => {
	it('is the date in the body, which is signed', () => {
		const payload = fixture('client.updated');
		const headers = { 'x-generated-at': '2026-03-05T00:00:00Z' };
		expect(eventOf(payload, headers).time).toBe('2026-03-03T09:41:07.090Z');
	});

	it('else the header, in whatever form it comes', () => {
		expect(eventOf(client, { ...topic, 'x-generated-at': '1772647953' }).time).toBe(
			'2026-03-04T18:12:33.000Z',
		);
	});

	it.each(['someday', '', undefined])('else the time of receipt: x-generated-at %j', (generatedAt) => {
		expect(eventOf(client, { ...topic, 'x-generated-at': generatedAt }).time).toBe(context.receivedAt);
	});

	it('is old after three days of retries, and that is no reason to refuse it', () => {
		const event = eventOf(client, { ...topic, 'x-generated-at': '2026-09-28T12:00:00Z' });
		expect([event.type, event.time]).toEqual(['studio.client.updated', '2026-09-28T12:00:00.000Z']);
	});

	it('is not taken from an unsigned header that lies in the future', () => {
		expect(eventOf(client, { ...topic, 'x-generated-at': '2099-01-01T00:00:00Z' }).time).toBe(
			context.receivedAt,
		);
	});
});

describe('the source of an event', () => {
	const cases: ReadonlyArray<[title: string, payload: object, headers: object, source: string]> = [
		['the body', fixture('client.updated'), { 'x-business_id': '7' }, 'wellnessliving/businesses/61042'],
		['the header as sent', client, { 'x-business_id': '7' }, 'wellnessliving/businesses/7'],
		['the header as some proxies write it', client, { 'X-Business-Id': '7' }, 'wellnessliving/businesses/7'],
		['the key in the payload', { ...client, k_business: 7 }, {}, 'wellnessliving/businesses/7'],
		['nobody, behind a proxy that drops the header', client, {}, 'wellnessliving'],
		['a header that cannot be a key', client, { 'x-business_id': '../7' }, 'wellnessliving'],
	];
	it.each(cases)('is told by %s', (_title, payload, headers, source) => {
		expect(eventOf(payload, { ...topic, ...headers }).source).toBe(source);
	});
});

describe('the envelope', () => {
	it('is the same for an event and for one that is not understood', () => {
		const known = eventOf(fixture('client.updated'), {}, { ingestion: 'replay' });
		const unknown = eventOf({
			...fixture('client.updated'),
			meta_data: metaOf('client.updated', { topic: 'x.y' }),
		});
		expect(known).toMatchObject({
			ingestion: 'replay',
			receivedtime: context.receivedAt,
			deliveryid: 'evt-k-2',
		});
		expect(unknown).toMatchObject({
			source: known.source,
			time: known.time,
			deliveryid: 'evt-k-2',
			sourcetype: 'x.y',
		});
	});

	it('keeps ids short, however long the text of the vendor is', () => {
		const long = 'k'.repeat(10_000);
		const event = eventOf(client, { ...topic, 'x-payload-key': long, 'x-generated-at': long });
		expect(event.id.length).toBeLessThan(200);
		expect(eventOf(client, { ...topic, 'x-payload-key': `${long}!`, 'x-generated-at': long }).id).not.toBe(
			event.id,
		);
	});

	it('correlates an event without a business transaction with itself', () => {
		const event = eventOf(fixture('client.updated'));
		expect(event.correlationid).toBe(event.id);
	});
});
