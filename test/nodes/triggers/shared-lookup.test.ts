import { describe, expect, it } from 'vitest';
import { SharedLookup } from '../../../nodes/common/sharedLookup';

/** Look-ups that end when the test says so, each with its number. */
function lookups() {
	const clock = { nowMs: 1_800_000_000_000 };
	const shared = new SharedLookup<string>(() => clock.nowMs);
	const ends: Array<{ succeed: () => void; fail: () => void }> = [];
	const read = async (): Promise<string> =>
		await new Promise((resolve, reject) => {
			const name = `look-up ${ends.length + 1}`;
			ends.push({ succeed: () => resolve(name), fail: () => reject(new Error(name)) });
		});
	const fresh = async (scope = 'trigger') => await shared.fresh(scope, read);
	return { shared, clock, ends, fresh };
}

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

describe('looking up the secret of a trigger', () => {
	it('happens one at a time: whoever comes meanwhile shares the next one, which begins later', async () => {
		const { ends, fresh } = lookups();
		const answers = Array.from({ length: 10 }, async () => await fresh());
		expect(ends).toHaveLength(1);
		ends[0]?.succeed();
		await turn();
		expect(ends).toHaveLength(2);
		ends[1]?.succeed();
		expect(await Promise.all(answers)).toEqual(['look-up 1', ...Array<string>(9).fill('look-up 2')]);
	});

	it('can be joined while it is under way, and begins anew once it has ended', async () => {
		const { shared, ends, fresh } = lookups();
		expect(await shared.underWay('trigger')).toBeNull();
		const first = fresh();
		const joined = shared.underWay('trigger');
		expect(await shared.underWay('another')).toBeNull();
		ends[0]?.succeed();
		expect([await first, await joined]).toEqual(['look-up 1', 'look-up 1']);
		expect(await shared.underWay('trigger')).toBeNull();
		const second = fresh();
		ends[1]?.succeed();
		expect(await second).toBe('look-up 2');
	});

	it('of one trigger does not wait for that of another', () => {
		const { ends, fresh } = lookups();
		void fresh('a');
		void fresh('b');
		expect(ends).toHaveLength(2);
	});

	it('that fails leaves the way free for the next', async () => {
		const { ends, fresh } = lookups();
		const [first, second] = [fresh(), fresh()];
		ends[0]?.fail();
		await expect(first).rejects.toThrow('look-up 1');
		await turn();
		ends[1]?.succeed();
		expect(await second).toBe('look-up 2');
	});

	it('that never ends holds nobody up who comes five seconds later', async () => {
		const { shared, clock, ends, fresh } = lookups();
		void fresh();
		void fresh();
		clock.nowMs += 5_000;
		expect(await shared.underWay('trigger')).toBeNull();
		const later = fresh();
		expect(ends).toHaveLength(2);
		ends[1]?.succeed();
		expect(await later).toBe('look-up 2');
	});
});
