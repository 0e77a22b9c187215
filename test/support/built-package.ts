import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const shelf = join(root, 'test-output/engine');
const published = ['core', 'vendors', 'nodes', 'credentials'];
const oldAfterMs = 3_600_000;

/**
 * A folder that holds the package as n8n loads it: `package.json` and `dist`, compiled from the sources as they are
 * now. Kept by the hash of the sources, so a second run finds it; several test workers may ask at once.
 */
export async function builtPackage(): Promise<string> {
	const files = await sourceFiles();
	const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
	const hash = createHash('sha256');
	files.forEach((file, index) => hash.update(`${file}\0`).update(contents[index] ?? ''));
	const folder = join(shelf, hash.digest('hex').slice(0, 16));
	if (await exists(folder)) return folder;
	await dropOldBuilds();
	const draft = join(shelf, `.${randomUUID()}`);
	await Promise.all(files.map((file, index) => publish(draft, file, contents[index] ?? Buffer.alloc(0))));
	// Another worker may have been quicker: then its folder is as good as ours.
	await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
	return folder;
}

async function sourceFiles(): Promise<string[]> {
	const lists = await Promise.all(
		published.map(async (folder) => {
			const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
			return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
		}),
	);
	const relative = lists.flat().map((path) => path.slice(root.length + 1));
	return ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...relative.sort()];
}

/** Only types are dropped here, not checked: `npm run typecheck` does that. */
async function publish(draft: string, file: string, content: Buffer): Promise<void> {
	const isSource = file.endsWith('.ts');
	const target = join(
		draft,
		file.includes('/') ? 'dist' : '',
		isSource ? file.replace(/\.ts$/, '.js') : file,
	);
	await mkdir(dirname(target), { recursive: true });
	if (!isSource) return await cp(join(root, file), target);
	const { options } = ts.convertCompilerOptionsFromJson(
		{ target: 'es2022', module: 'commonjs', esModuleInterop: true },
		root,
	);
	const { outputText } = ts.transpileModule(content.toString('utf8'), { compilerOptions: options });
	await writeFile(target, outputText);
}

async function exists(path: string): Promise<boolean> {
	return await stat(path).then(
		() => true,
		() => false,
	);
}

async function dropOldBuilds(): Promise<void> {
	await mkdir(shelf, { recursive: true });
	for (const name of await readdir(shelf)) {
		const path = join(shelf, name);
		const age = await stat(path).then(
			({ mtimeMs }) => Date.now() - mtimeMs,
			() => 0,
		);
		if (age > oldAfterMs) await rm(path, { recursive: true, force: true });
	}
}
