import { describe, expect, it } from 'vitest';
import { createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { zenotiBookings } from '../../../vendors/zenoti/api/poll-bookings';
import { zenotiSales } from '../../../vendors/zenoti/api/poll-sales';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { center, spanOf, Trigger, zenotiOf } from './polled-center';
import { accrualRow, appointmentRow } from './rows';
import { guid, harbour, now, type Json } from './support';

const sales = () => zenotiSales(createVisitMemory(), 'never');
const bookings = () => zenotiBookings(createVisitMemory());
const product = (changes: Json = {}) => accrualRow({ item_type: 'Product', ...changes });
const appointmentOn = (day: string, changes: Json = {}) =>
	appointmentRow({ start_time: `${day}T10:00:00`, start_time_utc: `${day}T15:00:00`, ...changes });

describe('a quiet poll between two wide rounds', () => {
	const held = center({
		lines: [
			product({ sale_date: '2026-11-19' }),
			product({ invoice_id: guid(600), sale_date: '2026-10-20' }),
		],
		appointments: [appointmentOn('2026-11-21'), appointmentOn('2026-12-10', { appointment_id: guid(1) })],
	});
	const names = Object.keys(createZenotiPollProfile({ invoices: 'never' }).resources);

	it.each(names.filter((name) => name !== 'classBookings'))('takes one call for %s', async (name) => {
		const resource = createZenotiPollProfile({ invoices: 'whenUnclear' }).resources[name];
		if (resource === undefined) throw new Error('no such resource');
		const trigger = new Trigger(resource, zenotiOf(held));
		await trigger.poll(0);
		for (const minutes of [1, 2, 54]) {
			const { told, calls } = await trigger.poll(minutes);
			expect([told, calls.length]).toEqual([[], 1]);
		}
		expect((await trigger.poll(60)).told).toEqual([]);
	});

	it.each(['America/New_York', null])(
		'asks for the week of appointments that begins yesterday: %s',
		(timeZone) => {
			const place = { ...harbour, timeZone };
			const input = { place, nowMs: now, lastPollMs: now, lookbackDays: 7, isNear: true };
			expect(bookings().plan(input)).toEqual([
				{ key: 'near 2026-11-19..2026-11-25', from: '2026-11-19', to: '2026-11-25', isNear: true },
			]);
		},
	);
});

describe('an appointment', () => {
	it('that moves weeks ahead is looked for, not told as gone, and told as moved by the next wide round', async () => {
		const others = [1, 2, 3].map((number) => appointmentOn('2026-11-21', { appointment_id: guid(number) }));
		const held = center({ appointments: [...others, appointmentOn('2026-11-21')] });
		const trigger = new Trigger(bookings(), zenotiOf(held));
		await trigger.poll(0);
		held.appointments = [...others, appointmentOn('2026-12-10')];
		const calls: number[] = [];
		for (const minutes of [1, 2, 3]) {
			const poll = await trigger.poll(minutes);
			expect(poll.told).toEqual([]);
			calls.push(poll.calls.length);
		}
		expect(calls).toEqual([1, 2, 1]);
		expect((await trigger.poll(60)).told).toEqual(['booking.updated 2026-12-10T10:00:00']);
	});

	it('of tomorrow that is cancelled, and one of next month, are told at once and within the hour', async () => {
		const held = center({
			appointments: [appointmentOn('2026-11-21'), appointmentOn('2026-12-10', { appointment_id: guid(1) })],
		});
		const trigger = new Trigger(bookings(), zenotiOf(held));
		await trigger.poll(0);
		for (const appointment of held.appointments) appointment.status = -1;
		expect(await trigger.toldAt(1, 2, 60)).toEqual([
			['booking.cancelled 2026-11-21T10:00:00'],
			[],
			['booking.cancelled 2026-12-10T10:00:00'],
		]);
	});
});

describe('what goes to and fro', () => {
	const idsOf = async (trigger: Trigger, states: ReadonlyArray<() => void>) => {
		const ids: string[] = [];
		for (const [minutes, change] of states.entries()) {
			change();
			ids.push(...(await trigger.poll(minutes)).events.map(({ id }) => id));
		}
		return [ids.length, new Set(ids).size];
	};

	it('is told each time: an appointment confirmed and not', async () => {
		const held = center({ appointments: [appointmentOn('2026-11-21')] });
		const states = [0, 4, 0, 4, 0].map(
			(status) => () => Object.assign(held.appointments[0] ?? {}, { status }),
		);
		expect(await idsOf(new Trigger(bookings(), zenotiOf(held)), states)).toEqual([6, 6]);
	});

	it('is told each time: a sale paid by card and in cash', async () => {
		const held = center();
		const states = ['Card', 'Cash', 'Card', 'Cash'].map((payment_type) => () => {
			held.lines = [product({ sale_date: '2026-11-20', payment_type })];
		});
		expect(await idsOf(new Trigger(sales(), zenotiOf(held)), states)).toEqual([4, 4]);
	});

	it('is told each time: a sale and an appointment gone and back, each as of now', async () => {
		const others = [1, 2, 3].map((number) => ({
			invoice_id: guid(600 + number),
			invoice_item_id: guid(number),
		}));
		const rest = others.map((id) => product({ ...id, sale_date: '2026-11-20' }));
		const held = center({ lines: [...rest, product({ sale_date: '2026-11-20' })] });
		const trigger = new Trigger(sales(), zenotiOf(held));
		await trigger.poll(0);
		const events = [];
		for (const [minutes, isThere] of [
			[60, false],
			[120, false],
			[180, true],
			[240, false],
			[300, false],
		] as const) {
			held.lines = isThere ? [...rest, product({ sale_date: '2026-11-20' })] : rest;
			events.push(...(await trigger.poll(minutes)).events);
		}
		expect(events.map(({ type }) => type)).toEqual([
			'studio.sale.voided',
			'studio.sale.closed',
			'studio.sale.voided',
		]);
		expect(new Set(events.map(({ id }) => id)).size).toBe(3);
		const times = events.map(({ time }) => time);
		expect(times).toEqual([...times].sort());
	});
});

describe('a sale', () => {
	const second = { invoice_item_id: guid(502), item_name: 'Pine Balm' };
	const polled = (lines: Json[]) => {
		const held = center({ lines });
		return { held, trigger: new Trigger(sales(), zenotiOf(held)) };
	};

	it('of today is told at once, and one that changed weeks later by the next wide round', async () => {
		const { held, trigger } = polled([product({ sale_date: '2026-10-20', invoice_no: 'OLD' })]);
		await trigger.poll(0);
		held.lines = [
			product({ sale_date: '2026-10-20', invoice_no: 'OLD', payment_type: 'Cash' }),
			product({ invoice_id: guid(600), sale_date: '2026-11-20', invoice_no: 'NEW' }),
		];
		const { told, calls } = await trigger.poll(1);
		expect(told).toEqual(['sale.closed NEW']);
		expect(calls.map(spanOf)).toEqual([
			{ from: '2026-11-19', to: '2026-11-20' },
			{ from: '2026-11-12', to: '2026-11-18' },
		]);
		expect((await trigger.poll(2)).calls).toHaveLength(1);
		expect((await trigger.poll(60)).told).toEqual(['sale.updated OLD']);
	});

	it('of yesterday that is paid otherwise is told at once, in one call', async () => {
		const { held, trigger } = polled([product({ sale_date: '2026-11-19' })]);
		await trigger.poll(0);
		held.lines = [product({ sale_date: '2026-11-19', payment_type: 'Cash' })];
		const { told, calls } = await trigger.poll(1);
		expect([told, calls.length]).toEqual([['sale.updated HAR3107'], 1]);
	});

	it.each([
		['five days ago', '2026-11-15', []],
		['weeks ago', '2026-10-25', []],
		['today', '2026-11-20', ['sale.updated HAR3107']],
	])('begun %s that gets a line of today is never told in halves', async (_title, begun, atOnce) => {
		const { held, trigger } = polled([product({ sale_date: begun })]);
		await trigger.poll(0);
		held.lines.push(product({ ...second, sale_date: '2026-11-20' }));
		expect(await trigger.toldAt(1, 2)).toEqual([atOnce, []]);
		const { events } = await trigger.poll(60);
		expect(events.map(({ data }) => data.sale?.lines.length)).toEqual(atOnce.length === 0 ? [2] : []);
		expect(await trigger.toldAt(61, 120)).toEqual([[], []]);
	});

	it('that is new and began five days ago is left to the wide round, which tells it whole', async () => {
		const { held, trigger } = polled([]);
		await trigger.poll(0);
		held.lines = [product({ sale_date: '2026-11-15' }), product({ ...second, sale_date: '2026-11-20' })];
		expect(await trigger.toldAt(1, 60)).toEqual([[], ['sale.closed HAR3107']]);
	});

	it('older than the look-back that gets a line of today is not taken for a new one', async () => {
		const old = { invoice_date: '2026-10-12T12:38:00' };
		const { held, trigger } = polled([product({ ...old, sale_date: '2026-10-12' })]);
		await trigger.poll(0);
		held.lines.push(product({ ...old, ...second, sale_date: '2026-11-20' }));
		expect(await trigger.toldAt(1, 2, 60)).toEqual([[], [], []]);
	});

	it('that is removed is told as voided by the second wide round that misses it, not by a near one', async () => {
		const ids = [1, 2, 3].map((number) => ({
			invoice_id: guid(600 + number),
			invoice_item_id: guid(number),
		}));
		const { held, trigger } = polled(ids.map((id) => product({ ...id, sale_date: '2026-11-20' })));
		await trigger.poll(0);
		held.lines.pop();
		const told = await trigger.toldAt(1, 2, 60, 61, 62, 120, 121);
		expect(told.map((types) => types.length)).toEqual([0, 0, 0, 0, 0, 1, 0]);
	});
});
