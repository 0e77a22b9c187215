// The published package: only dist, README, licence and changelog; every node and credential of the `n8n` section is in it;
// no run-time dependency; nothing of the sandbox or the tests.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], {
	cwd: fileURLToPath(root),
	encoding: 'utf8',
});
const files = JSON.parse(listing.slice(listing.indexOf('[')))[0].files.map(({ path }) => path);

const allowed =
	/^(dist\/(core|vendors|nodes|credentials)\/|package\.json$|README\.md$|LICENSE\.md$|CHANGELOG\.md$)/;
const loaded = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
const problems = [
	...files.filter((path) => !allowed.test(path)).map((path) => `${path} must not be published`),
	...[...loaded, 'README.md', 'LICENSE.md', 'CHANGELOG.md']
		.filter((path) => !files.includes(path))
		.map((path) => `${path} is missing`),
	...manifest.n8n.nodes
		.map((path) => `${path}on`)
		.filter((path) => !files.includes(path))
		.map((path) => `${path} (codex) is missing`),
	...Object.keys(manifest.dependencies ?? {}).map((name) => `run-time dependency ${name}`),
];

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${files.length} files would be published, all of them expected`);
