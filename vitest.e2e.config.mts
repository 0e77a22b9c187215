import { defineConfig } from 'vitest/config';

/** `npm run e2e`: a real n8n and a real Chromium; one file after the other, because each starts servers. */
export default defineConfig({
	// Dependencies ship source maps without sources; a line for each of them would bury the report.
	logLevel: 'error',
	test: {
		include: ['test/e2e/**/*.test.ts'],
		globalSetup: ['test/e2e/global-setup.mts'],
		pool: 'forks',
		fileParallelism: false,
		testTimeout: 600_000,
		hookTimeout: 900_000,
		reporters: ['verbose'],
	},
});
