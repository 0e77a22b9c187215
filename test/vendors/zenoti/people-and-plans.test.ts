import { describe, expect, it } from 'vitest';
import { dataOf, eventOf, fixture, withValue, type Json } from './support';

const clientOf = (payload: unknown) => eventOf(payload).data.client;
const membershipOf = (payload: unknown, timeZone: string | null = null) =>
	eventOf(payload, { timeZone }).data.membership;
const packageOf = (payload: unknown) => eventOf(payload).data.package;

describe('A Zenoti guest', () => {
	it('becomes a client with everything the payload says', () => {
		const data = dataOf(fixture('Guest.Updated'));
		expect(clientOf(fixture('Guest.Updated'))).toEqual({
			id: data.id,
			code: 'HS1042',
			firstName: 'Mara',
			lastName: 'Lindqvist',
			email: 'mara.lindqvist@mail.example',
			phone: '+12015550143',
			phoneRaw: '2015550143',
			birthDate: '1988-02-29',
			gender: 'female',
			address: {
				line1: '14 Pier Road',
				line2: 'Flat 3',
				city: 'Jersey City',
				region: 'New Jersey',
				postalCode: '07302',
				country: 'US',
			},
			homeLocationId: data.center_id,
			tags: ['vip', 'prenatal'],
			marketing: { email: true, sms: false },
			referralSource: 'Friend',
			createdAt: '2025-05-01T09:15:30.000Z',
			updatedAt: '2025-05-09T16:40:02.000Z',
			mergedIntoId: null,
		});
	});

	it('of whom little is known has nulls, never blanks, zeros or today', () => {
		expect(clientOf(fixture('Guest.Updated.sparse'))).toMatchObject({
			email: null,
			phone: null,
			phoneRaw: null,
			birthDate: null,
			gender: null,
			address: null,
			tags: null,
			referralSource: null,
			updatedAt: null,
		});
	});

	it.each([
		['a dial code', { phone_code: 44, number: '07700 900123' }, '+447700900123', '07700 900123'],
		[
			'Zenoti’s id of a published country',
			{ country_code: 95, number: '9845012345' },
			'+919845012345',
			'9845012345',
		],
		[
			'an id that is no dial code, however like one it looks',
			{ country_code: 44, number: '7700900123' },
			null,
			'7700900123',
		],
		[
			'a number that carries its country',
			{ country_code: 7, number: '+44 7700 900123' },
			'+447700900123',
			'+44 7700 900123',
		],
		['a number without a country', { number: '5550143' }, null, '5550143'],
		['a number sent as a JSON number', { phone_code: 1, number: 2015550143 }, '+12015550143', '2015550143'],
		['no number', { country_code: 225, number: '' }, null, null],
		['nothing', null, null, null],
	])('has a telephone number with %s', (_name, mobile, phone, phoneRaw) => {
		expect(
			clientOf(withValue(fixture('Guest.Created'), 'data.personal_info.mobile_phone', mobile)),
		).toMatchObject({ phone, phoneRaw });
	});

	it.each([
		['Guest.OptedOut', false, true],
		['Guest.OptedIn', true, false],
	])('%s says how each marketing channel stands', (name, email, sms) => {
		expect(clientOf(fixture(name))).toMatchObject({
			firstName: 'Mara',
			email: 'mara.lindqvist@mail.example',
			phoneRaw: '2015550143',
			marketing: { email, sms },
		});
	});

	it('whose consent is not spelt out is not opted in', () => {
		const payload = withValue(
			fixture('Guest.OptedIn'),
			'data.current_preferences.marketing.email',
			'pending',
		);
		expect(clientOf(payload)?.marketing.email).toBeNull();
	});

	it('that was merged does not pretend to know into whom', () => {
		expect(eventOf(fixture('Guest.Merged'))).toMatchObject({
			type: 'studio.client.merged',
			data: { client: { mergedIntoId: null } },
		});
	});
});

describe('A Zenoti employee', () => {
	it('becomes a member of staff, reachable, and without pay, birth date, address or log-in', () => {
		const staff = eventOf(fixture('Employee.Updated')).data.staff;
		expect(staff).toEqual({
			id: dataOf(fixture('Employee.Updated')).id,
			code: 'E-77',
			firstName: 'Ines',
			lastName: 'Okafor',
			email: 'ines.okafor@harbour.example',
			phone: '+12015550119',
			jobTitle: 'Massage therapist',
			locationId: dataOf(fixture('Employee.Updated')).center_id,
			isActive: true,
		});
		expect(JSON.stringify(eventOf(fixture('Employee.Updated')))).not.toMatch(
			/48123|31\.5|1991|Quay|username/,
		);
	});

	it('is no longer active once deleted, and unknown when a last day is set', () => {
		expect(eventOf(fixture('Employee.Deleted')).data.staff?.isActive).toBe(false);
		const leaving = withValue(fixture('Employee.Updated'), 'data.job_info.end_date', '2026-06-30T00:00:00');
		expect(eventOf(leaving).data.staff?.isActive).toBeNull();
	});
});

describe('A Zenoti membership', () => {
	it('names its holder, its sale, its price and what is left of it', () => {
		const data = dataOf(fixture('Guest.Membership.Created'));
		expect(membershipOf(fixture('Guest.Membership.Created'))).toMatchObject({
			id: data.user_membership_id,
			name: 'Stone Circle',
			status: 'active',
			client: { id: data.guest_id },
			location: { name: 'Harbour Street' },
			saleId: (data.invoice as Json).id,
			startOn: '2025-06-01',
			endOn: '2026-06-01',
			nextBillOn: '2025-07-01',
			price: 149.5,
			balance: [{ name: 'Hot Stone Massage', total: 12, remaining: 9 }],
		});
	});

	it('finds its holder among the members when no guest id is sent', () => {
		expect(membershipOf(fixture('Guest.Membership.Reinstate'))?.client?.id).toBe(
			dataOf(fixture('Guest.Created')).id,
		);
		expect(membershipOf(fixture('Guest.Membership.Freeze'))?.client).toBeNull();
	});

	it('is frozen from and until the centre’s own days', () => {
		const frozen = { status: 'frozen', frozenFrom: '2025-07-10', frozenUntil: '2025-07-24' };
		expect(membershipOf(fixture('Guest.Membership.Freeze'))).toMatchObject(frozen);
		expect(membershipOf(fixture('Guest.Membership.Freeze'), 'Asia/Dubai')).toMatchObject(frozen);
	});

	it('ends on its termination day once cancelled', () => {
		expect(membershipOf(fixture('Guest.Membership.Cancelled'), 'Asia/Dubai')).toMatchObject({
			status: 'cancelled',
			endOn: '2025-10-01',
		});
	});

	it.each([
		['a plain date', '2025-07-10T00:00:00', null, '2025-07-10'],
		['midnight at UTC+4', '2025-07-09T20:00:00', null, '2025-07-10'],
		['midnight at UTC+5:30', '2025-07-09T18:30:00', null, '2025-07-10'],
		['midnight at UTC+12', '2025-07-09T12:00:00', null, '2025-07-10'],
		['midnight at UTC−4', '2025-07-10T04:00:00', null, '2025-07-10'],
		['midnight in Hawaii or in Kiritimati: unknown', '2025-07-10T10:00:00', null, null],
		['midnight in Hawaii, zone set', '2025-07-10T10:00:00', 'Pacific/Honolulu', '2025-07-10'],
		['midnight in Tonga, zone set', '2025-07-09T11:00:00', 'Pacific/Tongatapu', '2025-07-10'],
		['no midnight anywhere: unknown', '2025-07-09T05:26:34', null, null],
		['no midnight, zone set', '2025-07-09T22:26:34', 'Asia/Dubai', '2025-07-10'],
		['the last day of a month', '2025-06-30T20:00:00', null, '2025-07-01'],
		['a leap day', '2028-02-28T20:00:00', null, '2028-02-29'],
		['the year-one date that means none', '0001-01-01T00:00:00', null, null],
		['a day that does not exist', '2025-02-30T00:00:00', null, null],
		['a zone that does not exist', '2025-07-09T20:00:00', 'Mars/Olympus', null],
		['nothing', null, null, null],
	])('reads %s as the centre’s day, or as unknown rather than a wrong one', (_name, value, timeZone, day) => {
		const payload = withValue(fixture('Guest.Membership.Freeze'), 'data.freeze.start_date', value);
		expect(membershipOf(payload, timeZone)?.frozenFrom).toBe(day);
	});
});

describe('A Zenoti package', () => {
	it('tells its sale, its days, its price and its contents', () => {
		expect(packageOf(fixture('Guest.Package.Created'))).toMatchObject({
			name: 'Glow Five',
			status: null,
			saleId: (dataOf(fixture('Guest.Package.Created')).invoice as Json).id,
			startOn: '2025-06-05',
			endOn: '2025-12-05',
			price: 410.25,
			balance: [{ name: 'Citrus Facial', total: 5, remaining: 5 }],
			redemptions: [],
		});
	});

	it.each(['Guest.Package.Redemption', 'Guest.Package.RedemptionReversal'])(
		'%s lists services and products alike',
		(name) => {
			expect(
				packageOf(fixture(name))?.redemptions.map((redemption) => [
					redemption.service?.name,
					redemption.staff?.name,
				]),
			).toEqual([
				['Citrus Facial', 'Rolf Haaland'],
				['Pine Balm', 'Rolf Haaland'],
			]);
		},
	);

	it('is cancelled once refunded, and has no end when it never expires', () => {
		expect(packageOf(fixture('Guest.Package.StatusUpdate'))?.status).toBe('cancelled');
		expect(packageOf(fixture('Guest.Package.ValidityUpdate'))?.endOn).toBeNull();
	});

	it('may be a guest pass, counted in visits', () => {
		const data = dataOf(fixture('Guestpass.redeemed'));
		expect(packageOf(fixture('Guestpass.redeemed'))).toMatchObject({
			id: String(data.id).toLowerCase(),
			name: 'Stone Circle',
			client: { id: data.guest_id },
			balance: [{ id: data.guestpass_id, total: 5, remaining: 3 }],
			redemptions: [{ saleId: data.invoice_id }],
		});
	});
});

describe('Zenoti feedback', () => {
	it('of version 1 has the parts and their mean', () => {
		expect(eventOf(fixture('Feedback.V1')).data.feedback).toMatchObject({
			rating: 4.25,
			ratings: { service: 5, therapist: 5, ambience: 4, cleanliness: 3 },
			comment: 'Lovely, a little cold',
			tags: [],
			wouldRecommend: true,
		});
	});

	it('of version 2 has the whole and the tags', () => {
		expect(eventOf(fixture('Feedback.V2')).data.feedback).toMatchObject({
			rating: 4,
			ratings: {},
			tags: ['ambience', 'check-out'],
			wouldRecommend: null,
		});
	});

	it('keeps a part named like a prototype as data', () => {
		const payload = fixture('Feedback.V1');
		const rated = JSON.parse('{"__proto__":5,"constructor":3}') as unknown;
		const feedback = eventOf(withValue(payload, 'data.rating_value', rated)).data.feedback;
		expect(Object.entries(feedback?.ratings ?? {})).toEqual([
			['__proto__', 5],
			['constructor', 3],
		]);
		expect(Object.getPrototypeOf(feedback?.ratings)).toBe(Object.prototype);
	});
});
