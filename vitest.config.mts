import { defineConfig } from 'vitest/config';

/** `npm test`: everything that needs nothing but Node. Levels that need a server have their own configuration. */
export default defineConfig({
	// Dependencies ship source maps without sources; a line for each of them would bury the report.
	logLevel: 'error',
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
		testTimeout: 20_000,
		coverage: {
			provider: 'v8',
			include: ['core/**/*.ts', 'vendors/**/*.ts', 'nodes/**/*.ts'],
			reportsDirectory: 'test-output/coverage',
		},
	},
});
