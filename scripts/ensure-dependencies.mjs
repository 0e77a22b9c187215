// Installs what the lock file names when it is not there yet, so that a fresh clone needs one command.
// Quick when nothing is missing: compares the lock file with npm's own record of what is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(new URL(file, root), 'utf8')).packages ?? {};
	} catch {
		return null;
	}
}

function isInstalled() {
	const wanted = packagesOf('package-lock.json');
	const present = packagesOf('node_modules/.package-lock.json');
	if (wanted === null || present === null) return false;
	return Object.entries(wanted).every(
		([path, { version, optional, peer }]) =>
			path === '' || optional || peer || present[path]?.version === version,
	);
}

if (!isInstalled()) {
	console.log('Installing development dependencies (npm ci), about a minute the first time …');
	const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: fileURLToPath(root),
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (result.status !== 0) process.exit(result.status ?? 1);
}
