import { describe, expect, it } from 'vitest';
import { KeyLocks, lockKeysOf } from '../../../core/sync';

/** A run that notes when it starts and ends, and ends when told. */
function createRuns(locks: KeyLocks) {
	const log: string[] = [];
	const start = (name: string, keys: readonly string[]) => {
		let finish: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => {
			finish = resolve;
		});
		const done = locks.hold(keys, async () => {
			log.push(`${name} starts`);
			await gate;
			log.push(`${name} ends`);
		});
		return { finish, done };
	};
	return { log, start };
}

const settle = async () => {
	for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('Runs about the same record take turns', () => {
	it('lets the second run read only after the first one has written', async () => {
		const { log, start } = createRuns(new KeyLocks());
		const first = start('first', ['ana']);
		const second = start('second', ['ana']);
		await settle();
		expect(log).toEqual(['first starts']);
		second.finish();
		first.finish();
		await Promise.all([first.done, second.done]);
		expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
	});

	it('does not hold up a run about somebody else', async () => {
		const { log, start } = createRuns(new KeyLocks());
		const ana = start('ana', ['ana']);
		const bo = start('bo', ['bo']);
		await settle();
		expect(log).toEqual(['ana starts', 'bo starts']);
		ana.finish();
		bo.finish();
		await Promise.all([ana.done, bo.done]);
	});

	it('cannot end in a circle when two runs name the same records in another order', async () => {
		const locks = new KeyLocks();
		const { log, start } = createRuns(locks);
		const runs = [start('one', ['a', 'b', 'c']), start('two', ['c', 'b', 'a']), start('three', ['b', 'b'])];
		for (const run of runs) run.finish();
		await Promise.all(runs.map((run) => run.done));
		expect(log).toHaveLength(6);
		expect(locks.size).toBe(0);
	});

	it('gives the record back when a run fails', async () => {
		const locks = new KeyLocks();
		const failing = locks.hold(['ana'], () => Promise.reject(new Error('no network')));
		await expect(failing).rejects.toThrow('no network');
		await expect(locks.hold(['ana'], () => Promise.resolve('free'))).resolves.toBe('free');
		expect(locks.size).toBe(0);
	});

	it('takes the client, the deal and the e-mail of each event, and nothing of what is no event', () => {
		const event = {
			specversion: '1.0',
			id: 'zenoti:guest:1:created:1',
			type: 'studio.client.created',
			source: 'zenoti/centers/9',
			time: '2026-03-01T12:00:00.000Z',
			data: { client: { id: 'g1', email: 'ana@example.com' } },
		};
		expect(lockKeysOf([event, { any: 'thing' }], 'HubSpot')).toEqual([
			'HubSpot|zenoti:g1',
			'HubSpot|ana@example.com',
		]);
	});
});
