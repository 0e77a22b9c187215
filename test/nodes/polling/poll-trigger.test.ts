import { NodeOperationError } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dedupeMemory, triggerScope } from '../../../nodes/common/dedupeMemory';
import { pollOnce } from '../../../nodes/common/pollTrigger';
import { outage, place, refusal } from '../../core/poll/fake-source';
import { FakePollingNode, passMinutes, start } from './poll-context';

let node: FakePollingNode;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: start });
	node = new FakePollingNode({ options: { firstRun: 'lookBack' } });
});

afterEach(() => {
	vi.useRealTimers();
});

/** Types and things of the items; `null` when no execution starts. */
async function poll(target = node): Promise<readonly string[] | null> {
	const output = await pollOnce(target.context, target.pollSource);
	const items = output?.[0]?.map(
		({ json }) => `${String(json.type).split('.')[2]} ${String(json.subject).slice(8)}`,
	);
	return items ?? null;
}

async function problemOf(target = node): Promise<NodeOperationError> {
	const problem: unknown = await poll(target).then(
		(items) => items,
		(error: unknown) => error,
	);
	if (!(problem instanceof NodeOperationError)) throw new Error(`no error, but ${JSON.stringify(problem)}`);
	return problem;
}

describe('a polling trigger', () => {
	it('starts an execution with what is new, and none when there is nothing', async () => {
		node.source.put('a', 0);
		expect(await poll()).toEqual(['created a']);
		expect(await poll()).toBeNull();
	});

	it('remembers over a restart, and floods nobody', async () => {
		node.source.put('a', 0);
		await poll();
		node.restart();
		expect(await poll()).toBeNull();
		node.source.put('a', 0, 2);
		expect(await poll()).toEqual(['updated a']);
	});

	it('only remembers on its first run unless told otherwise', async () => {
		node = new FakePollingNode();
		node.source.put('a', 0);
		expect(await poll()).toBeNull();
		node.source.put('b', 0);
		expect(await poll()).toEqual(['created b']);
	});

	it('has n8n save when a first run that took several polls is done, or a restart would begin it anew', async () => {
		node = new FakePollingNode();
		node.source.put('a', 0);
		node.source.failures = [null, outage];
		expect(await poll()).toBeNull();
		expect(await poll()).toEqual([]);
		expect(await poll()).toBeNull();
	});

	it('writes what it remembers as a new whole, which n8n notices, and as plain data', async () => {
		node.source.put('a', 0);
		await poll();
		const before = node.staticData.poll;
		await poll();
		expect(node.staticData.poll).not.toBe(before);
		expect(JSON.parse(JSON.stringify(node.staticData.poll))).toEqual(node.staticData.poll);
		expect(Object.keys(node.staticData)).toEqual(['poll']);
	});

	it('begins anew, and says so, when what is remembered is of a version it does not know', async () => {
		node.staticData = { poll: { v: 99 } };
		node.source.put('a', 0);
		expect(await poll()).toEqual(['created a']);
		expect(node.log.join()).toContain('of another version');
	});

	it('leaves a poll out while the last one is under way', async () => {
		node.source.put('a', 0);
		const both = await Promise.all([poll(), poll()]);
		expect(both).toEqual([['created a'], null]);
		expect(node.log.join()).toContain('still under way');
		expect(await poll()).toBeNull();
	});

	it('that was taken over hands nothing on and keeps nothing', async () => {
		node.source.put('a', 0);
		const { resource } = node.source;
		let isStuck = true;
		const read: typeof resource.read = async (...input) => {
			if (isStuck) {
				isStuck = false;
				passMinutes(31);
				takenOver = poll();
				await takenOver;
			}
			return await resource.read(...input);
		};
		let takenOver: Promise<readonly string[] | null> | null = null;
		Object.assign(node.source.profile.resources, { things: { ...resource, read } });
		expect(await poll()).toBeNull();
		expect(await takenOver).toEqual(['created a']);
	});

	it('leaves out what the webhook trigger of its workflow has told, unless it is to be counted', async () => {
		const counting = { firstRun: 'lookBack', skipSeenByWebhook: false };
		for (const [options, expected] of [
			[{ firstRun: 'lookBack' }, ['created b']],
			[counting, ['created a', 'created b']],
		] as const) {
			node = new FakePollingNode({ options });
			const window = dedupeMemory.windowOf(triggerScope(node.workflowId, 'hook'), 3_600_000);
			const attempt = window.tryClaim('fake:p1:a:studio.booking.created:once');
			if (attempt.kind === 'claimed') attempt.claim.commit();
			for (const id of ['a', 'b']) node.source.put(id, 0);
			expect(await poll()).toEqual(expected);
			const later = window.tryClaim('fake:p1:b:studio.booking.created:once').kind;
			expect(later).toBe(expected.length === 1 ? 'duplicate' : 'claimed');
		}
	});

	it('makes n8n save with an empty execution before too much could be told again after a restart', async () => {
		const window = dedupeMemory.windowOf(triggerScope(node.workflowId, 'hook'), 3_600_000);
		for (let n = 0; n < 200; n += 1) {
			node.source.put(`t${n}`, 0);
			const attempt = window.tryClaim(`fake:p1:t${n}:studio.booking.created:once`);
			if (attempt.kind === 'claimed') attempt.claim.commit();
		}
		expect(await poll()).toEqual([]);
		expect(await poll()).toBeNull();
	});

	it('gives its time zone and currency to locations that tell none, and to no others', async () => {
		node = new FakePollingNode({ options: { timeZone: 'Europe/London', currency: 'GBP' } });
		const told = place('p2', { timeZone: 'America/New_York', currency: 'USD' });
		vi.spyOn(node.source.profile, 'places').mockResolvedValue({
			ok: true,
			value: [place('p1', { timeZone: null }), told],
		});
		const read = vi.spyOn(node.source.resource, 'read');
		await poll();
		const asked = read.mock.calls.map(([, { timeZone, currency }]) => `${timeZone} ${currency}`);
		expect([...new Set(asked)]).toEqual(['Europe/London GBP', 'America/New_York USD']);
	});

	it('lists the locations once an hour, not at each poll', async () => {
		for (let n = 0; n < 3; n += 1) await poll();
		expect(node.listings).toBe(1);
		passMinutes(61);
		await poll();
		expect(node.listings).toBe(2);
	});

	it.each([
		['where n8n tells the time a poll may take', 4_000, 60_000, 4],
		['where it does not, and a poll has four minutes', null, 60_000, 4],
		['on its first run, which publishing waits for', null, 20_000, 2],
	])('stops in time %s, and goes on with the next poll', async (_, budgetMs, readMs, reads) => {
		node = new FakePollingNode({ options: { firstRun: 'lookBack' } });
		const { source } = node;
		vi.spyOn(source.profile, 'places').mockResolvedValue({
			ok: true,
			value: ['p1', 'p2', 'p3', 'p4'].map((id) => place(id)),
		});
		if (reads === 4) await poll();
		source.reads.length = 0;
		node.budgetMs = budgetMs;
		Object.assign(source, { readMs: budgetMs === null ? readMs : 900 });
		await poll();
		expect(source.reads).toHaveLength(reads);
		expect(node.log.join()).toContain('goes on where this one stopped');
		await poll();
		expect(new Set(source.reads.map((read) => read.slice(0, 2))).size).toBeGreaterThan(reads / 2);
	});
});

describe('a manual test', () => {
	it('shows real items and changes nothing', async () => {
		node.source.put('a', 0);
		node.mode = 'manual';
		expect(await poll()).toEqual(['created a']);
		expect(node.staticData).toEqual({});
		expect(await poll()).toEqual(['created a']);
	});

	it('says what is wrong when there is nothing to show', async () => {
		node.mode = 'manual';
		node.source.broken.set('p1', refusal);
		expect(await problemOf()).toMatchObject({ message: 'No right.', description: 'Wait.' });
		node.source.broken.clear();
		expect(await poll()).toBeNull();
	});

	it.each(['connectFailure', 'placesFailure'] as const)(
		'says so when it cannot even begin (%s)',
		async (which) => {
			node.mode = 'manual';
			node[which] = refusal;
			expect((await problemOf()).message).toBe('No right.');
		},
	);
});

describe('an error', () => {
	it('of the account is raised at once, so that a wrong credential stops the publishing', async () => {
		node.placesFailure = refusal;
		expect(await problemOf()).toMatchObject({
			message: 'No right.',
			failure: { cause: 'credential-invalid' },
		});
		expect((await problemOf()).message).toBe('No right.');
	});

	it('that may pass is written to the log, and raised after three polls in a row', async () => {
		node.placesFailure = outage;
		expect([await poll(), await poll()]).toEqual([null, null]);
		expect(node.log.filter((line) => line.startsWith('warn'))).toHaveLength(2);
		expect(await problemOf()).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
		expect(await poll()).toBeNull();
		node.placesFailure = null;
		node.source.put('a', 0);
		expect(await poll()).toEqual(['created a']);
	});

	it('that somebody has to act on has the locations listed anew, because the account may have changed', async () => {
		await poll();
		node.source.broken.set('p1', refusal);
		await problemOf();
		await problemOf();
		expect(node.listings).toBe(2);
	});

	it('of the list of locations does no harm while they were listed before', async () => {
		await poll();
		passMinutes(61);
		node.placesFailure = outage;
		node.source.put('a', 0);
		expect(await poll()).toEqual(['created a']);
	});

	it('of one location comes after what the others have to tell, and takes nothing away', async () => {
		vi.spyOn(node.source.profile, 'places').mockResolvedValue({
			ok: true,
			value: [place('p1'), place('p2')],
		});
		node.source.broken.set('p1', refusal);
		node.source.put('a', 0);
		expect(await poll()).toEqual(['created a']);
		node.source.put('b', 0);
		const problem = await problemOf();
		expect(problem.message).toBe('Things of p1: No right.');
		expect(await poll()).toEqual(['created b']);
		passMinutes(5);
		expect(await poll()).toBeNull();
	});

	it('in the settings is raised before anything is asked', async () => {
		node = new FakePollingNode({ options: { timeZone: 'Mars/Olympus' } });
		expect(await problemOf()).toMatchObject({ failure: { cause: 'configuration-invalid' } });
		node = new FakePollingNode({ resources: [] });
		expect((await problemOf()).message).toBe('Nothing is chosen to look for');
		expect(node.source.reads).toEqual([]);
	});

	it('in the way to the vendor is raised', async () => {
		node.connectFailure = { ...refusal, code: 'SETTINGS' };
		expect(await problemOf()).toMatchObject({ failure: { cause: 'configuration-invalid' } });
	});

	it('that no location is there says what to do', async () => {
		vi.spyOn(node.source.profile, 'places').mockResolvedValue({ ok: true, value: [] });
		expect((await problemOf()).message).toBe('The credential may see no location.');
	});

	it('leaves what is remembered as it was', async () => {
		node.source.put('a', 0);
		await poll();
		const before = JSON.stringify(node.staticData);
		node.source.broken.set('p1', refusal);
		await problemOf();
		expect(JSON.stringify(node.staticData)).toBe(before);
	});
});
