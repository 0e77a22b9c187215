import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';

import { runCommand } from './command.mts';
import { isProcessAlive } from './directoryLock.mts';
import { removeAtExit, type Log } from './processes.mts';
import type { RuntimeNode, RuntimeVersion } from './runtimeNode.mts';
import { ensurePrograms } from './systemPackages.mts';

/** The files that pin a runtime; together they decide what gets installed. */
export const pinnedFiles = ['package.json', '.npmrc', 'package-lock.json'] as const;

/** What to install and where. */
export interface InstallPlan {
	readonly version: RuntimeVersion;
	readonly pinDir: string;
	readonly targetDir: string;
	readonly node: RuntimeNode;
	readonly log: Log;
}

const neededBytes = 4e9;
const installTimeoutMs = 30 * 60_000;
const checkTimeoutMs = 60_000;
const partialPattern = /\.partial-(\d+)-[0-9a-f]+$/;

/** The n8n start script inside a runtime folder. */
export const n8nBinIn = (dir: string): string => join(dir, 'node_modules', 'n8n', 'bin', 'n8n');

async function removeAbandonedPartials(parentDir: string): Promise<void> {
	for (const name of await readdir(parentDir)) {
		const pid = partialPattern.exec(name)?.[1];
		if (pid === undefined || (Number(pid) !== process.pid && isProcessAlive(Number(pid)))) continue;
		// When only its parent was killed, npm may still be writing there; then a later installation removes the rest.
		await rm(join(parentDir, name), { recursive: true, force: true }).catch(() => undefined);
	}
}

async function requireDiskSpace(dir: string): Promise<void> {
	const { bavail, bsize } = await statfs(dir);
	if (bavail * bsize >= neededBytes) return;
	throw new Error(
		`Installing n8n needs 4 GB in ${dir}, where ${((bavail * bsize) / 1e9).toFixed(1)} GB are free. ` +
			'Make room, or point XDG_CACHE_HOME at a larger disk.',
	);
}

async function installPackages({ version, node, log }: InstallPlan, dir: string): Promise<void> {
	const label = `n8n ${version}: installing its packages`;
	const force = node.forceInstall ? ['--force'] : [];
	const args = ['ci', '--prefer-offline', '--no-progress', '--loglevel=error', ...force];
	const install = (): Promise<string> =>
		runCommand('npm', args, { label, log, cwd: dir, env: process.env, timeoutMs: installTimeoutMs });
	log(`${label} (takes about two minutes, once)`);
	try {
		await install();
	} catch (error) {
		// A hole in npm's cache or a dropped connection; npm forgets a bad cache entry when it stumbles over it.
		log(`${error instanceof Error ? error.message : String(error)}\n${label}: trying once more`);
		await install();
	}
}

async function buildSqlite({ version, node, log }: InstallPlan, dir: string): Promise<void> {
	const headersDir = node.headersDir(dir);
	const label = `n8n ${version}: compiling sqlite3`;
	log(`${label} (takes about one minute, once)`);
	const env = {
		...process.env,
		PATH: [dirname(node.nodeBin(dir)), process.env.PATH ?? ''].join(delimiter),
		JOBS: '2',
		// From source always: the pinned sources are checked by the lock, a ready-made binary would not be.
		npm_config_build_from_source: 'true',
		...(headersDir === null ? {} : { npm_config_nodedir: headersDir }),
	};
	await runCommand('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'], {
		label,
		log,
		cwd: dir,
		env,
		timeoutMs: installTimeoutMs,
	});
}

async function check({ version, node, log }: InstallPlan, dir: string): Promise<void> {
	const env = { ...process.env, N8N_USER_FOLDER: dir };
	const run = (args: readonly string[]): Promise<string> =>
		runCommand(node.nodeBin(dir), args, {
			label: `n8n ${version}: checking`,
			log,
			cwd: dir,
			env,
			timeoutMs: checkTimeoutMs,
		});
	const printed = (await run([n8nBinIn(dir), '--version'])).trim();
	if (printed !== version)
		throw new Error(`Installed n8n reports version "${printed}" where ${version} is pinned.`);
	const answer =
		"new (require('sqlite3').Database)(':memory:').get('select 6 * 7 as answer', (e, row) => console.log(e ?? row.answer))";
	const computed = (await run(['-e', answer])).trim();
	if (computed !== '42')
		throw new Error(`The sqlite3 module compiled for n8n ${version} does not work: ${computed}`);
}

/**
 * Installs beside the target and renames at the end, so that a target folder that exists is complete.
 * When another process got there first, its result stays and ours is discarded.
 */
export async function installRuntime(plan: InstallPlan): Promise<void> {
	const { version, pinDir, targetDir, log } = plan;
	const startedAtMs = Date.now();
	const parentDir = dirname(targetDir);
	const suffix = `partial-${process.pid}-${randomBytes(3).toString('hex')}`;
	const partialDir = join(parentDir, `${basename(targetDir)}.${suffix}`);
	await removeAbandonedPartials(parentDir);
	await requireDiskSpace(parentDir);
	const programs = ['g++', 'make', 'python3'];
	await ensurePrograms({ purpose: 'Compiling sqlite3 for n8n', programs, packages: programs }, log);
	removeAtExit(partialDir);
	await mkdir(partialDir);
	for (const name of pinnedFiles) await copyFile(join(pinDir, name), join(partialDir, name));
	await installPackages(plan, partialDir);
	await buildSqlite(plan, partialDir);
	await check(plan, partialDir);
	await rename(partialDir, targetDir).catch(async (error: NodeJS.ErrnoException) => {
		await rm(partialDir, { recursive: true, force: true });
		if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
	});
	log(`n8n ${version}: installed in ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
}
