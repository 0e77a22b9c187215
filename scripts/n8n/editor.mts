import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

import type { N8nInstance } from './instance.mts';
import type { Log } from './processes.mts';
import { ensurePrograms, findProgram } from './systemPackages.mts';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome'] as const;
/** Without most of these, Chromium looks up its maker's hosts at every start. */
const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const waitMs = 60_000;
/** The checklist that n8n opens by itself over a published workflow. */
const checklistClose = '[data-test-id="suggested-actions-close"]';
const withoutChecklist = `[data-reka-popper-content-wrapper]:has(${checklistClose}) { visibility: hidden !important; }`;
const viewport = { width: 1440, height: 900 } as const;

const findChromium = (): string | null =>
	chromiumNames.map(findProgram).find((path) => path !== null) ?? null;

/** Returns the path of Chromium, installing Debian's package when there is none and we are root. */
export async function ensureChromium(log: Log): Promise<string> {
	if (findChromium() === null) {
		const packages = ['chromium', 'fonts-liberation'];
		await ensurePrograms({ purpose: 'Looking at the n8n editor', programs: ['chromium'], packages }, log);
	}
	const path = findChromium();
	if (path === null) throw new Error('Chromium was installed but is not on PATH.');
	return path;
}

/** The n8n editor in a headless Chromium, signed in as the owner of an instance. */
export class N8nEditor {
	readonly page: Page;
	readonly #baseUrl: string;
	readonly #browser: Browser;

	constructor(baseUrl: string, browser: Browser, page: Page) {
		this.#baseUrl = baseUrl;
		this.#browser = browser;
		this.page = page;
	}

	/** Opens a workflow and returns when all its nodes are drawn. */
	async openWorkflow(workflowId: string): Promise<void> {
		await this.page.goto(`${this.#baseUrl}/workflow/${workflowId}`);
		await this.#node().first().waitFor();
		await this.#settle();
	}

	/** Opens a workflow and the parameter panel of one of its nodes. */
	async openNodePanel(workflowId: string, nodeName: string): Promise<Locator> {
		await this.openWorkflow(workflowId);
		await this.#node(nodeName).dblclick();
		const panel = this.page
			.locator('[data-test-id="ndv"], [data-test-id="ndv-parameters"], [data-test-id="node-parameters"]')
			.first();
		await panel.waitFor();
		await this.#settle();
		return panel;
	}

	async screenshotWorkflow(workflowId: string, file: string): Promise<void> {
		await this.openWorkflow(workflowId);
		await this.#screenshot(file);
	}

	async screenshotNodePanel(workflowId: string, nodeName: string, file: string): Promise<void> {
		await this.openNodePanel(workflowId, nodeName);
		await this.#screenshot(file);
	}

	async screenshotCredential(credentialId: string, file: string): Promise<void> {
		await this.page.goto(`${this.#baseUrl}/home/credentials/${credentialId}`);
		await this.page.locator('[data-test-id="editCredential-modal"]').waitFor();
		await this.#settle();
		await this.#screenshot(file);
	}

	async close(): Promise<void> {
		await this.#browser.close();
	}

	#node(name?: string): Locator {
		const attribute = name === undefined ? '' : `[data-node-name=${JSON.stringify(name)}]`;
		return this.page.locator(`[data-test-id="canvas-node"]${attribute}`);
	}

	/** Waits until pictures and fonts are there and no animation that ends is still running. */
	async #settle(): Promise<void> {
		await this.page.waitForFunction(() => {
			const isMoving = document
				.getAnimations()
				.some(
					({ playState, effect }) =>
						playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
				);
			return (
				document.fonts.status === 'loaded' &&
				!isMoving &&
				Array.from(document.images).every(({ complete }) => complete)
			);
		});
	}

	async #screenshot(file: string): Promise<void> {
		await mkdir(dirname(file), { recursive: true });
		await this.page.screenshot({ path: file, animations: 'disabled', style: withoutChecklist });
	}
}

async function signIn(page: Page, { baseUrl, owner }: N8nInstance): Promise<void> {
	await page.goto(`${baseUrl}/signin`);
	await page
		.locator('input[autocomplete=email], input[name=emailOrLdapLoginId], input[type=email]')
		.first()
		.fill(owner.email);
	await page.locator('input[type=password]').fill(owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/**
 * Opens the editor of a running instance and signs in.
 *
 * @example
 * const editor = await openEditor(n8n, await ensureChromium(log));
 * try { await editor.screenshotWorkflow(workflowId, 'workflow.png'); } finally { await editor.close(); }
 */
export async function openEditor(instance: N8nInstance, executablePath = findChromium()): Promise<N8nEditor> {
	if (executablePath === null) throw new Error('There is no Chromium on PATH. Call ensureChromium first.');
	const browser = await chromium.launch({ executablePath, headless: true, args: chromiumFlags });
	try {
		const page = await browser.newPage({ viewport });
		page.setDefaultTimeout(waitMs);
		const checklist = page.locator(checklistClose);
		await page.addLocatorHandler(checklist, () => checklist.click());
		await signIn(page, instance);
		return new N8nEditor(instance.baseUrl, browser, page);
	} catch (error) {
		await browser.close();
		throw error;
	}
}
