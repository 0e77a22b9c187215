import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for downloads and builds that outlive a clone of this repository. */
export function cacheRoot(): string {
	const base = process.env.XDG_CACHE_HOME;
	return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'n8n-nodes-studio-ops');
}
