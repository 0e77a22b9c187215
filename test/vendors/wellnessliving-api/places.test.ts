import { describe, expect, it } from 'vitest';
import { wellnessLivingPollProfile as profile } from '../../../vendors/wellnessliving/api';
import { countOf, studioApi } from './poll-support';
import { failureOf, response, sidAnswer, valueOf } from './support';

describe('the place that is polled', () => {
	it('is the business, with its currency and the zone of its first location', async () => {
		expect(valueOf(await profile.places(studioApi({}).caller, []))).toEqual([
			{ id: '61042', name: 'Harbour Movement', timeZone: 'America/Halifax', currency: 'CAD' },
		]);
	});

	it('narrowed to locations is another place, with their zone, in any order of the setting', async () => {
		const places = [];
		for (const wanted of [
			['7100000202'],
			['7100000202', '7100000201', '7100000202'],
			['7100000201', '7100000202'],
		]) {
			places.push(...valueOf(await profile.places(studioApi({}).caller, wanted)));
		}
		expect(places.map(({ id, timeZone }) => [id, timeZone])).toEqual([
			['61042:7100000202', 'America/Toronto'],
			['61042:7100000201+7100000202', 'America/Halifax'],
			['61042:7100000201+7100000202', 'America/Halifax'],
		]);
	});

	it('refuses a location that is not there, by name: it would never find anything', async () => {
		const failure = failureOf(await profile.places(studioApi({}).caller, ['7100000201', '99']));
		expect(failure).toMatchObject({ kind: 'permanent', code: 'NO_SUCH_LOCATION' });
		expect(failure.message).toContain('99');
		expect(failure.message).not.toContain('7100000201');
	});

	it('is there, without zone and name, for an application that may not list locations', async () => {
		const denied = () => sidAnswer('access-denied');
		const { caller } = studioApi({ '/v1/location/list': denied, '/v1/business': denied });
		expect(valueOf(await profile.places(caller, ['77']))).toEqual([
			{ id: '61042:77', name: null, timeZone: null, currency: null },
		]);
	});

	it.each([
		['a refused token', response({ message: 'Unauthorized' }, 401), 'TOKEN_REFUSED'],
		['a server that is down', response('', 502), 'HTTP_502'],
	])('is unknown after %s, which is passed on', async (_title, answer, code) => {
		const { caller } = studioApi({ '/v1/location/list': () => answer });
		expect(failureOf(await profile.places(caller, [])).code).toBe(code);
	});

	it('costs two calls, and its locations are not asked for again in the same run', async () => {
		const bench = studioApi({});
		await profile.places(bench.caller, []);
		await profile.places(bench.caller, []);
		expect(countOf(bench, '/v1/location/list')).toBe(1);
	});
});
