import { describe, expect, it } from 'vitest';
import { startZenotiApi } from '../../../sandbox/zenoti-api';
import { hour, objectOf, partOf, rowsOf, zenotiBench } from './bench';

const bench = zenotiBench();

describe('the places and people of the Zenoti stand-in', () => {
	it('have zones as Windows names them, and currencies by code and by the number of their sign', async () => {
		const reply = await bench.get('/v1/centers?expand=working_hours');
		const [east, west] = rowsOf(reply, 'centers');
		expect(partOf(east, 'location', 'time_zone', 'standard_name')).toBe('Eastern Standard Time');
		expect(partOf(west, 'location', 'time_zone', 'standard_name')).toBe('Pacific Standard Time');
		expect(partOf(east, 'currency')).toMatchObject({ id: 148, code: 'USD', symbol: '0024' });
		expect(objectOf(east).working_hours).not.toBeNull();
		expect(partOf(reply.body, 'error')).toBeNull();
	});

	it('of one centre are told by numbers', async () => {
		const reply = await bench.get(`/v1/centers/${bench.center}`);
		expect(partOf(reply.body, 'center')).toMatchObject({ id: bench.center, currency_id: 148 });
	});

	it('work there without an e-mail address and without page information', async () => {
		const reply = await bench.get(`/v1/centers/${bench.center}/employees?size=1&page=2`);
		expect(rowsOf(reply, 'employees')).toMatchObject([
			{ personal_info: { name: 'Robin Example', gender: 1 } },
		]);
		expect(Object.keys(objectOf(reply.body))).toEqual(['employees']);
		const therapists = await bench.get(`/v1/centers/${bench.center}/therapists`);
		expect(rowsOf(therapists, 'therapists')).toMatchObject([{ personal_info: { gender: '1' } }, {}]);
	});

	it('live in countries with numbers of Zenoti’s own', async () => {
		const countries = rowsOf(await bench.get('/v1/countries'), 'countries');
		expect(countries.map(({ id, code }) => [id, code])).toEqual([
			[95, 'IN'],
			[224, 'GB'],
			[225, 'US'],
		]);
	});

	it('can be booked for services at a price', async () => {
		const services = await bench.get(`/v1/centers/${bench.center}/services?size=1`);
		expect(rowsOf(services, 'services')).toMatchObject([
			{ name: 'Deep Tissue Massage', duration: 60, price_info: { sale_price: 115 } },
		]);
		expect(partOf(services.body, 'page_info', 'total')).toBe(3);
	});
});

describe('memberships and packages of the Zenoti stand-in', () => {
	const buy = (type: number, name: string) => {
		const guestId = bench.api.desk.addGuest().id;
		bench.api.desk.sell({ guestId, lines: [{ type, name, cents: 9_500 }] });
		return guestId;
	};

	it('need a centre when they are read with a key, and say so oddly', async () => {
		const guestId = buy(3, 'Monthly Dues');
		for (const list of ['memberships', 'packages']) {
			expect(await bench.get(`/v1/guests/${guestId}/${list}`)).toMatchObject({
				status: 401,
				body: { Message: 'Invalid Center' },
			});
		}
	});

	it('have a status in words at the centre, and as a number with the guest', async () => {
		const guestId = buy(3, 'Monthly Dues');
		const atCenter = await bench.get(`/v1/centers/${bench.center}/members`);
		const [member] = rowsOf(atCenter, 'members');
		expect(member).toMatchObject({ status: 'Active', guest: { id: guestId } });
		const own = await bench.get(`/v1/guests/${guestId}/memberships?center_id=${bench.center}`);
		expect(rowsOf(own, 'guest_memberships')).toMatchObject([
			{ user_membership_id: member?.id, status: 1, membership: { name: 'Monthly Dues' } },
		]);
	});

	it('are listed by the day of their last change and by status', async () => {
		buy(3, 'Monthly Dues');
		bench.passes(72 * hour);
		buy(3, 'Yearly Dues');
		const count = async (query: string) =>
			rowsOf(await bench.get(`/v1/centers/${bench.center}/members?${query}`), 'members').length;
		expect(await count('')).toBe(2);
		expect(await count('last_updated_date=2026-11-24')).toBe(1);
		expect(await count('last_updated_date=2026-11-25')).toBe(0);
		expect(await count('status=active')).toBe(2);
		expect(await count('status=Frozen')).toBe(0);
	});

	it('of packages come as a bare list, with page names of its own', async () => {
		const guestId = buy(4, '10 Classes');
		const path = `/v1/guests/${guestId}/Packages?center_id=${bench.center}`;
		expect(rowsOf(await bench.get(path))).toMatchObject([{ package: { name: '10 Classes' } }]);
		expect(rowsOf(await bench.get(`${path}&page_num=2&page_size=10`))).toEqual([]);
		expect((await bench.get(`${path}&page_size=101`)).status).toBe(422);
	});

	it('are held once, however often their invoice is closed', async () => {
		const guestId = bench.api.desk.addGuest().id;
		const lines = [{ type: 3, name: 'Monthly Dues', cents: 9_500 }] as const;
		const sale = bench.api.desk.sell({ guestId, lines }).id;
		bench.api.desk.recloseInvoice(sale, [{ mode: 1 }]);
		expect(bench.api.organisation.members.count()).toBe(1);
	});
});

describe('two Zenoti stand-ins with the same seed', () => {
	it('give the same ids to what happens in them', async () => {
		const other = await startZenotiApi({ now: bench.now });
		try {
			expect(other.desk.addGuest().id).toBe(bench.api.desk.addGuest().id);
		} finally {
			await other.close();
		}
	});
});
