import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { ensureRuntime } from './n8n/runtime.mts';
import { Scene } from './scene/scene.mts';
import { printTable } from './scene/table.mts';
import { tallyOf, type Tally } from './scene/tally.mts';
import { workflowIds, type StudioSystem } from './scene/workflows.mts';

/**
 * `npm run demo`: signed deliveries become records, in a real n8n against the local sandbox.
 * `--keep` leaves everything running and prints where to look.
 */
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const started = Date.now();
const say = (line: string) =>
	console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${line}`);

say('Looking for n8n 2.41.1 (the first time it is installed, which takes about five minutes)');
const runtime = await ensureRuntime('2.41.1', say);
say('Starting the HubSpot stand-in and n8n with its embedded SQLite, on this machine only');
const env = { N8N_EXPRESSION_ENGINE: 'vm', N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
const scene = await Scene.open({ runtime, log: say, env });
try {
	say('Running the workflow "Set up HubSpot": it makes the custom properties');
	await scene.setUp();
	const zenoti = await play('zenoti', 60, 12);
	const wellnessLiving = await play('wellnessliving', 40, 8);
	printTable([zenoti, wellnessLiving]);
	if (![zenoti, wellnessLiving].every(isPerfect)) process.exitCode = 1;
	if (values.keep) await keepRunning();
} finally {
	await scene.close();
}

async function play(system: StudioSystem, deliveries: number, clients: number): Promise<Tally> {
	say(
		`${system}: ${deliveries} facts about ${clients} clients; a third sent twice at once, some forged, HubSpot busy for a while`,
	);
	scene.hubSpot.faults.next({ match: { method: 'POST', path: /batch/ }, skip: 20, times: 4, status: 503 });
	let done = 0;
	const telling = await scene.tell(
		{
			system,
			seed: 2026,
			clients,
			deliveries,
			twins: 0.3,
			forged: 0.1,
			dropped: 0,
			order: 'given',
			concurrency: 4,
			speed: 60,
		},
		() => {
			done += 1;
			if (done % 20 === 0) say(`${system}: ${done} deliveries answered`);
		},
	);
	await scene.n8n.waitForIdle({ workflowId: workflowIds[system], timeoutMs: 180_000 });
	return await tallyOf(scene, system, telling);
}

function isPerfect({ facts, executed, failed, forged, rejected, contacts, deals }: Tally): boolean {
	const isWhole = [contacts, deals].every((count) => count.missing.length === 0 && count.doubled === 0);
	return executed === facts && failed === 0 && rejected === forged && isWhole;
}

async function keepRunning(): Promise<void> {
	const { email, password } = scene.n8n.owner;
	console.log(`
Editor      ${scene.n8n.baseUrl}   e-mail ${email}   password ${password}
HubSpot     ${scene.hubSpot.url}/__sandbox/records?type=contacts&key=studio_client_id&full
Ctrl+C stops everything.`);
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
