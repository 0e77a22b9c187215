import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runCommand } from './command.mts';
import type { Log } from './processes.mts';
import type { N8nRuntime } from './runtime.mts';

/** Where n8n's command line runs for one instance. */
export interface CommandLineContext {
	readonly runtime: N8nRuntime;
	readonly userFolder: string;
	readonly env: Readonly<Record<string, string>>;
	readonly log: Log;
}

const commandTimeoutMs = 120_000;

/** Runs one n8n command, such as `['export:nodes', '--output=nodes.json']`, and returns what it printed. */
export async function runN8n(
	{ runtime, userFolder, env, log }: CommandLineContext,
	args: readonly string[],
): Promise<string> {
	const label = `n8n ${runtime.version}: ${args[0] ?? ''}`;
	const place = { cwd: userFolder, env: { ...env } };
	return runCommand(runtime.nodeBin, [runtime.n8nBin, ...args], {
		...place,
		label,
		log,
		timeoutMs: commandTimeoutMs,
	});
}

/** Imports credentials or workflows through a file that only we can read and that is gone afterwards. */
export async function importIntoN8n(
	context: CommandLineContext,
	kind: 'credentials' | 'workflow',
	records: readonly object[],
): Promise<void> {
	if (records.length === 0) return;
	const file = join(context.userFolder, `import-${kind}-${randomBytes(4).toString('hex')}.json`);
	await writeFile(file, JSON.stringify(records), { mode: 0o600 });
	try {
		await runN8n(context, [`import:${kind}`, `--input=${file}`]);
	} finally {
		await rm(file, { force: true });
	}
}
