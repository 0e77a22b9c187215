import { describe, expect, it } from 'vitest';
import type { IExecuteFunctions } from 'n8n-workflow';
import { runIdOf } from '../../../nodes/StudioAccounting/runId';

const context = (mode: string, executionId: string) =>
	({
		getMode: () => mode,
		getExecutionId: () => executionId,
		getNode: () => ({ id: 'n1' }),
		getInputData: () => [{}],
	}) as unknown as IExecuteFunctions;

const noon = Date.parse('2026-11-20T12:01:00.000Z');
const at = (milliseconds: number) => () => milliseconds;

describe('the run that idempotency keys belong to', () => {
	it.each(['webhook', 'trigger'])('is shared by twins that n8n starts by itself: %s', (mode) => {
		const first = runIdOf(context(mode, '17'), at(noon));
		expect(runIdOf(context(mode, '18'), at(noon + 2_000))).toBe(first);
		expect(runIdOf(context(mode, '19'), at(noon + 6 * 60_000))).not.toBe(first);
	});

	it.each(['manual', 'retry', 'error'])('is its own when a person starts it: %s', (mode) => {
		expect(runIdOf(context(mode, '17'), at(noon))).toBe('17');
		expect(runIdOf(context(mode, '18'), at(noon))).toBe('18');
	});

	it('is something of its own where n8n tells no id', () => {
		const first = runIdOf(context('manual', ''), at(noon));
		expect(first).not.toBe('');
		expect(runIdOf(context('manual', ''), at(noon + 1))).not.toBe(first);
	});
});
