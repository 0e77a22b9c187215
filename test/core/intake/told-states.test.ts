import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { ToldStates } from '../../../core/intake';
import { line, payment, saleEvent, soldSale } from '../books/journals/support';
import { booking, client, clientRef, studioEvent } from '../../support/studio-events';

const at = (minute: number) => ({ time: `2026-11-20T18:${String(minute).padStart(2, '0')}:00.000Z` });
const named = (lastName: string, minute: number): StudioEvent =>
	studioEvent('studio.client.updated', { client: client('g1', { lastName }) }, at(minute));
const visit = (type: 'created' | 'checkedin' | 'updated', changes: object, minute: number): StudioEvent =>
	studioEvent(
		`studio.booking.${type}`,
		{ booking: booking('v1', { client: clientRef('g1'), ...changes }) },
		at(minute),
	);

describe('the last state a workflow was told', () => {
	it('is known when a webhook told it, and not when a poll did: only the poll’s own memory knows that', () => {
		const states = new ToldStates(10);
		expect(states.isKnown(named('Ash', 9))).toBe(false);
		states.note([named('Ash', 1)], 'poll');
		expect(states.isKnown(named('Ash', 9))).toBe(false);
		states.note([named('Ash', 2)], 'webhook');
		expect(states.isKnown(named('Ash', 9))).toBe(true);
		expect(states.isKnown(named('Birch', 9))).toBe(false);
	});

	it('is the last one: what went to and fro meanwhile is news', () => {
		const states = new ToldStates(10);
		states.note([named('Ash', 1), named('Birch', 2)], 'webhook');
		expect([states.isKnown(named('Ash', 9)), states.isKnown(named('Birch', 9))]).toEqual([false, true]);
		states.note([named('Ash', 3)], 'poll');
		expect(states.isKnown(named('Birch', 9))).toBe(false);
	});

	it('is not that of a delivery that comes late', () => {
		const states = new ToldStates(10);
		states.note([named('Birch', 5)], 'webhook');
		states.note([named('Ash', 1)], 'webhook');
		expect([states.isKnown(named('Ash', 9)), states.isKnown(named('Birch', 9))]).toEqual([false, true]);
	});

	it('goes on where a later webhook leaves something out, and is news where a poll knows more', () => {
		const states = new ToldStates(10);
		states.note([visit('created', { room: 'Blue', status: 'booked' }, 1)], 'webhook');
		states.note([visit('checkedin', { room: null, status: 'checked_in' }, 2)], 'webhook');
		const seen = { room: 'Blue', status: 'checked_in' };
		expect(states.isKnown(visit('checkedin', seen, 9))).toBe(true);
		expect(states.isKnown(visit('checkedin', { ...seen, room: 'Red' }, 9))).toBe(false);
		expect(states.isKnown(visit('updated', { room: 'Blue', status: null }, 9))).toBe(true);
	});

	it.each(['studio.client.merged', 'studio.client.optedout', 'studio.client.deleted'] as const)(
		'is unknown after %s',
		(type) => {
			const states = new ToldStates(10);
			states.note([named('Ash', 1), studioEvent(type, { client: client('g1') }, at(2))], 'webhook');
			expect(states.isKnown(named('Ash', 9))).toBe(false);
		},
	);

	it('is forgotten when there are too many, the oldest first', () => {
		const states = new ToldStates(2);
		const of = (id: string) => ({ ...named('Ash', 1), subject: `client/${id}` });
		states.note([of('a'), of('b'), of('a'), of('c')], 'webhook');
		expect(['a', 'b', 'c'].map((id) => states.isKnown(of(id)))).toEqual([true, false, true]);
	});

	it('of a sale is news again where only its kind of item or its own tender differs: the books do', () => {
		const states = new ToldStates(10);
		const tender = { ...payment('custom', 100), name: 'Hotel' };
		const told = soldSale('71', [line('service', 100)], [tender]);
		states.note([saleEvent(told)], 'webhook');
		const [item = line('service', 100)] = told.lines;
		const known = [
			told,
			{ ...told, lines: [{ ...item, kind: 'class' as const }] },
			{ ...told, payments: [{ ...tender, name: 'Voucher' }] },
		].map((sale) => states.isKnown(saleEvent(sale)));
		expect(known).toEqual([true, false, false]);
	});

	it('belongs to one system: equal ids of two are two clients', () => {
		const states = new ToldStates(10);
		states.note([named('Ash', 1)], 'webhook');
		expect(states.isKnown({ ...named('Ash', 9), source: 'wellnessliving/businesses/47' })).toBe(false);
	});
});
