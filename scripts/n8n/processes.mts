import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

/** Takes one line of progress; print it or throw it away. */
export type Log = (line: string) => void;

/** Where and with which environment a child process runs. */
export interface SpawnPlace {
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
}

const alive = new Set<ChildProcess>();
const doomedFolders = new Set<string>();
const fatalSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let isGuarded = false;

/** Sends a signal to a child and all its descendants; a group that is already gone is fine. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

function cleanUp(): void {
	for (const child of alive) signalGroup(child, 'SIGKILL');
	for (const folder of doomedFolders) {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
	}
}

function guardExit(): void {
	if (isGuarded) return;
	isGuarded = true;
	process.on('exit', cleanUp);
	for (const signal of fatalSignals) {
		process.once(signal, () => {
			cleanUp();
			// With no other listener left, do what the signal would have done without ours.
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		});
	}
}

/** Deletes a folder when this process ends, should it still be there by then. */
export function removeAtExit(folder: string): void {
	guardExit();
	doomedFolders.add(folder);
}

/**
 * Starts a program as the head of its own process group, so that {@link signalGroup} reaches
 * everything it starts, and so that the group never outlives this process.
 * Its standard input stays open as long as we live.
 */
export function spawnGroup(command: string, args: readonly string[], place: SpawnPlace): ChildProcess {
	guardExit();
	const child = spawn(command, [...args], { ...place, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
	child.stdin?.on('error', () => undefined); // The child closed its end; nothing is ever written to it.
	alive.add(child);
	child.once('close', () => alive.delete(child));
	return child;
}

/** Calls `onLine` for each line that the child prints on either stream. */
export function readLines(child: ChildProcess, onLine: (line: string) => void): void {
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.setEncoding('utf8');
		stream?.on('data', (text: string) => {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			lines.forEach(onLine);
		});
		stream?.on('end', () => {
			if (rest !== '') onLine(rest);
		});
	}
}
