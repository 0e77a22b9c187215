import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { cacheRoot } from './cache.mts';
import { withDirectoryLock } from './directoryLock.mts';
import type { Log } from './processes.mts';
import { installRuntime, n8nBinIn, pinnedFiles } from './runtimeInstall.mts';
import { runtimeNodeFor, runtimeVersions, type RuntimeVersion } from './runtimeNode.mts';

export { runtimeVersions, type RuntimeVersion } from './runtimeNode.mts';

/** An installed n8n, ready to be started with `nodeBin n8nBin <command>`. */
export interface N8nRuntime {
	readonly version: RuntimeVersion;
	readonly nodeBin: string;
	readonly n8nBin: string;
	readonly dir: string;
}

const pinDirOf = (version: RuntimeVersion): string =>
	fileURLToPath(new URL(`../../runtime/n8n-${version}/`, import.meta.url));

async function fingerprintOf(pinDir: string): Promise<string> {
	const hash = createHash('sha256');
	for (const name of pinnedFiles) hash.update(await readFile(join(pinDir, name)));
	return hash.digest('hex').slice(0, 12);
}

/**
 * Returns the pinned n8n from the cache folder of this machine, installing it first when needed
 * (about three minutes, with progress lines; instantly afterwards). Safe to call from several processes at once.
 *
 * @example const runtime = await ensureRuntime('2.41.1', console.log);
 */
export async function ensureRuntime(version: RuntimeVersion, log: Log): Promise<N8nRuntime> {
	const node = runtimeNodeFor(version);
	const pinDir = pinDirOf(version);
	const dir = join(cacheRoot(), `n8n-${version}-${await fingerprintOf(pinDir)}${node.tag}`);
	if (!existsSync(dir)) {
		await withDirectoryLock(`${dir}.lock`, `Installing n8n ${version}`, log, async () => {
			if (!existsSync(dir)) await installRuntime({ version, pinDir, targetDir: dir, node, log });
		});
	}
	return { version, nodeBin: node.nodeBin(dir), n8nBin: n8nBinIn(dir), dir };
}

const isPinned = (text: string): text is RuntimeVersion =>
	runtimeVersions.some((version) => version === text);

async function installFromCommandLine(wanted: readonly string[]): Promise<void> {
	const log: Log = (line) => process.stdout.write(`${line}\n`);
	for (const version of wanted.length > 0 ? wanted : runtimeVersions) {
		if (!isPinned(version))
			throw new Error(`n8n ${version} is not pinned here; choose from ${runtimeVersions.join(', ')}.`);
		const { dir } = await ensureRuntime(version, log);
		log(`n8n ${version}: ready in ${dir}`);
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	installFromCommandLine(process.argv.slice(2)).catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	});
}
