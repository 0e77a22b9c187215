import { describe, expect, it } from 'vitest';
import { secretAdvice } from '../../../nodes/common/activation';
import { DedupeMemory } from '../../../nodes/common/dedupeMemory';
import { SecretCache, secretsFrom } from '../../../nodes/common/secretCache';

const hourMs = 3_600_000;

class Clock {
	nowMs = 1_800_000_000_000;

	readonly now = () => this.nowMs;
}

describe('the memory of a process', () => {
	const see = (memory: DedupeMemory, scope: string, key: string, windowMs = hourMs): string => {
		const attempt = memory.windowOf(scope, windowMs).tryClaim(key);
		if (attempt.kind === 'claimed') attempt.claim.commit();
		return attempt.kind;
	};

	it('keeps the triggers apart', () => {
		const memory = new DedupeMemory(new Clock().now);
		expect(see(memory, 'workflow-1:node-1', 'fact')).toBe('claimed');
		expect(see(memory, 'workflow-1:node-2', 'fact')).toBe('claimed');
		expect(see(memory, 'workflow-2:node-1', 'fact')).toBe('claimed');
		expect(see(memory, 'workflow-1:node-1', 'fact')).toBe('duplicate');
	});

	it('follows a window that the user changes while the workflow runs', () => {
		const clock = new Clock();
		const memory = new DedupeMemory(clock.now);
		see(memory, 'a', 'fact');
		clock.nowMs += hourMs / 2;
		expect(see(memory, 'a', 'fact', hourMs / 4)).toBe('claimed');
		clock.nowMs += hourMs * 2;
		expect(see(memory, 'a', 'fact', hourMs * 3)).toBe('duplicate');
	});

	it('drops the windows of triggers that are gone, once all they held has expired', () => {
		const clock = new Clock();
		const memory = new DedupeMemory(clock.now);
		const gone = memory.windowOf('gone', hourMs);
		see(memory, 'gone', 'fact');
		see(memory, 'new-1', 'fact');
		expect(memory.windowOf('gone', hourMs)).toBe(gone);
		clock.nowMs += hourMs;
		see(memory, 'new-2', 'fact');
		expect(memory.windowOf('gone', hourMs)).not.toBe(gone);
	});
});

describe('kept secrets', () => {
	const secrets = (name: string) => ({ secrets: [name], encoding: 'hex' });

	it('are kept for ten seconds after they were read, not after they were used', () => {
		const clock = new Clock();
		const cache = new SecretCache(clock.now);
		cache.keep('a', secrets('one'));
		clock.nowMs += 9_999;
		expect(cache.kept('a')).toEqual(secrets('one'));
		clock.nowMs += 1;
		expect(cache.kept('a')).toBeNull();
	});

	it('are replaced by what was read last', () => {
		const cache = new SecretCache(new Clock().now);
		cache.keep('a', secrets('one'));
		expect(cache.keep('a', secrets('two'))).toEqual(secrets('two'));
		expect(cache.kept('a')).toEqual(secrets('two'));
		expect(cache.kept('b')).toBeNull();
	});

	it('are bounded in number: the longest unread goes first', () => {
		const cache = new SecretCache(new Clock().now);
		for (let n = 0; n <= 500; n += 1) cache.keep(`trigger-${n}`, secrets(`s${n}`));
		expect(cache.kept('trigger-0')).toBeNull();
		expect(cache.kept('trigger-1')).not.toBeNull();
		expect(cache.kept('trigger-500')).not.toBeNull();
	});

	it.each([
		['base64', 'base64'],
		['', 'hex'],
		[null, 'hex'],
		[7, 'hex'],
	])('use the encoding %j of the credential as %j', (encoding, expected) => {
		expect(secretsFrom(' a ', '', encoding, 'hex')).toEqual({ secrets: ['a'], encoding: expected });
	});
});

describe('the test of a webhook credential', () => {
	it.each([
		['an empty secret', '', '', false, /empty/],
		['a blank secret', ' \n', 'old', false, /empty/],
		['no secret', undefined, undefined, false, /empty/],
		['twice the same', 'a', ' a ', false, /same/],
		['white space round it', ' a', '', true, /White space/],
		['a secret', 'a', '', true, /test event/],
		['a secret and another previous one', 'a', 'b', true, /test event/],
	])('says what can be said of %s', (_, current, previous, isUsable, message) => {
		const advice = secretAdvice(current, previous);
		expect(advice.isUsable).toBe(isUsable);
		expect(advice.message).toMatch(message);
	});
});
