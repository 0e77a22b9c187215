import { readLines, signalGroup, spawnGroup, type Log, type SpawnPlace } from './processes.mts';

/** One command to run to its end. */
export interface CommandOptions extends SpawnPlace {
	/** What the reader sees while it runs, e.g. "n8n 2.41.1: installing 2002 packages". */
	readonly label: string;
	readonly log: Log;
	readonly timeoutMs: number;
}

const heartbeatMs = 10_000;
const shownLinesOnFailure = 30;

/**
 * Runs a command, says every ten seconds that it is still at it, and returns what it printed.
 * A failure shows the last lines of that output.
 */
export async function runCommand(
	command: string,
	args: readonly string[],
	{ label, log, timeoutMs, cwd, env }: CommandOptions,
): Promise<string> {
	const startedAtMs = Date.now();
	const elapsed = (): string => `${Math.round((Date.now() - startedAtMs) / 1000)} s`;
	const printed: string[] = [];
	const child = spawnGroup(command, args, { cwd, env });
	readLines(child, (line) => printed.push(line));
	const heartbeat = setInterval(() => log(`${label} … ${elapsed()}`), heartbeatMs);
	const timeout = setTimeout(() => {
		printed.push(`(ended by us: not finished after ${timeoutMs / 1000} s)`);
		signalGroup(child, 'SIGKILL');
	}, timeoutMs);
	try {
		const problem = await new Promise<string | null>((resolve) => {
			child.once('error', (error) => resolve(error.message));
			child.once('close', (code, signal) =>
				resolve(code === 0 ? null : `ended with ${signal ?? `status ${code}`}`),
			);
		});
		if (problem === null) return printed.join('\n');
		const tail = printed.slice(-shownLinesOnFailure).join('\n');
		throw new Error(`${label}: \`${command} ${args.join(' ')}\` ${problem} after ${elapsed()}.\n${tail}`);
	} finally {
		clearInterval(heartbeat);
		clearTimeout(timeout);
	}
}
