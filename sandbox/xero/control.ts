import express, { type Router } from 'express';
import { z } from 'zod';
import type { Fault } from '../http/faults';
import { countBy } from '../http/journal';
import type { XeroControls } from './sandbox';

const fault: z.ZodType<Fault> = z
	.object({
		match: z.object({ method: z.string().optional(), path: z.string().optional() }).strict().optional(),
		times: z.number().int().positive().optional(),
		skip: z.number().int().nonnegative().optional(),
		status: z.number().int().min(100).max(599).optional(),
		body: z.unknown().optional(),
		headers: z.record(z.string()).optional(),
		delayMs: z.number().nonnegative().optional(),
		dropBeforeWrite: z.boolean().optional(),
		dropAfterWrite: z.boolean().optional(),
	})
	.strict();
const faults = z.union([fault.transform((one) => [one]), z.array(fault)]);

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
	addReading(router, sandbox);
	router.post('/reset', (_request, response) => {
		sandbox.reset();
		response.json({ status: 'reset' });
	});
	router.post('/expire-tokens', (_request, response) => {
		sandbox.expireTokens();
		response.json({ status: 'expired' });
	});
	router.delete('/faults', (_request, response) => {
		sandbox.faults.clear();
		response.json({ pending: 0 });
	});
	onPost(router, '/faults', faults, (list) => {
		for (const one of list) sandbox.faults.next(one);
		return { pending: sandbox.faults.pending() };
	});
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
	router.get('/journal', (request, response) => {
		const since = Number(request.query.since ?? '0');
		const entries = sandbox.journal.entries().filter((entry) => entry.seq > since);
		response.json({
			total: sandbox.journal.total(),
			counts: sandbox.journal.counts(),
			violations: sandbox.journal.violations(),
			...(request.query.summary === undefined ? { entries } : {}),
		});
	});
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

/** A body that does not fit, or that names a document that is not there, is a 400. */
function onPost<Schema extends z.ZodTypeAny>(
	router: Router,
	path: string,
	schema: Schema,
	handler: (body: z.output<Schema>) => unknown,
): void {
	router.post(path, (request, response) => {
		const parsed = schema.safeParse(request.body);
		if (!parsed.success) {
			response.status(400).json({ problems: parsed.error.issues });
			return;
		}
		try {
			response.json(handler(parsed.data));
		} catch (problem) {
			response.status(400).json({ problems: [problem instanceof Error ? problem.message : 'failed'] });
		}
	});
}
