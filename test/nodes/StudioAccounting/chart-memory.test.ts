import { describe, expect, it } from 'vitest';
import { ChartMemory } from '../../../nodes/StudioAccounting/chartMemory';

const minuteMs = 60_000;

function remembering() {
	const clock = { nowMs: 1_800_000_000_000 };
	return { clock, memory: new ChartMemory<string>(() => clock.nowMs) };
}

describe('The chart of accounts a process remembers', () => {
	it('is kept for an hour and not longer', () => {
		const { clock, memory } = remembering();
		const cell = memory.cellOf('c1|north');
		expect(cell.get()).toBeNull();
		cell.set('chart');
		clock.nowMs += 59 * minuteMs;
		expect(memory.cellOf('c1|north').get()).toBe('chart');
		clock.nowMs += minuteMs;
		expect(cell.get()).toBeNull();
	});

	it('is of one organization and one credential', () => {
		const { memory } = remembering();
		memory.cellOf('c1|north').set('north');
		expect(memory.cellOf('c1|south').get()).toBeNull();
		expect(memory.cellOf('c2|north').get()).toBeNull();
	});

	it('is read anew when it was forgotten, or the clock was set back', () => {
		const { clock, memory } = remembering();
		const [north, south] = [memory.cellOf('north'), memory.cellOf('south')];
		north.set('north');
		south.set('south');
		memory.forget('north');
		expect([north.get(), south.get()]).toEqual([null, 'south']);
		clock.nowMs -= minuteMs;
		expect(south.get()).toBeNull();
	});

	it('takes no more room with every organization: the oldest makes way', () => {
		const { memory } = remembering();
		for (let number = 0; number < 51; number += 1) memory.cellOf(`tenant ${number}`).set(`chart ${number}`);
		memory.cellOf('tenant 50').set('newer chart');
		expect(memory.cellOf('tenant 0').get()).toBeNull();
		expect(memory.cellOf('tenant 1').get()).toBe('chart 1');
		expect(memory.cellOf('tenant 50').get()).toBe('newer chart');
	});
});
