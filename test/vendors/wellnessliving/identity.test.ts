import { describe, expect, it } from 'vitest';
import { purchaseIdOf, refundDigest, sessionIdOf, visitIdOf } from '../../../vendors/wellnessliving/identity';
import { eventOf, eventOfFixture, fixture, metaOf, withoutMeta, type Json } from './support';

const idOf = (payload: unknown, headers = {}): string => eventOf(payload, headers).id;

/** One delivery of `client.updated` by headers alone, as the published examples come. */
const headers = (payloadKey: string, generatedAt: string, sentAt: string): Record<string, string> => ({
	'x-topic': 'client.updated',
	'x-payload-key': payloadKey,
	'x-generated-at': generatedAt,
	'x-sent-at': sentAt,
});

describe('a client whose phone goes A → B → A', () => {
	const client = withoutMeta('client.updated');
	const phone = (number: string): Json => ({ ...client, s_phone: number });

	it('is three facts, although the third payload key is the first one again', () => {
		const ids = [
			idOf(phone('+19025550111'), headers('hash-a', '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z')),
			idOf(phone('+19025550122'), headers('hash-b', '2026-03-01T11:00:00Z', '2026-03-01T11:00:01Z')),
			idOf(phone('+19025550111'), headers('hash-a', '2026-03-01T12:00:00Z', '2026-03-01T12:00:01Z')),
		];
		expect(new Set(ids).size).toBe(3);
	});

	it('a retry three days later is the first fact again', () => {
		const first = headers('hash-a', '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z');
		const retry = headers('hash-a', '2026-03-01T10:00:00Z', '2026-03-04T09:59:00Z');
		expect(idOf(client, retry)).toBe(idOf(client, first));
	});

	it('the event id of the body wins over the headers, which anybody can change', () => {
		const payload = fixture('client.updated');
		expect(idOf(payload, headers('forged', '2026-09-09T00:00:00Z', ''))).toBe(idOf(payload));
		expect(idOf({ ...payload, meta_data: metaOf('client.updated', { id: 'evt-k-9' }) })).not.toBe(
			idOf(payload),
		);
	});

	it('without any header the time in the body tells the facts apart', () => {
		const at = (date: string): Json => ({ ...client, meta_data: { topic: 'client.updated', date } });
		expect(idOf(at('2026-03-01T10:00:00Z'))).not.toBe(idOf(at('2026-03-01T12:00:00Z')));
		expect(idOf(at('2026-03-01T10:00:00Z'))).toBe(idOf(at('2026-03-01T10:00:00Z')));
	});

	it('and with nothing at all the content does', () => {
		const bare = { 'x-topic': 'client.updated' };
		expect(idOf(phone('+19025550111'), bare)).toBe(idOf(phone('+19025550111'), bare));
		expect(idOf(phone('+19025550111'), bare)).not.toBe(idOf(phone('+19025550122'), bare));
	});
});

describe('what happens once has an id that a poll can build from the key', () => {
	const cases: ReadonlyArray<[name: string, id: string]> = [
		['purchase.created', 'wellnessliving:sale:153000001:closed:1'],
		['client.created', 'wellnessliving:client:4419077:created:61042'],
		['staff.created', 'wellnessliving:staff:880011:created:1'],
		['location.created', 'wellnessliving:location:7100000201:created:1'],
		['class.created', 'wellnessliving:schedule:7100003001:created:1'],
		['appointment.created', 'wellnessliving:service:7100001500:created:1'],
		['purchase_option.created', 'wellnessliving:purchase_option:2960001:created:1'],
	];
	it.each(cases)('%s → %s', (name, id) => {
		expect(eventOfFixture(name).id).toBe(id);
	});

	it('a visit booked, cancelled, booked again and moved to another hour is four facts, each of them one when retried', () => {
		const book = fixture('client.class.schedule.book');
		const cancel = fixture('client.class.schedule.cancel');
		const told = [
			{ ...book, meta_data: metaOf('client.class.schedule.book', { id: 'v1' }) },
			{ ...cancel, k_visit: book.k_visit, meta_data: metaOf('client.class.schedule.book', { id: 'v2' }) },
			{ ...book, meta_data: metaOf('client.class.schedule.book', { id: 'v3' }) },
			{
				...book,
				dt_date_global: '2026-05-05 18:00:00',
				meta_data: metaOf('client.class.schedule.book', { id: 'v4' }),
			},
		];
		expect(new Set(told.map((payload) => idOf(payload))).size).toBe(4);
		expect(told.map((payload) => idOf(payload))).toEqual(told.map((payload) => idOf({ ...payload })));
	});

	it('a person who joins two businesses is created twice', () => {
		const payload = fixture('client.created');
		const other = { ...payload, meta_data: metaOf('client.created', { business_id: '61043' }) };
		expect(idOf(other)).not.toBe(idOf(payload));
	});

	it('a service and a purchase option of the same number are two things', () => {
		const service = { meta_data: { topic: 'appointment.created' }, k_service: '5' };
		const option = { meta_data: { topic: 'purchase_option.created' }, k_promotion: '5' };
		expect(idOf(service)).not.toBe(idOf(option));
		expect(eventOf(service).subject).not.toBe(eventOf(option).subject);
	});
});

describe('refunds of one order', () => {
	const refund = fixture('purchase.refunded');
	const withLines = (lines: readonly Json[], total = '71.00'): Json => ({
		...refund,
		refund_line_items: lines,
		a_price: { m_total: total, text_currency: 'cad' },
	});
	const pass = { k_purchase_item: 157000001, i_count: 1, m_price_total: '60.00' };
	const socks = { k_purchase_item: '157000002', i_count: 1, m_price_total: '11.00' };
	const base = idOf(withLines([pass, socks]));

	const same: ReadonlyArray<[title: string, lines: readonly Json[], total: string]> = [
		['in another order of lines', [socks, pass], '71.00'],
		['with negative amounts', [{ ...pass, i_count: -1, m_price_total: '-60.00' }, socks], '-71.00'],
		['with four decimals', [{ ...pass, m_price_total: '60.0000' }, socks], '71.0000'],
		['with the key as text', [{ ...pass, k_purchase_item: '157000001' }, socks], '71.00'],
	];
	it.each(same)('are one fact however it is written: %s', (_title, lines, total) => {
		expect(idOf(withLines(lines, total))).toBe(base);
	});

	const different: ReadonlyArray<[title: string, lines: readonly Json[], total: string]> = [
		['one line only', [pass], '60.00'],
		['the other line', [socks], '11.00'],
		['a smaller amount', [pass, socks], '70.00'],
		['another quantity', [{ ...pass, i_count: 2 }, socks], '71.00'],
		['no lines', [], '71.00'],
	];
	it.each(different)('are two facts when what is given back differs: %s', (_title, lines, total) => {
		expect(idOf(withLines(lines, total))).not.toBe(base);
	});

	it('have an id of their own, name the order and share its business transaction', () => {
		const event = eventOfFixture('purchase.refunded');
		const sold = eventOfFixture('purchase.created');
		expect(event.data.sale?.id).not.toBe(sold.data.sale?.id);
		expect(event.data.sale?.id).toMatch(/^153000001-refund-[0-9a-f]{16}$/);
		expect(event.data.sale?.refundOfId).toBe(sold.data.sale?.id);
		expect(event.correlationid).toBe(sold.correlationid);
	});

	it('are named by a digest that a poll can rebuild', () => {
		const parts = [{ itemId: '157000001', name: 'Pass', quantity: -1, amount: -60 }];
		expect(refundDigest(parts, '60')).toBe(
			refundDigest([{ itemId: '157000001', name: null, quantity: 1, amount: '60.0000' }], 60),
		);
	});
});

describe('a booking without k_visit', () => {
	const name = 'client.class.schedule.without-visit-key';
	const payload = fixture(name);

	it('is named by client, class period and start, in UTC when that is known', () => {
		expect(eventOf(payload).data.booking?.id).toBe('4419077-class-7100090001-20260309T093000Z');
		const local = { ...payload, dt_date_global: '' };
		expect(eventOf(local, {}, { timeZone: null }).data.booking?.id).toBe(
			'4419077-class-7100090001-20260309T063000',
		);
		expect(eventOf(local).data.booking?.id).toBe(eventOf(payload).data.booking?.id);
	});

	it('that is booked, cancelled and booked again is three facts about one booking', () => {
		const events = [
			{ ...payload, meta_data: metaOf(name, { id: 'one' }) },
			{ ...payload, id_visit: { value: 'Cancel' }, meta_data: metaOf(name, { id: 'two' }) },
			{ ...payload, meta_data: metaOf(name, { id: 'three' }) },
		].map((body) => eventOf(body));
		expect(new Set(events.map((event) => event.id)).size).toBe(3);
		expect(new Set(events.map((event) => event.data.booking?.id)).size).toBe(1);
	});

	it('next week is another booking', () => {
		const nextWeek = {
			...payload,
			dt_date_global: '2026-03-16 09:30:00',
			dt_date_local: '2026-03-16 06:30:00',
		};
		expect(eventOf(nextWeek).data.booking?.id).not.toBe(eventOf(payload).data.booking?.id);
	});
});

describe('keys', () => {
	const cases: ReadonlyArray<[raw: unknown, id: string | null]> = [
		['000153000001', '153000001'],
		['153000001', '153000001'],
		[153000001, '153000001'],
		[' 00042 ', '42'],
		['0000', null],
		['0', null],
		[0, null],
		['', null],
		['18446744073709551615', '18446744073709551615'],
		['aB3dE5fG7hJ9kL1mN3pQ5r', 'aB3dE5fG7hJ9kL1mN3pQ5r'],
		['1:2', null],
		['x'.repeat(65), null],
		[1e21, null],
		[null, null],
		[{}, null],
	];
	it.each(cases)('the purchase number %j is %j', (raw, id) => {
		expect(purchaseIdOf(raw)).toBe(id);
	});

	it('of a visit that has one need nothing else', () => {
		expect(visitIdOf({ kind: 'class', visitId: '9', clientId: null, periodId: null, start: null })).toBe('9');
	});

	it('of a session need period and start', () => {
		expect(sessionIdOf('7', '2026-03-09T09:30:00.000Z')).toBe('7-20260309T093000Z');
		expect(sessionIdOf('7', null)).toBeNull();
		expect(sessionIdOf(null, '2026-03-09T09:30:00.000Z')).toBeNull();
	});
});
