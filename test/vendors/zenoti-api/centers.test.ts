import { describe, expect, it } from 'vitest';
import { readCenters, readPlaces } from '../../../vendors/zenoti/api';
import { answer, denied, guid, pageOf, play, playList, valueOf, type Json } from './support';

const center = (number: number, changes: Json = {}): Json => ({
	id: guid(number).toUpperCase(),
	code: `C${number}`,
	name: `Center ${number}`,
	display_name: `The Center ${number}`,
	country: { id: 225, code: 'US', name: 'United States', phone_code: 1 },
	state: { id: 44, code: 'NJ', name: 'New Jersey' },
	location: { lattitude: 0, longitude: 0, time_zone: { id: 6, standard_name: 'Eastern Standard Time' } },
	currency: { id: 148, name: 'United States Dollar', code: 'USD', symbol: '0024' },
	address_info: { address_1: '1 Pier Road', address_2: '', city: 'Jersey City', zip_code: '07302' },
	contact_info: { phone_1: { display_number: '+1 2015550100' } },
	...changes,
});
const zone = (standard_name: string | null) => ({ location: { time_zone: { standard_name } } });

describe('centers', () => {
	it('become locations with an IANA zone and an ISO currency', async () => {
		const { caller, requests } = play((asked) => pageOf([center(1)], asked, 'centers'));
		const { rows, problems } = valueOf(await readCenters(caller));
		expect(rows[0]?.value).toEqual({
			id: guid(1),
			name: 'The Center 1',
			phone: '+1 2015550100',
			email: null,
			address: {
				line1: '1 Pier Road',
				line2: null,
				city: 'Jersey City',
				region: 'New Jersey',
				postalCode: '07302',
				country: 'US',
			},
			timeZone: 'America/New_York',
			currency: 'USD',
			isActive: null,
		});
		expect(problems).toEqual([]);
		expect(requests[0]?.query).toMatchObject({ catalog_enabled: 'false', size: '100' });
	});

	it.each([
		['GMT Standard Time', 'Europe/London'],
		['india standard time', 'Asia/Kolkata'],
		['Arabian Standard Time', 'Asia/Dubai'],
		['Europe/Paris', 'Europe/Paris'],
		['Moon Standard Time', null],
		['Moon/Base', null],
		[null, null],
	])('name their zone as Windows does: %s is %s', async (name, expected) => {
		const { caller } = play((asked) => pageOf([center(1, zone(name))], asked, 'centers'));
		expect(valueOf(await readPlaces(caller, []))[0]?.timeZone).toBe(expected);
	});

	it('without an id are told as problems, the others are read', async () => {
		const list = [center(1, { id: null }), 'x', center(2)];
		const { caller } = play((asked) => pageOf(list, asked, 'centers'));
		const { rows, problems } = valueOf(await readCenters(caller));
		expect(rows).toHaveLength(1);
		expect([...problems].sort()).toEqual(['centers[1] has no id', 'centers[2] is no object']);
	});
});

describe('the places to poll', () => {
	it('are all centers the key may see', async () => {
		const { caller } = play((asked) => pageOf([center(1), center(2)], asked, 'centers'));
		expect(valueOf(await readPlaces(caller, [])).map(({ id }) => id)).toEqual([guid(1), guid(2)]);
	});

	it('are those wanted, in any case and each once', async () => {
		const { caller } = play((asked) => pageOf([center(1), center(2)], asked, 'centers'));
		const wanted = [` ${guid(2).toUpperCase()} `, guid(2)];
		expect(valueOf(await readPlaces(caller, wanted))).toEqual([
			{ id: guid(2), name: 'The Center 2', timeZone: 'America/New_York', currency: 'USD' },
		]);
	});

	it.each([
		['unknown', guid(9)],
		['named by its code', 'C1'],
	])('do not lack one in silence because it is %s', async (_how, id) => {
		const { caller } = play((asked) => pageOf([center(1), center(2)], asked, 'centers'));
		const read = await readPlaces(caller, [guid(2), id]);
		expect(read).toMatchObject({ ok: false, failure: { kind: 'permanent', code: 'NO_SUCH_CENTER' } });
		expect(!read.ok && read.failure.message).toContain(id.toLowerCase());
	});

	it('are taken as they are from a key that may not list centers', async () => {
		const read = await readPlaces(playList([denied]).caller, [guid(3)]);
		expect(valueOf(read)).toEqual([{ id: guid(3), name: null, timeZone: null, currency: null }]);
	});

	it('cannot be told by a key that may not list centers when none are wanted', async () => {
		expect(await readPlaces(playList([denied]).caller, [])).toMatchObject({
			ok: false,
			failure: {
				code: 'NO_PERMISSION',
				message: expect.stringContaining('list the centers'),
				hint: expect.stringContaining('Location IDs'),
			},
		});
	});

	it('are not made up when Zenoti is down', async () => {
		const read = await readPlaces(playList([answer('', 500)], 1).caller, [guid(3)]);
		expect(read).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } });
	});
});
