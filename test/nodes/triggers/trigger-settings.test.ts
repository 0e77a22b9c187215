import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { readTriggerSettings } from '../../../nodes/common/triggerSettings';

const settingsOf = (parameters: INodeParameters) =>
	readTriggerSettings({ id: '1', name: 'T', type: 't', typeVersion: 1.1, position: [0, 0], parameters });

const hourMs = 3_600_000;

describe('the settings of a trigger', () => {
	it('are the safe ones when the node stores nothing', () => {
		expect(settingsOf({})).toEqual({
			isVerified: true,
			filter: { types: [], locationIds: [] },
			includeRaw: false,
			dedupeWindowMs: 168 * hourMs,
			timeZone: null,
			currency: null,
			problems: [],
		});
	});

	it.each([
		['signature', true],
		['', true],
		['AcceptUnverified', true],
		['acceptUnverified ', true],
		['none', true],
		['acceptUnverified', false],
	])('verify unless the user chose the unsafe mode by its exact name (%j)', (authentication, isVerified) => {
		expect(settingsOf({ authentication }).isVerified).toBe(isVerified);
	});

	it.each([
		[24, 24 * hourMs],
		['24', 24 * hourMs],
		[0.5, hourMs / 2],
		[0, 0],
		[-5, 0],
		['soon', 168 * hourMs],
		[null, 168 * hourMs],
	])('remember facts for %j hours as %d ms', (dedupeWindowHours, expected) => {
		expect(settingsOf({ options: { dedupeWindowHours } }).dedupeWindowMs).toBe(expected);
	});

	it.each([
		['a, b ,c', ['a', 'b', 'c']],
		[' , ,', []],
		['', []],
		[
			['a', ' b'],
			['a', 'b'],
		],
		[[{ id: 'a' }, { id: '' }, { name: 'x' }], ['a']],
		[null, []],
		[7, []],
	])('read location ids from %j', (locationIds, expected) => {
		expect(settingsOf({ options: { locationIds } }).filter.locationIds).toEqual(expected);
	});

	it.each([
		['Europe/London', 'gbp', 'Europe/London', 'GBP'],
		[' America/New_York ', ' USD', 'America/New_York', 'USD'],
		['Middle/Earth', 'dollars', null, null],
		['', '', null, null],
	])('take zone %j and currency %j only when they exist', (timeZone, currency, zone, code) => {
		expect(settingsOf({ options: { timeZone, currency } })).toMatchObject({ timeZone: zone, currency: code });
	});

	it('take the chosen events and drop what is none', () => {
		expect(settingsOf({ events: ['studio.sale.closed', '', '*'] }).filter.types).toEqual([
			'studio.sale.closed',
			'*',
		]);
		expect(settingsOf({ events: 'studio.sale.closed' }).filter.types).toEqual([]);
	});
});
