import { describe, expect, it } from 'vitest';
import { eventOf, eventOfFixture, fixture } from './support';

const dataOf = (name: string, changes: object = {}) => eventOf({ ...fixture(name), ...changes }).data;

describe('a client', () => {
	it('comes out whole', () => {
		expect(eventOfFixture('client.created').data.client).toEqual({
			id: '4419077',
			code: '000000733',
			firstName: 'Mira',
			lastName: 'Solberg',
			email: 'mira.solberg@mail.test',
			phone: '+19025550160',
			phoneRaw: '+1 902-555-0160',
			birthDate: '1991-02-28',
			gender: 'female',
			address: {
				line1: '18 Gull Street',
				line2: null,
				city: 'Halifax',
				region: null,
				postalCode: 'B3K 0B2',
				country: null,
			},
			homeLocationId: null,
			tags: ['Founders', 'Corporate'],
			marketing: { email: null, sms: null },
			referralSource: null,
			createdAt: '2026-02-14T15:02:11.000Z',
			updatedAt: null,
			mergedIntoId: null,
		});
	});

	const cases: ReadonlyArray<[title: string, changes: object, expected: object]> = [
		['a key as a number', { uid: 4419077 }, { id: '4419077' }],
		['an unset birth date', { dt_birth: '' }, { birthDate: null }],
		['a zero birth date', { dt_birth: '0000-00-00' }, { birthDate: null }],
		['a zero creation date', { dt_add: '0000-00-00 00:00:00' }, { createdAt: null }],
		['gender by {value, name}', { gender: { value: 1, name: 'Male' } }, { gender: 'male' }],
		['gender "undefined"', { gender: { id: 3, name: 'Undefined' } }, { gender: null }],
		['gender by word', { gender: { name: 'Female' } }, { gender: 'female' }],
		['no groups', { a_member_group: [] }, { tags: [] }],
		['groups nobody can read', { a_member_group: [{ k_member_group: '1' }] }, { tags: null }],
		['groups not told', { a_member_group: undefined }, { tags: null }],
		['padded text', { s_last_name: '  Solberg\u0000\u0000 ' }, { lastName: 'Solberg' }],
		['no e-mail', { s_mail: 'unknown' }, { email: null }],
		['a local phone number', { s_phone: '902 555 0160' }, { phone: null, phoneRaw: '902 555 0160' }],
		['a phone number at home only', { s_phone: '' }, { phoneRaw: '+1 902-555-0161' }],
		['no address', { text_address: '', text_city: null, text_postal: ' ' }, { address: null }],
	];
	it.each(cases)('with %s', (_title, changes, expected) => {
		expect(dataOf('client.created', changes).client).toMatchObject(expected);
	});
});

it('a staff member comes out whole, and is inactive once deleted', () => {
	expect(dataOf('staff.created').staff).toEqual({
		id: '880011',
		code: null,
		firstName: 'Ines',
		lastName: 'Okafor',
		email: 'ines@harbour-movement.test',
		phone: '+19025550142',
		jobTitle: 'Instructor',
		locationId: '7100000201',
		isActive: true,
	});
	expect(dataOf('staff.deleted').staff).toMatchObject({ id: '880011', isActive: false });
	const named = { s_name: '', s_family: null, s_surname: null, text_full_name: 'Ines Maria Okafor' };
	expect(dataOf('staff.created', named).staff).toMatchObject({ firstName: 'Ines Maria', lastName: 'Okafor' });
});

it('a location comes out whole; an abbreviation is no time zone', () => {
	expect(dataOf('location.created').location).toEqual({
		id: '7100000201',
		name: 'Harbour Movement North End',
		phone: '+19025550140',
		email: 'northend@harbour-movement.test',
		address: {
			line1: '4 Quay Lane',
			line2: null,
			city: 'Halifax',
			region: 'NS',
			postalCode: 'B3K 0A1',
			country: 'Canada',
		},
		timeZone: 'America/Halifax',
		currency: 'CAD',
		isActive: true,
	});
	const elsewhere = { s_timezone: 'ET', a_timezone: { text_name: 'Mars/Olympus' }, address: [] };
	expect(dataOf('location.created', elsewhere).location).toMatchObject({ timeZone: null, address: null });
});

describe('a business', () => {
	it('comes out whole', () => {
		expect(dataOf('business.updated').business).toEqual({
			id: '61042',
			name: 'Harbour Movement',
			email: 'front.desk@harbour-movement.test',
			currency: 'CAD',
			website: 'https://harbour-movement.test',
		});
	});

	const currencies: ReadonlyArray<[raw: unknown, currency: string | null]> = [
		[{ id: 14, name: 'Dinar' }, 'KWD'],
		[6, 'AUD'],
		['1', 'USD'],
		['eur', 'EUR'],
		[{ id: 2 }, null],
		[[], null],
	];
	it.each(currencies)('with the currency %j has %s', (id_currency, currency) => {
		expect(dataOf('business.updated', { id_currency }).business?.currency).toBe(currency);
	});

	it('is named by the envelope when the body does not', () => {
		expect(dataOf('business.updated', { k_business: undefined }).business?.id).toBe('61042');
	});
});

describe('the catalogue', () => {
	it('calls an appointment definition a service', () => {
		expect(dataOf('appointment.created').service).toEqual({
			id: '7100001500',
			name: 'Private Reformer Session',
			kind: 'appointment',
			categoryId: '7100000300',
			durationMinutes: 55,
			price: 98.5,
			isBookable: true,
			isActive: true,
		});
		expect(
			dataOf('appointment.created', { i_duration_real: 0, i_duration: 0 }).service?.durationMinutes,
		).toBeNull();
		expect(dataOf('appointment.created', { is_bookable: '', is_active: '0' }).service).toMatchObject({
			isBookable: null,
			isActive: false,
		});
	});

	it('calls a purchase option a service of its own kind, inactive once deleted', () => {
		expect(dataOf('purchase_option.updated').service).toEqual({
			id: '2960001',
			name: '5-Class Pass',
			kind: 'purchase_option',
			categoryId: null,
			durationMinutes: null,
			price: 65,
			isBookable: null,
			isActive: true,
		});
		expect(dataOf('purchase_option.deleted').service?.isActive).toBe(false);
	});

	const [row] = fixture('class.created')['a_schedule'] as object[];
	const timetables: ReadonlyArray<[title: string, rows: unknown, expected: object]> = [
		[
			'one place, without its cancelled row',
			fixture('class.created')['a_schedule'],
			{ location: { id: '7100000201' }, durationMinutes: 50, isRecurring: true },
		],
		['two places', [row, { ...row, k_location: '8' }], { location: null, durationMinutes: 50 }],
		['two lengths', [row, { ...row, i_duration: 75 }], { durationMinutes: null }],
		['one date only', [{ ...row, a_repeat: [] }], { isRecurring: false }],
		['no rows', [], { location: null, durationMinutes: null, isRecurring: null }],
		['rows keyed by their key', { '1': row }, { location: { id: '7100000201' }, isRecurring: true }],
	];
	it.each(timetables)('calls a class a schedule: %s', (_title, a_schedule, expected) => {
		const { schedule } = dataOf('class.created', { a_schedule });
		expect(schedule).toMatchObject({ id: '7100003001', name: 'Reformer Basics', startAt: null, ...expected });
	});
});
