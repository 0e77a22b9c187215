import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Fault, Faults } from './faults';
import type { Journal } from './journal';

/** A fault as it is told over HTTP; a pattern of the path is the source of a regular expression. */
export const faultScript: z.ZodType<Fault> = z
	.object({
		match: z.object({ method: z.string().optional(), path: z.string().optional() }).strict().optional(),
		times: z.number().int().positive().optional(),
		skip: z.number().int().nonnegative().optional(),
		status: z.number().int().min(100).max(599).optional(),
		afterWrite: z.boolean().optional(),
		body: z.unknown().optional(),
		headers: z.record(z.string()).optional(),
		delayMs: z.number().nonnegative().optional(),
		dropBeforeWrite: z.boolean().optional(),
		dropAfterWrite: z.boolean().optional(),
	})
	.strict();

/** What every stand-in has: `GET /journal?since=&summary`, `POST` and `DELETE /faults`, `POST /reset`. */
export function addCommonLevers(
	router: Router,
	{ journal, faults }: { readonly journal: Journal; readonly faults: Faults },
	reset: () => void,
): void {
	router.get('/journal', (request, response) => respondJournal(journal, request, response));
	router.delete('/faults', (_request, response) => {
		faults.clear();
		response.json({ pending: 0 });
	});
	onTouch(router, '/reset', reset, { status: 'reset' });
	onPost(
		router,
		'/faults',
		z.union([faultScript.transform((one) => [one]), z.array(faultScript)]),
		(list) => {
			for (const one of list) faults.next(one);
			return { pending: faults.pending() };
		},
	);
}

function respondJournal(journal: Journal, request: Request, response: Response): void {
	const since = Number(request.query.since ?? '0');
	response.json({
		total: journal.total(),
		counts: journal.counts(),
		violations: journal.violations(),
		...(request.query.summary === undefined
			? { entries: journal.entries().filter((entry) => entry.seq > since) }
			: {}),
	});
}

/** A lever without a body. */
export function onTouch(router: Router, path: string, act: () => void, answer: object): void {
	router.post(path, (_request, response) => {
		act();
		response.json(answer);
	});
}

/** A lever with a body; one that does not fit the schema, or the state of things, is a 400 that names the problems. */
export function onPost<Schema extends z.ZodTypeAny>(
	router: Router,
	path: string,
	schema: Schema,
	handler: (body: z.output<Schema>) => unknown,
): void {
	router.post(path, (request, response) => {
		const body: unknown = request.body;
		const parsed = schema.safeParse(body === undefined ? {} : body);
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
