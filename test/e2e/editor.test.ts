import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium, openEditor, type N8nEditor } from '../../scripts/n8n/editor.mts';
import { ensureRuntime } from '../../scripts/n8n/runtime.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { galleryWorkflow } from '../../scripts/scene/gallery.mts';
import { apiCredentialIds, startStudioApis, type StudioApis } from '../../scripts/scene/galleryApis.mts';
import { bookFixtures, startLedgers, type Ledgers } from '../../scripts/scene/ledgers.mts';
import { credentialIds, readWorkflowFile } from '../../scripts/scene/workflowFile.mts';

const silent = () => undefined;
const folder = 'test-output/editor';

/** What the canvas says beneath the nodes of the gallery. */
const subtitles = [
	'Create or update a guest',
	'Get many appointments',
	'Get many class bookings',
	'Clients, Appointments',
	'Compare with ledger documents',
	'Import rows',
];

/** The importable workflows as they are, to be looked at. */
const files = readdirSync('workflows').map((file, index) => {
	const name = file.replace(/\.json$/, '');
	return { ...readWorkflowFile(name), name, id: `wfPicture${String(index).padStart(8, '0')}` };
});

/** Words a studio manager has to find in each panel. */
const panels = [
	['Zenoti Trigger', ['Integrations > Webhooks', 'Authentication', 'Signature', 'Events', 'All Events']],
	['WellnessLiving Trigger', ['API support', 'webhook key', 'Authentication', 'Signature', 'All Events']],
	['Zenoti Polling Trigger', ['60 calls a minute', 'Poll Times', 'Look For', 'Appointments', 'First Run']],
	['WellnessLiving Polling Trigger', ['reports', 'Poll Times', 'Look For', 'Clients', 'Sales']],
	['Save a guest', ['Guest', 'Create or Update', 'Center', 'First Name', 'Phone Country ID', 'Simplify']],
	['Appointments', ['Appointment', 'Get Many', 'Center', 'From', 'To', 'Return All', 'Employee']],
	['Sales report', ['Report', 'Sales Accrual', 'Center', 'From', 'To', 'Limit']],
	['Class bookings', ['Attendance', 'Get Many', 'From', 'To', 'Location Names or IDs', 'Session ID']],
	['All sales', ['Report', 'Sales', 'From', 'To', 'Simplify']],
	['Studio CRM', ['HubSpot', 'Sync Events', 'Deal Pipeline', 'Studio bookings', 'Booked']],
	['Set up', ['HubSpot', 'Set Up']],
	['Post a day', ['QuickBooks', 'Post a Day', 'Centers', 'Accounts', 'Revenue When Sold', 'Only for Center']],
	['Preview', ['Xero', 'Preview a Day', 'Organization', 'the Only One Connected', 'Memberships']],
	['Post each sale', ['QuickBooks', 'Post Sales', 'Centers', 'Link to Sale', 'Default Location ID']],
	['Set up accounts', ['QuickBooks', 'Set Up', 'Accounts', 'Dry Run']],
	['Set up Xero', ['Xero', 'Set Up', 'Organization', 'Accounts']],
	['Studio Reconcile', ['Source Holds', 'Other Side Holds', 'Outcomes', 'Event ID', 'From Day', 'Missing']],
	['Compare with books', ['Ledger Documents', 'Document of the Day', 'Centers', 'NORTH', 'Kinds to Compare']],
	['Compare with a sheet', ['Other Records', 'Other Side Key Field', 'Sale Number', 'Also Compare']],
	['Normalize', ['Zenoti', 'Normalize', 'Payload', 'Headers']],
	['Sign', ['WellnessLiving', 'Sign', 'HTTP Request']],
	[
		'From rows',
		['From Rows', 'Extract from File', 'Recognize by Headings', 'Dates', 'Currency', 'Locations'],
	],
] as const;

describe('The editor of n8n 2.41.1 in a headless Chromium', () => {
	let scene: Scene;
	let editor: N8nEditor;
	let ledgers: Ledgers;
	let apis: StudioApis;

	beforeAll(async () => {
		const runtime = await ensureRuntime('2.41.1', silent);
		ledgers = await startLedgers();
		apis = await startStudioApis();
		const books = bookFixtures(ledgers);
		const also = { ...books, credentials: [...books.credentials, ...apis.credentials] };
		scene = await Scene.open({ runtime, log: silent, workflows: [galleryWorkflow(), ...files], also });
		editor = await openEditor(scene.n8n, await ensureChromium(silent));
	});
	afterAll(async () => {
		await editor?.close();
		await scene?.close();
		await ledgers?.close();
		await apis?.close();
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
		for (const words of subtitles) expect(text).toContain(words);
		for (const words of ['Source', 'Other Side', 'Matched', 'Missing', 'Different', 'Extra', 'Summary'])
			expect(text).toContain(words);
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
		await editor.page.setViewportSize({ width: 1440, height: 1500 });
		await editor.openNodePanel(galleryWorkflow().id, name);
		for (const word of words) await expect.poll(readPanel, { timeout: 20_000 }).toContain(word);
		const file = `${folder}/${name.toLowerCase().replaceAll(' ', '-')}.png`;
		await editor.page.screenshot({ path: file });
		expectPicture(file);
		expect(await readPanel()).not.toMatch(/undefined|\[object Object\]|Loading options|Error fetching/);
	});

	it.each(files.map(({ name, id }) => [name, id] as const))('draws the workflow %s', async (name, id) => {
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		const file = `${folder}/workflow-${name}.png`;
		await editor.screenshotWorkflow(id, file);
		expectPicture(file);
	});

	it.each([
		['wrongZenoti', 'Zenoti refuses this key'],
		['wrongWellnessLiving', 'Correct the credential WellnessLiving API'],
	] as const)('says what is wrong with the credential %s', async (name, words) => {
		const file = `${folder}/credential-${name}.png`;
		await editor.screenshotCredential(apiCredentialIds[name], file);
		const dialog = editor.page.locator('[data-test-id="editCredential-modal"]');
		await dialog.getByText('More details').click();
		await expect.poll(() => editor.page.locator('body').innerText(), { timeout: 20_000 }).toContain(words);
		await editor.page.screenshot({ path: file });
	});

	it.each(['zenotiApi', 'wellnessLivingApi', 'narrowZenoti'] as const)(
		'finds that the credential %s works, a narrow key too',
		async (name) => {
			const file = `${folder}/credential-${name}.png`;
			await editor.page.setViewportSize({ width: 1440, height: 1300 });
			await editor.screenshotCredential(apiCredentialIds[name], file);
			await editor.page.getByText('Connection tested successfully').waitFor();
			expectPicture(file);
		},
	);

	it.each(Object.entries(credentialIds))('opens the credential %s', async (type, id) => {
		const file = `${folder}/credential-${type}.png`;
		await editor.screenshotCredential(id, file);
		expectPicture(file);
	});

	const searches: ReadonlyArray<readonly [word: string, name: string]> = [
		...['gym', 'yoga', 'booking', 'webhook', 'spa'].map((word) => [word, 'Zenoti'] as const),
		...['bookkeeping', 'quickbooks', 'xero'].map((word) => [word, 'Studio Accounting'] as const),
		...['reconcile', 'missing'].map((word) => [word, 'Studio Reconcile'] as const),
		...['import', 'csv'].map((word) => [word, 'Studio Event'] as const),
		['poll', 'Zenoti Polling Trigger'],
		['attendance', 'WellnessLiving Polling Trigger'],
		['guests', 'Zenoti'],
	];
	it.each(searches)('finds the nodes when a user types “%s”', async (word, name) => {
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
