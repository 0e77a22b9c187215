import { delimiter, dirname } from 'node:path';

import type { N8nRuntime } from './runtime.mts';

/** What makes the environment of one instance. */
export interface EnvironmentOptions {
	readonly runtime: N8nRuntime;
	readonly userFolder: string;
	readonly encryptionKey: string;
	readonly port: number;
	readonly brokerPort: number;
	readonly extra: Readonly<Record<string, string>>;
}

/** Taken from our own environment. Nothing else is: a developer's own N8N_ or DB_ settings must not reach a test. */
const inherited = ['LANG', 'LC_ALL', 'TMPDIR', 'TZ'] as const;

/** The environment for the server and for every command line call of one instance. */
export function buildEnvironment({
	runtime,
	userFolder,
	encryptionKey,
	port,
	brokerPort,
	extra,
}: EnvironmentOptions): Record<string, string> {
	const env: Record<string, string> = {};
	for (const name of inherited) {
		const value = process.env[name];
		if (value !== undefined) env[name] = value;
	}
	return {
		...env,
		PATH: [dirname(runtime.nodeBin), process.env.PATH ?? ''].join(delimiter),
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_SECURE_COOKIE: 'false',
		N8N_EXPRESSION_ENGINE: 'legacy',
		EXECUTIONS_DATA_PRUNE: 'false',
		...extra,
	};
}
