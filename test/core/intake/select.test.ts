import { describe, expect, it } from 'vitest';
import type { EventData, StudioEvent } from '../../../core/event';
import { isWanted, locationIdOf } from '../../../core/intake';
import { factEvent } from '../../support/fake-profile';

const place = { id: 'Center-A', name: 'North' };

const about = (data: object): StudioEvent => ({ ...factEvent('1'), data: data as EventData });

describe('the place of an event', () => {
	it.each([
		['a booking', { booking: { location: place } }],
		['a sale', { sale: { location: place } }],
		['payments', { payments: [{ locationId: 'CENTER-A' }] }],
		['a membership', { membership: { location: place } }],
		['a package', { package: { location: place } }],
		['a schedule', { schedule: { location: place } }],
		['feedback', { feedback: { location: place } }],
		['a location', { location: place }],
		['a member of staff', { staff: { locationId: 'center-a' } }],
		['a client', { client: { homeLocationId: 'Center-A' } }],
	])('is read from %s, in lower case', (_, data) => {
		expect(locationIdOf(about(data))).toBe('center-a');
	});

	it('is where it happened, not where the client is at home', () => {
		expect(locationIdOf(about({ booking: { location: place }, client: { homeLocationId: 'other' } }))).toBe(
			'center-a',
		);
	});

	it.each([
		['nothing', {}],
		['a booking without a place', { booking: { location: null } }],
		['no payments', { payments: [] }],
		['a client without a home', { client: { homeLocationId: null } }],
	])('is unknown for %s', (_, data) => {
		expect(locationIdOf(about(data))).toBeNull();
	});
});

describe('the filter', () => {
	const here = about({ booking: { location: place } });

	it.each<[string, readonly string[], boolean]>([
		['no type is chosen', [], true],
		['all are chosen', ['*'], true],
		['its type is chosen', ['studio.sale.closed', 'studio.client.updated'], true],
		['all are chosen beside another', ['studio.sale.closed', '*'], true],
		['another type is chosen', ['studio.sale.closed'], false],
		['a part of its type is chosen', ['studio.client'], false],
	])('when %s: %s', (_, types, expected) => {
		expect(isWanted(here, { types, locationIds: [] })).toBe(expected);
	});

	it.each<[string, readonly string[], boolean]>([
		['no place is chosen', [], true],
		['its place is chosen', ['center-a'], true],
		['its place is chosen in capitals, with spaces', [' CENTER-A '], true],
		['its place is one of several', ['center-b', 'center-a'], true],
		['another place is chosen', ['center-b'], false],
		['a part of its place is chosen', ['center'], false],
	])('when %s: %s', (_, locationIds, expected) => {
		expect(isWanted(here, { types: [], locationIds })).toBe(expected);
	});

	it('lets pass what names no place, because nobody can tell that it is not wanted', () => {
		expect(isWanted(about({}), { types: [], locationIds: ['center-a'] })).toBe(true);
	});

	it('asks for both, type and place', () => {
		expect(isWanted(here, { types: ['studio.sale.closed'], locationIds: ['center-a'] })).toBe(false);
		expect(isWanted(here, { types: ['studio.client.updated'], locationIds: ['center-b'] })).toBe(false);
	});
});
