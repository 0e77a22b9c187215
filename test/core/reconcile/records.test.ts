import { describe, expect, it } from 'vitest';
import { parsePath, pathsOf, readPath, recordReader, type RecordShape } from '../../../core/reconcile';
import { booking, client, clientRef, studioEvent } from '../../support/studio-events';
import { againstCrm, againstEvents, keysOf, reconcile, saleEvent } from './support';

describe('studio events against contacts', () => {
	const ana = studioEvent('studio.client.updated', { client: client('g1') });
	const held = { firstname: 'Ana', lastname: 'Diaz', email: 'g1@example.com', phone: '+15125550100' };
	const contact = (key: string, changes: Record<string, unknown> = {}) => ({
		id: `hs-${key}`,
		properties: { studio_client_id: key, ...held, ...changes },
	});

	const shapes: readonly [shape: string, item: unknown][] = [
		['the API answer', contact('zenoti:g1')],
		['the older API answer', old(contact('zenoti:g1').properties)],
		['flat items', { id: '1', studio_client_id: 'zenoti:g1', ...held }],
	];

	it.each(shapes)('reads %s', (_shape, item) => {
		expect(reconcile([ana], [item], againstCrm('contact')).summary.verdict).toBe('complete');
	});

	it('compares what the client says with what the contact holds', () => {
		const item = contact('zenoti:g1', { firstname: 'Anna', phone: '', lastname: ' Diaz ' });
		const { different } = reconcile([ana], [item], againstCrm('contact'));
		expect(different[0]?.finding.differences).toEqual([
			{ field: 'data.client.firstName', source: 'Ana', other: 'Anna' },
			{ field: 'data.client.phone', source: '+15125550100', other: null },
		]);
	});

	it('asks for a contact for everybody who booked or bought, whatever told of them', () => {
		const visit = studioEvent('studio.booking.created', {
			booking: booking('v', { client: clientRef('g2') }),
		});
		const walkIn = studioEvent('studio.booking.created', { booking: booking('w') });
		const { summary, ...rest } = reconcile(
			[ana, visit, walkIn],
			[contact('zenoti:g1')],
			againstCrm('contact'),
		);
		expect(keysOf({ ...rest, summary })).toMatchObject({
			matched: ['client/zenoti:g1'],
			missing: ['client/zenoti:g2'],
		});
		expect(summary.leftOut).toEqual([
			{ side: 'source', reason: 'bookings and sales without a client', count: 1 },
		]);
	});

	it('finds a buyer known by e-mail under the id the CRM has by now', () => {
		const buyer = studioEvent('studio.sale.closed', {
			sale: saleEvent('1', 5, { client: { ...clientRef(null), email: 'g1@example.com' } }).data.sale,
		});
		const result = reconcile([buyer], [contact('zenoti:g1')], againstCrm('contact'));
		expect(keysOf(result).matched).toEqual(['client/zenoti:g1']);
	});

	it('notices two contacts of one client', () => {
		const twice = [contact('zenoti:g1'), { ...contact('zenoti:g1'), id: 'hs-2' }];
		const { different } = reconcile([ana], twice, againstCrm('contact'));
		expect(different[0]?.finding).toMatchObject({
			status: 'duplicate',
			reason: 'It is there 2 times: hs-2, hs-zenoti:g1.',
		});
	});

	it('says so when the CRM was not asked for the property the key is in', () => {
		const { summary } = reconcile([ana], [{ id: '1', properties: held }], againstCrm('contact'));
		expect(summary.notes).toEqual([
			'Nothing of the other side can be compared: it has only 1 contacts without studio_client_id.',
		]);
	});

	function old(properties: Record<string, unknown>): unknown {
		const wrapped = Object.entries(properties).map(([name, value]) => [name, { value, versions: [] }]);
		return { vid: 51, properties: Object.fromEntries(wrapped) };
	}
});

describe('studio events against deals', () => {
	it('asks for one deal for each visit with its sale', () => {
		const visit = studioEvent('studio.booking.created', { booking: booking('v1') });
		const paid = saleEvent('1', 60, { bookingGroupId: 'v1' });
		const other = saleEvent('2', 5);
		const deals = [{ id: '9', properties: { studio_deal_key: 'zenoti:visit:v1' } }];
		const { missing, summary, ...rest } = reconcile([visit, paid, other], deals, againstCrm('deal'));
		expect(keysOf({ missing, summary, ...rest })).toMatchObject({
			matched: ['deal/zenoti:visit:v1'],
			missing: ['deal/zenoti:sale:2'],
		});
		// the visit is two days later; the money is on the day of the sale
		expect(summary.days.map(({ day, sourceTotal }) => [day, sourceTotal])).toEqual([['2026-11-20', 65]]);
	});
});

describe('items of any shape', () => {
	const shape = (changes: Partial<RecordShape> = {}): RecordShape => {
		const [key, id, amount, day, centre, currency] = pathsOf(
			'no',
			'row',
			'money.total',
			'on',
			'place',
			'code',
		);
		if (key === undefined) throw new Error('no path');
		const named = { id, amount, day, centre, currency };
		const told = Object.fromEntries(Object.entries(named).map(([name, path]) => [name, path ?? null]));
		return { key, keyPrefix: '', defaultCurrency: 'USD', ...Object(told), ...changes };
	};
	const read = recordReader(shape());
	const settings = {
		...againstEvents('event'),
		readSource: read,
		readOther: read,
		compare: { ...againstEvents('event').compare, comparesAmounts: true },
	};
	const row = (no: unknown, total: unknown, more: Record<string, unknown> = {}) => ({
		no,
		row: `r${no}`,
		money: { total },
		on: '2026-11-20T10:00:00',
		place: 'n',
		...more,
	});

	it('are compared by the fields the user named', () => {
		const source = [row(1, 10), row('2', '20.00'), row(3, 30), row(null, 5)];
		const other = [row('1', 10), row(2, 20.01), row(4, 1), row(4, 2, { row: 'again' })];
		const result = reconcile(source, other, settings);
		expect(keysOf(result)).toEqual({ matched: ['1'], missing: ['3'], different: ['2'], extra: ['4'] });
		expect(result.summary).toMatchObject({
			text: '3 records: 1 missing on the other side, 1 different, 1 there more than once, 1 only on the other side, 1 unreadable',
			unreadable: [{ side: 'source', item: 3, problem: 'it has no "no"' }],
			days: [{ center: 'n', day: '2026-11-20', sourceTotal: 60, otherTotal: 33.01, currency: 'USD' }],
		});
	});

	it.each([
		['data.sale.totals.gross', 24],
		['lines[1].net', 2],
		['lines.0.net', 1],
		['flat.name', 'whole'],
		['constructor.name', undefined],
		['__proto__.polluted', undefined],
		['lines.length', undefined],
		['lines.9.net', undefined],
		['data.sale.totals.gross.cents', undefined],
	])('are read at %s', (text, expected) => {
		const item = {
			data: { sale: { totals: { gross: 24 } } },
			lines: [{ net: 1 }, { net: 2 }],
			'flat.name': 'whole',
		};
		const path = parsePath(text);
		expect(path === null ? null : readPath(item, path)).toBe(expected);
	});

	it.each(['', ' ', '.', 'a..b', '.a', 'a.', null, 7])('%j is no place in an item', (text) => {
		expect(parsePath(text)).toBeNull();
	});
});
