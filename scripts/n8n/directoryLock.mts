import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Log } from './processes.mts';
import { waitUntil } from './waiting.mts';

const graceMs = 5_000;
const noticeEveryMs = 10_000;
const longestWaitMs = 30 * 60_000;

const codeOf = (error: unknown): unknown =>
	error instanceof Error && 'code' in error ? error.code : undefined;

/** True while a process with this id runs (or belongs to someone else). */
export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

async function isAbandoned(lockDir: string): Promise<boolean> {
	try {
		const holder = Number(await readFile(join(lockDir, 'pid'), 'utf8'));
		return !isProcessAlive(holder);
	} catch {
		// No pid yet: the holder is between its two steps, or died there.
		const age = await stat(lockDir).then(
			({ mtimeMs }) => Date.now() - mtimeMs,
			() => 0,
		);
		return age > graceMs;
	}
}

async function tryAcquire(lockDir: string): Promise<true | undefined> {
	try {
		await mkdir(lockDir);
		await writeFile(join(lockDir, 'pid'), String(process.pid));
		return true;
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
	}
	if (await isAbandoned(lockDir)) {
		const grave = `${lockDir}-${randomBytes(4).toString('hex')}`;
		await rename(lockDir, grave).catch(() => undefined); // Another waiter was quicker.
		await rm(grave, { recursive: true, force: true });
	}
	return undefined;
}

/**
 * Runs `action` while holding a lock that other processes on this machine respect.
 * A lock whose holder died is taken over.
 */
export async function withDirectoryLock<T>(
	lockDir: string,
	purpose: string,
	log: Log,
	action: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(lockDir), { recursive: true });
	const startedAtMs = Date.now();
	let noticedAtMs = startedAtMs;
	await waitUntil(
		`another process to finish: ${purpose}`,
		async () => {
			if (Date.now() - noticedAtMs > noticeEveryMs) {
				noticedAtMs = Date.now();
				log(
					`${purpose}: another process is at it, waiting … ${Math.round((noticedAtMs - startedAtMs) / 1000)} s`,
				);
			}
			return tryAcquire(lockDir);
		},
		{
			timeoutMs: longestWaitMs,
			intervalMs: 250,
			explain: () => `If no such process runs, delete ${lockDir}.`,
		},
	);
	try {
		return await action();
	} finally {
		await rm(lockDir, { recursive: true, force: true });
	}
}
