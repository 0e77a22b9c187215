import { describe, expect, it } from 'vitest';
import { clientKeyOf, dealKeyOf, parseCrmEvent } from '../../../core/sync';
import { booking, client, clientRef, sale, studioEvent } from '../../support/studio-events';

const guid = '5528EE09-1B2C-4D3E-8F4A-5B6C7D8E9F00';

describe('the key of a client', () => {
	const cases: ReadonlyArray<[title: string, event: Parameters<typeof clientKeyOf>[0], key: string | null]> =
		[
			[
				'is the system and the id',
				studioEvent('studio.client.updated', { client: client('G-77') }),
				'zenoti:G-77',
			],
			[
				'is the same for a GUID in either case',
				studioEvent('studio.client.updated', { client: client(guid) }),
				`zenoti:${guid.toLowerCase()}`,
			],
			[
				'comes from the booking when only that names the client',
				studioEvent('studio.booking.created', { booking: booking('v1', { client: clientRef('9') }) }),
				'zenoti:9',
			],
			[
				'is provisional when only the e-mail is known',
				studioEvent(
					'studio.sale.closed',
					{ sale: sale('1', 9, { client: clientRef(null, { email: 'Ana@Example.com' }) }) },
					{ system: 'wellnessliving' },
				),
				'wellnessliving:email:ana@example.com',
			],
			[
				'is none when nothing identifies the client',
				studioEvent('studio.sale.closed', { sale: sale('1', 9, { client: clientRef(null) }) }),
				null,
			],
			['is none without a client', studioEvent('studio.booking.confirmed', { booking: booking('v1') }), null],
		];
	it.each(cases)('%s', (_title, event, key) => {
		expect(clientKeyOf(event)).toBe(key);
	});
});

describe('the key of a deal', () => {
	const visit = booking('V1');
	const cases: ReadonlyArray<[title: string, data: Parameters<typeof studioEvent>[1], key: string | null]> = [
		['is the visit for an appointment', { booking: visit }, 'zenoti:visit:V1'],
		[
			'is the line for an appointment without a group',
			{ booking: { ...visit, groupId: null } },
			'zenoti:visit:V1-1',
		],
		['is the booking for a class', { booking: { ...visit, kind: 'class' } }, 'zenoti:booking:V1-1'],
		['is the visit for its sale', { sale: sale('s1', 9, { bookingGroupId: 'V1' }) }, 'zenoti:visit:V1'],
		['is the sale for any other sale', { sale: sale('s1', 9) }, 'zenoti:sale:s1'],
		[
			'is the refunded sale for a refund',
			{ sale: sale('r1', -9, { isRefund: true, refundOfId: 's1' }) },
			'zenoti:sale:s1',
		],
		[
			'is the own sale for a refund without a link',
			{ sale: sale('r1', -9, { isRefund: true }) },
			'zenoti:sale:r1',
		],
		['is none for a client', { client: client('1') }, null],
	];
	it.each(cases)('%s', (_title, data, key) => {
		expect(dealKeyOf(studioEvent('studio.sale.closed', data))).toBe(key);
	});
});

describe('reading an input item', () => {
	const good = studioEvent('studio.client.updated', { client: client('g1', { email: 'ANA@Example.com' }) });
	const cases: ReadonlyArray<[problem: string, item: unknown]> = [
		['specversion', { ...good, specversion: undefined }],
		['"id"', { ...good, id: ' ' }],
		['"type"', { ...good, type: 'studio.client.exploded' }],
		['"source"', { ...good, source: '//' }],
		['"time"', { ...good, time: 'yesterday' }],
		['specversion', null],
		['specversion', 'text'],
		['specversion', [good]],
		['specversion', Object.create(good)],
	];
	it.each(cases)('says what is wrong: %s', (problem, item) => {
		const parsed = parseCrmEvent(item);
		expect(parsed.ok ? '' : parsed.problem).toContain(problem);
	});

	it('takes what it understands and leaves the rest unknown', () => {
		const hostile = {
			...good,
			data: { client: { id: 7, email: 'no e-mail', tags: ['a', 5, ' '], marketing: 'x', address: [] } },
		};
		const parsed = parseCrmEvent(hostile);
		expect(parsed.ok ? parsed.event.data.client : null).toEqual({
			id: null,
			firstName: null,
			lastName: null,
			email: null,
			phone: null,
			phoneRaw: null,
			address: null,
			homeLocationId: null,
			tags: ['a'],
			marketing: { email: null, sms: null },
			referralSource: null,
		});
		const fine = parseCrmEvent(JSON.parse(JSON.stringify(good)));
		expect(fine.ok ? fine.event.data.client?.email : null).toBe('ana@example.com');
	});
});
