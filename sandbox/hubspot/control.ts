import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { addCommonLevers, onPost } from '../http/levers';
import type { HubSpotState } from './state';
import { objectTypeOf, type ObjectType } from './store/object-type';

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
	addCommonLevers(router, state, reset);
	router.get('/records', (request, response) => respondRecords(state, request, response));
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
