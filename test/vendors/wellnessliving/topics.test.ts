import { describe, expect, it } from 'vitest';
import { wellnessLivingEventTypes } from '../../../vendors/wellnessliving/profile';
import { topicRules } from '../../../vendors/wellnessliving/topics';
import { visitStatuses } from '../../../vendors/wellnessliving/visit-status';
import { eventOf, eventOfFixture, fixture, fixtureNames, metaOf, withoutMeta } from './support';

const book = 'client.class.schedule.book';

describe('every topic becomes its studio event', () => {
	const cases: ReadonlyArray<[name: string, type: string]> = [
		['business.updated', 'studio.business.updated'],
		['location.created', 'studio.location.created'],
		['location.updated', 'studio.location.updated'],
		['staff.created', 'studio.staff.created'],
		['staff.updated', 'studio.staff.updated'],
		['staff.deleted', 'studio.staff.deleted'],
		['class.created', 'studio.schedule.created'],
		['class.updated', 'studio.schedule.updated'],
		['class.deleted', 'studio.schedule.deleted'],
		['appointment.created', 'studio.service.created'],
		['appointment.updated', 'studio.service.updated'],
		['client.created', 'studio.client.created'],
		['client.updated', 'studio.client.updated'],
		['client.deleted', 'studio.client.deleted'],
		[book, 'studio.booking.created'],
		['client.event.schedule', 'studio.booking.created'],
		['client.appointment.schedule', 'studio.booking.created'],
		['purchase.created', 'studio.sale.closed'],
		['purchase.updated', 'studio.sale.updated'],
		['purchase.refunded', 'studio.sale.refunded'],
		['purchase_option.created', 'studio.service.created'],
		['purchase_option.updated', 'studio.service.updated'],
		['purchase_option.deleted', 'studio.service.updated'],
	];
	it.each(cases)('%s → %s', (name, type) => {
		expect(eventOfFixture(name).type).toBe(type);
	});

	it('and every topic of the table has a sample here', () => {
		const sampled = new Set(
			fixtureNames.map((name) => (fixture(name)['meta_data'] as { topic?: string })?.topic),
		);
		expect(topicRules.map((rule) => rule.topic).filter((topic) => !sampled.has(topic))).toEqual([]);
	});

	it('and the menu offers exactly the types that can come out', () => {
		const types = new Set(
			[...topicRules, ...visitStatuses].map((row) => row.type).filter((type) => type !== null),
		);
		expect([...wellnessLivingEventTypes].sort()).toEqual([...types, 'studio.unrecognized'].sort());
	});
});

describe('the topic is recognised', () => {
	const cases: ReadonlyArray<[header: string, name: string, type: string]> = [
		['client.created', 'client.created', 'studio.client.created'],
		['  Client.Created ', 'client.created', 'studio.client.created'],
		['client/updated', 'client.created', 'studio.client.updated'],
		['CLIENT - UPDATED', 'client.created', 'studio.client.updated'],
		['client..deleted.', 'client.created', 'studio.client.deleted'],
		['client.class.schedule', book, 'studio.booking.created'],
		['client.class.schedule.created', book, 'studio.booking.created'],
		['Client/Class/Schedule/Updated', book, 'studio.booking.created'],
		['client class schedule whatever.next', book, 'studio.booking.created'],
		['purchase_option.deleted', 'purchase_option.deleted', 'studio.service.updated'],
		['purchase.refunded', 'purchase.refunded', 'studio.sale.refunded'],
	];
	it.each(cases)('from the header "%s", when the body names none', (header, name, type) => {
		expect(eventOf(withoutMeta(name), { 'X-Topic': header }).type).toBe(type);
	});

	const strangers = [
		'client.exploded',
		'purchase.option.deleted',
		'clients.created',
		'lead.created',
		'client',
		'.',
		'',
	];
	it.each(strangers)('or it is not: "%s" comes out as unrecognised', (header) => {
		const event = eventOf(withoutMeta('client.created'), { 'x-topic': header });
		expect(event.type).toBe('studio.unrecognized');
	});

	it('and an unknown one is shown to the studio as it arrived', () => {
		const event = eventOf({ uid: '1' }, { 'x-topic': 'Lead/Created' });
		expect(event.data.reason).toContain('"Lead/Created"');
		expect(event.sourcetype).toBe('lead.created');
	});
});

describe('the body is signed and the headers are not', () => {
	const meta = (topic?: string, operation?: string, source?: string): object => ({
		...withoutMeta('client.created'),
		meta_data: { topic, operation, source },
	});
	const cases: ReadonlyArray<[title: string, body: object, header: string | undefined, type: string]> = [
		[
			'a header that disagrees does nothing',
			meta('client.updated'),
			'client.deleted',
			'studio.client.updated',
		],
		['nor does one of another noun', meta('client.updated'), 'staff.deleted', 'studio.client.updated'],
		[
			'nor one that makes an unknown topic known',
			meta('lead.created'),
			'client.created',
			'studio.unrecognized',
		],
		['no header: the topic of the body', meta('client.updated'), undefined, 'studio.client.updated'],
		[
			'no header: source and operation',
			meta(undefined, 'updated', 'client'),
			undefined,
			'studio.client.updated',
		],
		['a bare noun and the operation', meta('client', 'Updated'), undefined, 'studio.client.updated'],
		[
			'a bare noun in the header and the operation',
			meta(undefined, 'updated'),
			'client',
			'studio.client.updated',
		],
		['a bare noun made precise by the header', meta('client'), 'client.updated', 'studio.client.updated'],
		['but not against the operation', meta('client', 'updated'), 'client.deleted', 'studio.client.updated'],
		[
			'a header against source and operation',
			meta(undefined, 'updated', 'client'),
			'staff.deleted',
			'studio.client.updated',
		],
		['neither header nor body', meta(), undefined, 'studio.unrecognized'],
	];
	it.each(cases)('%s', (_title, body, header, type) => {
		expect(eventOf(body, { 'x-topic': header }).type).toBe(type);
	});

	it('`client` in the body and a booking topic in the header is a booking', () => {
		const payload = { ...fixture(book), meta_data: metaOf(book, { topic: undefined, source: 'client' }) };
		expect(eventOf(payload, { 'x-topic': 'client.class.schedule.created' }).type).toBe(
			'studio.booking.created',
		);
	});
});

describe('what cannot be used is acknowledged with the reason', () => {
	const cases: ReadonlyArray<[title: string, payload: unknown, reason: RegExp]> = [
		['a list', [], /a list/],
		['null', null, /null/],
		['a text', 'hello', /a string/],
		['a client without uid', { meta_data: { topic: 'client.updated' } }, /no uid/],
		['a purchase without number', { meta_data: { topic: 'purchase.created' } }, /no text_purchase_id/],
		['a refund without order', { meta_data: { topic: 'purchase.refunded' } }, /no order_id/],
		['a booking without status', { meta_data: { topic: 'client.class.schedule' }, k_visit: '1' }, /missing/],
		['an unknown status', { ...fixture(book), id_visit: { value: 'Teleport' } }, /"Teleport"/],
		['a booking nobody made', { ...fixture(book), k_visit: null, k_class_period: '0' }, /neither k_visit/],
	];
	it.each(cases)('%s', (_title, payload, reason) => {
		const event = eventOf(payload);
		expect(event.type).toBe('studio.unrecognized');
		expect(event.data.reason).toMatch(reason);
	});
});
