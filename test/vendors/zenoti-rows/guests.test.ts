import { describe, expect, it } from 'vitest';
import { clientKeyOf } from '../../../core/sync';
import { eventsOf, importedOf, rowContext, settingsOf } from '../../core/rows/support';
import { guestRow, guids, importZenoti } from './support';

const clientsOf = (rows: readonly unknown[], settings = settingsOf()) =>
	eventsOf(importZenoti(rows, settings)).flatMap(({ data }) => data.client ?? []);

describe('the guest export becomes clients', () => {
	it('recognised by its headings, as what is known when the file was made', () => {
		const result = importZenoti([guestRow()], settingsOf({ dialCode: '1' }));
		expect(result.ok && result.type.name).toBe('zenotiGuests');
		const [event] = eventsOf(result);
		expect(event).toMatchObject({
			id: expect.stringMatching(/^zenoti:guest:email~ana\.brook@mail\.test:updated:[0-9a-f]{32}$/),
			type: 'studio.client.updated',
			time: rowContext.asOf,
		});
		expect(event?.data.client).toEqual({
			id: 'email:ana.brook@mail.test',
			code: 'G77',
			firstName: 'Ana',
			lastName: 'Brook',
			email: 'ana.brook@mail.test',
			phone: '+12015550100',
			phoneRaw: '(201) 555-0100',
			birthDate: '1990-02-14',
			gender: 'female',
			address: {
				line1: '1 Main Street',
				line2: null,
				city: 'Newark',
				region: 'New Jersey',
				postalCode: '07102',
				country: 'United States',
			},
			homeLocationId: null,
			tags: null,
			marketing: { email: true, sms: false },
			referralSource: 'Friend',
			createdAt: '2025-10-31T04:00:00.000Z',
			updatedAt: null,
			mergedIntoId: null,
		});
	});

	it('below the five lines of title that Zenoti puts above the headings of a spreadsheet', () => {
		const headings = Object.keys(guestRow());
		const keyed = (values: readonly unknown[]) =>
			Object.fromEntries(values.map((value, index) => [index === 0 ? 'Table' : `__EMPTY_${index}`, value]));
		const rows = [
			keyed(['Center: North']),
			keyed(['UserExport']),
			{},
			keyed(headings),
			keyed(Object.values(guestRow())),
		];
		expect(clientsOf(rows)).toMatchObject([{ firstName: 'Ana', marketing: { sms: false } }]);
	});

	it('of a telephone number without country nothing is made up', () => {
		expect(clientsOf([guestRow()])).toMatchObject([{ phone: null, phoneRaw: '(201) 555-0100' }]);
	});

	it('an unreadable birthday and consent are unknown, and spoil nothing', () => {
		const row = guestRow({ DOB: 'in spring', ReceiveMarketingEmail: 'perhaps', Gender: 'Not Specified' });
		expect(clientsOf([row])).toMatchObject([{ birthDate: null, marketing: { email: null }, gender: null }]);
	});
});

describe('who a guest without id is', () => {
	it('is known by e-mail, with the provisional key that the real id replaces', () => {
		const [event] = eventsOf(importZenoti([guestRow()]));
		expect(event === undefined ? null : clientKeyOf(event)).toBe('zenoti:email:ana.brook@mail.test');
	});

	it('not by an e-mail that a family shares, in whatever order its members stand', () => {
		const rows = [
			guestRow(),
			guestRow({ FirstName: 'Bo', Code: 'G78' }),
			guestRow({ FirstName: 'Cy', Code: '' }),
		];
		const ids = clientsOf(rows).map(({ id }) => id);
		expect(ids).toEqual(['code~g77', 'code~g78', expect.stringMatching(/^row~[0-9a-f]{16}~1$/)]);
		expect(clientsOf([...rows].reverse()).map(({ id }) => id)).toEqual([...ids].reverse());
	});

	it('is the same row twice in two overlapping files only once', () => {
		const imported = importedOf(importZenoti([guestRow(), guestRow()]));
		expect(imported.map((each) => each.rows)).toEqual([[0, 1]]);
		expect(clientsOf([guestRow(), guestRow()])).toHaveLength(1);
	});

	it('is the guest id where the file has it, in lower case', () => {
		expect(clientsOf([{ ...guestRow(), 'Guest ID': guids.guest.toUpperCase() }])[0]?.id).toBe(guids.guest);
	});
});

describe('client rows as new clients', () => {
	it('happened on the day of creation, once whatever changes later', () => {
		const settings = settingsOf({ clientRows: 'new' });
		const [event] = eventsOf(importZenoti([guestRow()], settings));
		const [changed] = eventsOf(importZenoti([guestRow({ City: 'Trenton' })], settings));
		expect(event).toMatchObject({ type: 'studio.client.created', time: '2025-10-31T04:00:00.000Z' });
		expect(changed?.id).toBe(event?.id);
	});

	it('while as known now a change is another event', () => {
		const [event] = eventsOf(importZenoti([guestRow()]));
		const [changed] = eventsOf(importZenoti([guestRow({ City: 'Trenton' })]));
		expect(changed?.subject).toBe(event?.subject);
		expect(changed?.id).not.toBe(event?.id);
	});
});
