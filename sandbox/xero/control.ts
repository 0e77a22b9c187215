import express, { type Router } from 'express';
import { z } from 'zod';
import { countBy } from '../http/journal';
import { addCommonLevers, onPost, onTouch } from '../http/levers';
import type { XeroControls } from './sandbox';

const limits = z
	.object({
		concurrent: z.number().int().positive().default(5),
		minute: z.number().int().positive().default(60),
		day: z.number().int().positive().default(1_000),
		appMinute: z.number().int().positive().default(10_000),
	})
	.strict()
	.nullable();

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const lock = z.object({ period: day.nullable(), yearEnd: day.nullable() }).partial().strict();
const edit = z
	.object({
		number: z.string(),
		reference: z.string().optional(),
		date: day.optional(),
		line: z
			.object({
				index: z.number().int().nonnegative(),
				account: z.string().optional(),
				amount: z.number().int().optional(),
			})
			.strict()
			.optional(),
	})
	.strict();
const numbered = z.object({ number: z.string() }).strict();

/** Levers for tests in another process; no token needed, the server listens on loopback only. */
export function controlRouter(sandbox: XeroControls): Router {
	const router = express.Router();
	addCommonLevers(router, sandbox, sandbox.reset);
	addReading(router, sandbox);
	onTouch(router, '/expire-tokens', sandbox.expireTokens, { status: 'expired' });
	onPost(router, '/limit', limits, (next) => {
		sandbox.setRateLimit(next);
		return { limit: next };
	});
	onPost(router, '/lock', lock, ({ period, yearEnd }) => {
		if (period !== undefined) sandbox.lock(period);
		if (yearEnd !== undefined) sandbox.lockYearEnd(yearEnd);
		return { locks: sandbox.books.locks };
	});
	onPost(router, '/edit', edit, ({ number, ...change }) => {
		sandbox.editAsPerson(number, change);
		return { edited: number };
	});
	onPost(router, '/void', numbered, ({ number }) => {
		sandbox.voidAsPerson(number);
		return { voided: number };
	});
	return router;
}

function addReading(router: Router, sandbox: XeroControls): void {
	router.get('/trial-balance', (_request, response) => {
		response.json(Object.fromEntries(sandbox.trialBalance()));
	});
	router.get('/records', (_request, response) => {
		const counts = countBy(sandbox.documentNumbers());
		response.json({
			invoices: sandbox.invoices().length,
			creditNotes: sandbox.creditNotes().length,
			payments: sandbox.payments().length,
			counts,
			duplicates: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 1)),
		});
	});
}
