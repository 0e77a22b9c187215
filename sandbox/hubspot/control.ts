import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { HubSpotState } from './state';
import { objectTypeOf, type ObjectType } from './store/object-type';

const fault = z
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

const limit = z
	.object({
		max: z.number().int().positive(),
		windowMs: z.number().int().positive().default(10_000),
		policyName: z.enum(['TEN_SECONDLY_ROLLING', 'SECONDLY']).default('TEN_SECONDLY_ROLLING'),
		daily: z.number().int().positive().default(625_000),
	})
	.strict()
	.nullable();

const scopes = z
	.object({ revoke: z.array(z.string()).default([]), grant: z.array(z.string()).default([]) })
	.strict();

const seed = z
	.object({ type: z.enum(['contacts', 'deals']), records: z.array(z.record(z.string())) })
	.strict();

/** Levers for tests in another process; no token needed, the server listens on loopback only. */
export function controlRouter(state: HubSpotState, reset: () => void): Router {
	const router = express.Router();
	router.get('/journal', (request, response) => {
		const since = Number(request.query.since ?? '0');
		const entries = state.journal.entries().filter((entry) => entry.seq > since);
		response.json({
			total: state.journal.total(),
			counts: state.journal.counts(),
			violations: state.journal.violations(),
			...(request.query.summary === undefined ? { entries } : {}),
		});
	});
	router.get('/records', (request, response) => respondRecords(state, request, response));
	router.post('/reset', (_request, response) => {
		reset();
		response.json({ status: 'reset' });
	});
	router.delete('/faults', (_request, response) => {
		state.faults.clear();
		response.json({ pending: 0 });
	});
	onPost(router, '/faults', faults, (list) => {
		for (const one of list) state.faults.next(one);
		return { pending: state.faults.pending() };
	});
	onPost(router, '/limit', limit, (next) => {
		state.limiter.set(next);
		state.limiter.clear();
		return { limit: next };
	});
	onPost(router, '/scopes', scopes, ({ revoke, grant }) => {
		for (const scope of revoke) state.access.scopes.delete(scope);
		for (const scope of grant) state.access.scopes.add(scope);
		return { scopes: [...state.access.scopes] };
	});
	onPost(router, '/seed', seed, ({ type, records }) => ({
		ids: records.map((properties) => state.store.seed(type, properties).id),
	}));
	return router;
}

function onPost<Schema extends z.ZodTypeAny>(
	router: Router,
	path: string,
	schema: Schema,
	handler: (body: z.output<Schema>) => unknown,
): void {
	router.post(path, (request, response) => {
		const parsed = schema.safeParse(request.body);
		if (parsed.success) response.json(handler(parsed.data));
		else response.status(400).json({ problems: parsed.error.issues });
	});
}

function respondRecords(state: HubSpotState, request: Request, response: Response): void {
	const type = objectTypeOf(String(request.query.type ?? 'contacts'));
	if (type === null) {
		response.status(400).json({ problems: ['type must be contacts or deals'] });
		return;
	}
	const { key, full } = request.query;
	response.json({
		...recordSummary(state, type, typeof key === 'string' ? key : null),
		associations: state.store.associations.count() / 2,
		...(full === undefined ? {} : { records: recordsInFull(state, type) }),
	});
}

function recordSummary(state: HubSpotState, type: ObjectType, key: string | null) {
	const total = state.store.records[type].all().length;
	if (key === null) return { type, total };
	const counts = state.store.countByKey(type, key);
	const named = [...counts].filter(([value]) => value !== '');
	return {
		type,
		key,
		total,
		withoutKey: counts.get('') ?? 0,
		distinct: named.length,
		duplicates: Object.fromEntries(named.filter(([, count]) => count > 1)),
		counts: Object.fromEntries(named),
	};
}

function recordsInFull(state: HubSpotState, type: ObjectType) {
	const other = type === 'contacts' ? 'deals' : 'contacts';
	return state.store.records[type].all().map((record) => ({
		id: record.id,
		properties: Object.fromEntries(record.properties),
		associatedTo: state.store.associations.of({ type, id: record.id }, other).map((link) => link.toObjectId),
	}));
}
