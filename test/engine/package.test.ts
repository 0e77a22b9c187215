import { describe, expect, it } from 'vitest';
import { Engine } from '../support/engine';

describe('the built package', () => {
	it('is loaded by n8n as its package.json describes it', async () => {
		const engine = await Engine.load();
		expect(engine.known).toEqual(
			expect.arrayContaining([
				'zenotiTrigger',
				'wellnessLivingTrigger',
				'studioCrm',
				'studioAccounting',
				'studioEvent',
			]),
		);
		const trigger = engine.nodeTypes.getByNameAndVersion('n8n-nodes-studio-ops.zenotiTrigger', 1.1);
		expect(trigger.description).toMatchObject({ name: 'zenotiTrigger', version: [1.1] });
	});
});
