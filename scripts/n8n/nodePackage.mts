import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { listAt, textAt } from './records.mts';

/**
 * Puts a built node package where n8n finds installed community packages: its package.json and what
 * `files` lists, as a user gets it from the registry. A link would not do: through it the package
 * would load the repository's n8n-workflow and not the one of the n8n that runs it.
 */
export async function installNodePackage(packageDir: string, userFolder: string): Promise<string> {
	const manifest: unknown = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
	const name = textAt(manifest, 'name');
	const targetDir = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	await mkdir(targetDir, { recursive: true });
	for (const entry of ['package.json', ...listAt(manifest, 'files').map(String)]) {
		const target = join(targetDir, entry);
		await mkdir(dirname(target), { recursive: true });
		await cp(join(packageDir, entry), target, { recursive: true }).catch((cause: unknown) => {
			throw new Error(`${name} has no "${entry}" in ${packageDir}. Build it first: npm run build`, { cause });
		});
	}
	return name;
}
