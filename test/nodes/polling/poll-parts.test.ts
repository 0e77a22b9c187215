import type { INode } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../core/http';
import { causeOf } from '../../../nodes/common/pollError';
import { PollMemory } from '../../../nodes/common/pollMemory';
import { PollPlaces } from '../../../nodes/common/pollPlaces';
import { readPollSettings } from '../../../nodes/common/pollSettings';
import { PollTurns } from '../../../nodes/common/pollTurns';
import { FakeSource, outage, place, refusal } from '../../core/poll/fake-source';

const minute = 60_000;
let nowMs: number;
const now = () => nowMs;

beforeEach(() => {
	nowMs = 1_800_000_000_000;
});

describe('turns', () => {
	it('are one at a time for each node', () => {
		const turns = new PollTurns(now);
		const first = turns.begin('a');
		expect(turns.begin('a')).toBeNull();
		expect(turns.begin('b')).not.toBeNull();
		first?.end();
		expect(turns.begin('a')).not.toBeNull();
	});

	it('that never end are taken over after half an hour, and change nothing any more', () => {
		const turns = new PollTurns(now);
		const stuck = turns.begin('a');
		nowMs += 29 * minute;
		expect(turns.begin('a')).toBeNull();
		nowMs += minute;
		const next = turns.begin('a');
		expect([stuck?.isCurrent(), next?.isCurrent()]).toEqual([false, true]);
		stuck?.end();
		expect(next?.isCurrent()).toBe(true);
	});
});

describe('the list of locations', () => {
	const source = new FakeSource({ nowMs: 0 });
	let listings: number;
	let answer: Awaited<ReturnType<typeof source.profile.places>>;
	const profile = {
		...source.profile,
		places: async () => {
			listings += 1;
			return await Promise.resolve(answer);
		},
	};
	const read = async (places: PollPlaces, wanted: readonly string[] = [], scope = 'a') =>
		await places.read(scope, source.caller, profile, wanted);

	beforeEach(() => {
		listings = 0;
		answer = { ok: true, value: [place('p1')] };
	});

	it('is read anew for other ids, another node and after an hour', async () => {
		const places = new PollPlaces(now);
		await read(places);
		await read(places);
		expect(listings).toBe(1);
		await read(places, ['p1']);
		await read(places, [], 'b');
		expect(listings).toBe(3);
		nowMs += 60 * minute;
		await read(places);
		expect(listings).toBe(4);
	});

	it('is kept while it cannot be read for the moment, and dropped when it is refused', async () => {
		const places = new PollPlaces(now);
		await read(places);
		nowMs += 60 * minute;
		answer = { ok: false, failure: outage };
		expect(await read(places)).toMatchObject({ ok: true });
		answer = { ok: false, failure: refusal };
		expect(await read(places)).toMatchObject({ ok: false });
		answer = { ok: false, failure: outage };
		expect(await read(places)).toMatchObject({ ok: false });
	});

	it('is forgotten for one node only', async () => {
		const places = new PollPlaces(now);
		await read(places, ['x']);
		await read(places, [], 'b');
		places.forget('a');
		await read(places, ['x']);
		await read(places, [], 'b');
		expect(listings).toBe(3);
	});
});

describe('n8n is made to save', () => {
	it('once two hundred events that the webhook told are not in its database', () => {
		const memory = new PollMemory();
		expect(memory.mustSave('a', 0, 199)).toBe(false);
		expect(memory.mustSave('b', 0, 1)).toBe(false);
		expect(memory.mustSave('a', 0, 1)).toBe(true);
		expect(memory.mustSave('a', 0, 1)).toBe(false);
	});

	it('not when an execution does it anyway', () => {
		const memory = new PollMemory();
		memory.mustSave('a', 0, 150);
		expect(memory.mustSave('a', 1, 500)).toBe(false);
		expect(memory.mustSave('a', 0, 150)).toBe(false);
	});
});

describe('why n8n should wait, or whom it should call', () => {
	it.each<[Partial<Failure>, string]>([
		[{ code: 'RATE_LIMIT', kind: 'transient' }, 'rate-limited'],
		[{ code: 'UNAVAILABLE', kind: 'transient' }, 'temporarily-unavailable'],
		[{ code: 'NO_PERMISSION', kind: 'permanent' }, 'credential-invalid'],
		[{ code: 'RECONNECT_CREDENTIAL', kind: 'permanent' }, 'credential-invalid'],
		[{ code: 'INVALID_CENTER', kind: 'permanent' }, 'configuration-invalid'],
		[{ code: 'NODE_DEFECT', kind: 'permanent' }, 'node-defect'],
		[{ code: 'constructor', kind: 'permanent' }, 'configuration-invalid'],
	])('%j is %s', (failure, cause) => {
		expect(causeOf({ ...outage, ...failure })).toBe(cause);
	});
});

describe('the settings', () => {
	const { profile } = new FakeSource({ nowMs: 0 });
	const read = (parameters: object) => readPollSettings({ parameters } as INode, profile);

	it('have defaults for everything', () => {
		expect(read({})).toEqual({
			resources: ['things'],
			lookbackDays: null,
			firstRun: 'baseline',
			includeRaw: false,
			skipSeenByWebhook: true,
			locationIds: [],
			timeZone: null,
			currency: null,
			problems: [],
		});
	});

	it('are read as they are stored', () => {
		const options = {
			lookbackDays: 3,
			firstRun: 'lookBack',
			includeRaw: true,
			skipSeenByWebhook: false,
			locationIds: ' a, b ,',
			timeZone: 'Europe/London',
			currency: 'gbp',
		};
		expect(read({ resources: ['things', 'unknown'], options })).toMatchObject({
			...options,
			resources: ['things'],
			locationIds: ['a', 'b'],
			currency: 'GBP',
		});
	});

	it.each([
		[0, 1],
		[-3, 1],
		[1.2, 2],
		[900, 90],
		['14', 14],
		['soon', null],
	])('a look-back of %j days is %j', (lookbackDays, days) => {
		expect(read({ options: { lookbackDays } }).lookbackDays).toBe(days);
	});

	it.each([
		[{ options: { timeZone: 'Nowhere' } }, 'no time zone'],
		[{ options: { currency: 'euros' } }, 'no currency'],
		[{ resources: [] }, 'Nothing is chosen'],
		[{ resources: 'things' }, 'Nothing is chosen'],
	])('%j are refused', (parameters, text) => {
		expect(read(parameters).problems[0]?.message).toContain(text);
	});
});
