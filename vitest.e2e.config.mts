import { defineConfig } from 'vitest/config';

/** `npm run e2e`: a real n8n and a real Chromium; one file after the other, because each starts servers. */
export default defineConfig({
	test: {
		include: ['test/e2e/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 600_000,
		hookTimeout: 900_000,
		reporters: ['verbose'],
	},
});
