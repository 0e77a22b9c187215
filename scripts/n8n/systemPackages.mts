import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { cacheRoot } from './cache.mts';
import { runCommand } from './command.mts';
import { withDirectoryLock } from './directoryLock.mts';
import type { Log } from './processes.mts';

/** Programs that something needs, and the Debian packages that carry them. */
export interface SystemNeed {
	readonly purpose: string;
	readonly programs: readonly string[];
	readonly packages: readonly string[];
}

const aptTimeoutMs = 15 * 60_000;

/** The full path of a program on PATH, or null. */
export function findProgram(name: string): string | null {
	for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
		const candidate = join(folder, name);
		try {
			accessSync(candidate, constants.X_OK);
			return candidate;
		} catch {
			// Not in this folder; look in the next one.
		}
	}
	return null;
}

async function aptInstall({ purpose, packages }: SystemNeed, log: Log): Promise<void> {
	const place = { cwd: tmpdir(), env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	const label = `${purpose}: apt-get install ${packages.join(' ')}`;
	log(label);
	await runCommand('apt-get', ['update', '-qq'], { ...place, label, log, timeoutMs: aptTimeoutMs });
	const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600'];
	await runCommand('apt-get', ['install', ...options, ...packages], {
		...place,
		label,
		log,
		timeoutMs: aptTimeoutMs,
	});
}

/** Makes sure that programs exist: installs their packages when we are root on Debian, else says how. */
export async function ensurePrograms(need: SystemNeed, log: Log): Promise<void> {
	const missing = (): string[] => need.programs.filter((name) => findProgram(name) === null);
	if (missing().length === 0) return;
	if (process.getuid?.() !== 0 || findProgram('apt-get') === null) {
		throw new Error(
			`${need.purpose} needs ${missing().join(', ')}, which this machine does not have. Install and run again: ` +
				`sudo apt-get update && sudo apt-get install -y ${need.packages.join(' ')}`,
		);
	}
	await withDirectoryLock(join(cacheRoot(), 'apt.lock'), need.purpose, log, async () => {
		if (missing().length > 0) await aptInstall(need, log);
	});
	if (missing().length > 0) {
		throw new Error(
			`${need.purpose}: ${missing().join(', ')} still missing after installing ${need.packages.join(' ')}.`,
		);
	}
}
