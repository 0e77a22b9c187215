import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium, openEditor, type N8nEditor } from '../../scripts/n8n/editor.mts';
import { ensureRuntime } from '../../scripts/n8n/runtime.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { galleryWorkflow } from '../../scripts/scene/gallery.mts';
import { bookFixtures, startLedgers, type Ledgers } from '../../scripts/scene/ledgers.mts';
import { credentialIds } from '../../scripts/scene/workflowFile.mts';

const silent = () => undefined;
const folder = 'test-output/editor';

/** Words a studio manager has to find in each panel. */
const panels = [
	['Zenoti Trigger', ['Integrations > Webhooks', 'Authentication', 'Signature', 'Events', 'All Events']],
	['WellnessLiving Trigger', ['API support', 'webhook key', 'Authentication', 'Signature', 'All Events']],
	['Studio CRM', ['HubSpot', 'Sync Events', 'Deal Pipeline', 'Studio bookings', 'Booked']],
	['Set up', ['HubSpot', 'Set Up']],
	['Post a day', ['QuickBooks', 'Post a Day', 'Centers', 'Accounts', 'Revenue When Sold', 'Only for Center']],
	['Preview', ['Xero', 'Preview a Day', 'Organization', 'Tax for Taxed Lines', 'Memberships']],
	['Normalize', ['Zenoti', 'Normalize', 'Payload', 'Headers']],
	['Sign', ['WellnessLiving', 'Sign', 'HTTP Request']],
] as const;

describe('The editor of n8n 2.41.1 in a headless Chromium', () => {
	let scene: Scene;
	let editor: N8nEditor;
	let ledgers: Ledgers;

	beforeAll(async () => {
		const runtime = await ensureRuntime('2.41.1', silent);
		ledgers = await startLedgers();
		const also = bookFixtures(ledgers);
		scene = await Scene.open({ runtime, log: silent, workflows: [galleryWorkflow()], also });
		editor = await openEditor(scene.n8n, await ensureChromium(silent));
	});
	afterAll(async () => {
		await editor?.close();
		await scene?.close();
		await ledgers?.close();
	});

	function expectPicture(file: string): void {
		expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
		expect(statSync(file).size).toBeGreaterThan(20_000);
	}

	it('draws every node with its own icon, none of them unknown to n8n', async () => {
		const file = `${folder}/canvas.png`;
		await editor.screenshotWorkflow(galleryWorkflow().id, file);
		expectPicture(file);
		const text = await editor.page.locator('body').innerText();
		for (const [name] of panels) expect(text).toContain(name);
		expect(text).not.toMatch(/install this node|unknown node|\?\?\?/i);
		const icons = await editor.page
			.locator('[data-test-id="canvas-node"] img')
			.evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));
		expect(icons.filter((source) => source.includes('n8n-nodes-studio-ops'))).toHaveLength(panels.length);
	});

	/** What a person reads in the open panel: texts, and what the fields hold. */
	async function readPanel(): Promise<string> {
		const panel = editor.page.locator('[data-test-id="ndv"]').first();
		const fields = panel.locator('input, textarea');
		const values = await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
		return `${await panel.innerText()}\n${values.join('\n')}`;
	}

	it.each(panels)('opens the panel of %s with labels a studio manager understands', async (name, words) => {
		await editor.openNodePanel(galleryWorkflow().id, name);
		for (const word of words) await expect.poll(readPanel, { timeout: 20_000 }).toContain(word);
		const file = `${folder}/${name.toLowerCase().replaceAll(' ', '-')}.png`;
		await editor.page.screenshot({ path: file });
		expectPicture(file);
		expect(await readPanel()).not.toMatch(/undefined|\[object Object\]|Loading options|Error fetching/);
	});

	it.each(Object.entries(credentialIds))('opens the credential %s', async (type, id) => {
		const file = `${folder}/credential-${type}.png`;
		await editor.screenshotCredential(id, file);
		expectPicture(file);
	});

	it.each([
		...['gym', 'yoga', 'booking', 'webhook', 'spa'].map((word) => [word, 'Zenoti'] as const),
		...['bookkeeping', 'quickbooks', 'xero'].map((word) => [word, 'Studio Accounting'] as const),
	])('finds the nodes when a user types “%s”', async (word, name) => {
		await editor.openWorkflow(galleryWorkflow().id);
		await editor.page.locator('[data-test-id="node-creator-plus-button"]').first().click();
		await editor.page
			.locator('[data-test-id="node-creator-search-bar"] input, input[placeholder*="earch"]')
			.first()
			.fill(word);
		const found = editor.page
			.locator('[data-test-id="node-creator"]')
			.getByText(name, { exact: false })
			.first();
		await found.waitFor();
		await editor.page.screenshot({ path: `${folder}/search-${word}.png` });
	});
});
