import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorSenders } from '../../sandbox/senders';
import { makeStory } from '../../sandbox/studio';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { workflowIds } from '../../scripts/scene/workflows.mts';

const silent = () => undefined;
const { profile, secret } = vendorSenders.zenoti;
const story = makeStory({ system: 'zenoti', seed: 99, clients: 12, deliveries: 12 });

function signed(fact: number) {
	const payload = story.facts[fact]?.payload;
	return profile.sign({ payload, secret, encoding: 'zenoti', sentAt: new Date().toISOString() });
}

describe.each(runtimeVersions)('What n8n %s answers for the Zenoti Trigger', (version) => {
	let scene: Scene;
	let url: string;

	beforeAll(async () => {
		scene = await Scene.open({ runtime: await ensureRuntime(version, silent), log: silent });
		await scene.setUp();
		url = scene.urlOf('zenoti');
	});
	afterAll(async () => {
		await scene.close();
	});

	const send = (method: string, headers: Record<string, string>, data: string | Buffer) =>
		axios.request<unknown>({ method, url, headers, data, transformRequest: [], validateStatus: () => true });

	async function executionsSoFar(): Promise<number> {
		await scene.n8n.waitForIdle({ workflowId: workflowIds.zenoti });
		return (await scene.n8n.executions(workflowIds.zenoti)).length;
	}

	it('401 with a short reason to a wrong or missing signature, and starts nothing', async () => {
		const before = await executionsSoFar();
		const { headers, body } = signed(0);
		const wrong = { ...headers, 'zenoti-webhook-signature': `sha256 =${'00-'.repeat(31)}00` };
		expect(await send('POST', wrong, body)).toMatchObject({
			status: 401,
			data: { status: 'rejected', reason: 'signature-mismatch' },
		});
		expect(await send('POST', { 'content-type': 'application/json' }, body)).toMatchObject({
			status: 401,
			data: { status: 'rejected', reason: 'signature-missing' },
		});
		expect(await executionsSoFar()).toBe(before);
	});

	it('200 to the empty body of “Testing your trigger”, and starts nothing', async () => {
		const before = await executionsSoFar();
		const headerSets: readonly Record<string, string>[] = [{ 'content-type': 'application/json' }, {}];
		for (const headers of headerSets) {
			expect(await send('POST', headers, '')).toMatchObject({ status: 200, data: { status: 'ping' } });
		}
		expect(await executionsSoFar()).toBe(before);
	});

	it('200 to PUT and PATCH as to POST, and 200 as a duplicate the second time', async () => {
		for (const [fact, method] of [
			[1, 'POST'],
			[2, 'PUT'],
			[3, 'PATCH'],
		] as const) {
			const { headers, body } = signed(fact);
			expect(await send(method, headers, body)).toMatchObject({ status: 200, data: { status: 'accepted' } });
			expect(await send('POST', headers, body)).toMatchObject({ status: 200, data: { status: 'duplicate' } });
		}
	});

	it('200 to a signed body of a content type that n8n does not read by itself', async () => {
		const { headers, body } = signed(4);
		const untyped = { ...headers, 'content-type': 'application/octet-stream' };
		expect(await send('POST', untyped, Buffer.from(body))).toMatchObject({ data: { status: 'accepted' } });
	});

	it('422 of n8n itself to malformed JSON, before the node is asked', async () => {
		const { headers, body } = signed(5);
		expect((await send('POST', headers, body.slice(0, -2))).status).toBe(422);
	});

	it('one execution for ten twins at the same moment', async () => {
		const before = await executionsSoFar();
		const { headers, body } = signed(6);
		const answers = await Promise.all(Array.from({ length: 10 }, () => send('POST', headers, body)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
		expect(answers.filter(({ data }) => JSON.stringify(data).includes('duplicate'))).toHaveLength(9);
		expect(await executionsSoFar()).toBe(before + 1);
	});

	it('5xx when n8n cannot store the execution, and then takes the retry as new', async () => {
		const before = await executionsSoFar();
		const { headers, body } = signed(7);
		await alterDatabase(
			`CREATE TRIGGER refuse BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
		);
		expect((await send('POST', headers, body)).status).toBeGreaterThanOrEqual(500);
		await alterDatabase('DROP TRIGGER refuse');
		expect(await send('POST', headers, body)).toMatchObject({ status: 200, data: { status: 'accepted' } });
		expect(await send('POST', headers, body)).toMatchObject({ status: 200, data: { status: 'duplicate' } });
		expect(await executionsSoFar()).toBe(before + 1);
	});

	it('loses and doubles nothing when the sender hangs up before the answer', async () => {
		const before = await executionsSoFar();
		const { headers, body } = signed(8);
		const hangUp = axios.post(url, body, { headers, transformRequest: [], timeout: 5 });
		await expect(hangUp).rejects.toThrow();
		expect((await send('POST', headers, body)).status).toBe(200);
		expect(await executionsSoFar()).toBe(before + 1);
	});

	/** Runs one statement on n8n's own database, with the sqlite3 that n8n itself uses. */
	async function alterDatabase(statement: string): Promise<void> {
		const script = `
			const { Database } = require('sqlite3');
			const database = new Database(process.argv[1]);
			database.configure('busyTimeout', 10000);
			database.run(process.argv[2], (problem) => { if (problem) throw problem; });`;
		const { nodeBin, dir } = scene.n8n.runtime;
		const file = join(scene.n8n.userFolder, '.n8n', 'database.sqlite');
		await promisify(execFile)(nodeBin, ['-e', script, file, statement], { cwd: dir });
	}
});
