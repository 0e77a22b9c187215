/** The arrows of the architecture: nodes -> vendors -> core, nodes -> core; nothing else. */
const published = '^(core|vendors|nodes|credentials)/';
const room = '^vendors/([^/]+)/';

module.exports = {
	forbidden: [
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'core-imports-nothing-of-ours',
			severity: 'error',
			from: { path: '^core/' },
			to: { path: '^(vendors|nodes|credentials|sandbox|scripts|test)/' },
		},
		{
			name: 'core-knows-no-n8n',
			severity: 'error',
			from: { path: '^(core|vendors)/' },
			to: { path: 'n8n-(workflow|core)' },
		},
		{
			name: 'vendors-import-core-only',
			severity: 'error',
			from: { path: '^vendors/' },
			to: { path: '^(nodes|credentials|sandbox|scripts|test)/' },
		},
		{
			name: 'no-vendor-imports-another',
			severity: 'error',
			from: { path: room },
			to: { path: '^vendors/', pathNot: '^vendors/$1/' },
		},
		{
			name: 'sandbox-is-for-tests-and-scripts',
			severity: 'error',
			from: { pathNot: '^(sandbox|scripts|test)/' },
			to: { path: '^(sandbox|scripts|test)/' },
		},
		{
			name: 'published-code-uses-only-what-n8n-provides',
			severity: 'error',
			from: { path: published },
			to: { path: 'node_modules', pathNot: 'node_modules/(@types/)?(n8n-workflow|luxon|zod)/' },
		},
		{
			name: 'published-code-uses-crypto-alone-of-node',
			severity: 'error',
			from: { path: published },
			to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.tools.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] },
	},
};
