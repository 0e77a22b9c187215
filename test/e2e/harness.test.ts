import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runCommand } from '../../scripts/n8n/command.mts';
import { withDirectoryLock } from '../../scripts/n8n/directoryLock.mts';
import { installNodePackage } from '../../scripts/n8n/nodePackage.mts';
import { freeLoopbackPorts } from '../../scripts/n8n/ports.mts';
import { waitUntil } from '../../scripts/n8n/waiting.mts';

const silent = (): void => undefined;
let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'studio-ops-harness-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

describe('the lock around an installation', () => {
	it('lets one in at a time', async () => {
		const lockDir = join(folder, 'lock');
		let inside = 0;
		let mostInside = 0;
		const visit = (): Promise<void> =>
			withDirectoryLock(lockDir, 'test', silent, async () => {
				inside += 1;
				mostInside = Math.max(mostInside, inside);
				await nextTurn();
				inside -= 1;
			});
		await Promise.all([visit(), visit(), visit()]);
		expect({ mostInside, inside, left: await readdir(folder) }).toEqual({
			mostInside: 1,
			inside: 0,
			left: [],
		});
	});

	it('is taken over from a holder that died', async () => {
		const lockDir = join(folder, 'lock');
		const printed = await runNode('console.log(process.pid)');
		await mkdir(lockDir);
		await writeFile(join(lockDir, 'pid'), printed.trim());
		expect(await withDirectoryLock(lockDir, 'test', silent, async () => 'inside')).toBe('inside');
	});

	it('is released when the work fails', async () => {
		const lockDir = join(folder, 'lock');
		const failing = withDirectoryLock(lockDir, 'test', silent, () => Promise.reject(new Error('no disk')));
		await expect(failing).rejects.toThrow('no disk');
		expect(await readdir(folder)).toEqual([]);
	});
});

const runNode = (code: string, timeoutMs = 10_000): Promise<string> =>
	runCommand(process.execPath, ['-e', code], {
		label: 'test',
		log: silent,
		cwd: folder,
		env: process.env,
		timeoutMs,
	});

describe('a command', () => {
	it('that fails shows its status and what it printed last', async () => {
		await expect(runNode('console.error("disk is full"); process.exit(3)')).rejects.toThrow(
			/status 3.*\ndisk is full/,
		);
	});

	it('that hangs is ended', async () => {
		await expect(runNode('setInterval(() => {}, 1000)', 500)).rejects.toThrow('not finished after 0.5 s');
	});

	it('that does not exist is named', async () => {
		const place = { cwd: folder, env: process.env };
		const running = runCommand('no-such-program', [], {
			...place,
			label: 'test',
			log: silent,
			timeoutMs: 5_000,
		});
		await expect(running).rejects.toThrow('no-such-program');
	});
});

it('a wait that is in vain says for what, and what was seen last', async () => {
	const waiting = waitUntil('the bus', () => undefined, {
		timeoutMs: 20,
		intervalMs: 5,
		explain: () => 'It rained.',
	});
	await expect(waiting).rejects.toThrow('Waited 0.02 s for the bus, in vain. It rained.');
});

it('free ports are different and outside the range of outgoing connections', async () => {
	const ports = await freeLoopbackPorts(20);
	expect(new Set(ports).size).toBe(20);
	expect(ports.every((port) => port >= 20_000 && port < 32_768)).toBe(true);
});

describe('the package under test', () => {
	const manifest = JSON.stringify({ name: 'n8n-nodes-x', files: ['dist'] });

	it('is installed with what it would publish and nothing else', async () => {
		const packageDir = join(folder, 'package');
		await mkdir(join(packageDir, 'dist'), { recursive: true });
		await mkdir(join(packageDir, 'node_modules'));
		await writeFile(join(packageDir, 'package.json'), manifest);
		await writeFile(join(packageDir, 'dist', 'a.js'), '');
		expect(await installNodePackage(packageDir, folder)).toBe('n8n-nodes-x');
		const installed = join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-x');
		expect((await readdir(installed)).sort()).toEqual(['dist', 'package.json']);
	});

	it('that is not built is refused with the command to run', async () => {
		await writeFile(join(folder, 'package.json'), manifest);
		await expect(installNodePackage(folder, folder)).rejects.toThrow('npm run build');
	});
});
