import express, { type Router } from 'express';
import { z } from 'zod';
import { addCommonLevers, onPost } from '../http/levers';
import { makeStory } from '../studio/story';
import { rights } from './access';
import type { Desk } from './desk/desk';
import { carryOut } from './desk/orders';
import type { FactOutcome } from './facts/fact';
import type { Levers } from './levers';
import { vendorLimit } from './limits';
import { requiredGuestFields } from './settings';
import type { ZenotiState } from './state';

const match = z.object({ method: z.string().optional(), path: z.string().optional() }).strict();
const orderList = z.array(z.object({ order: z.string(), input: z.unknown() }).strict()).default([]);
const between = z
	.object({
		match: match.default({}),
		skip: z.number().int().nonnegative().optional(),
		times: z.number().int().positive().optional(),
		facts: z.array(z.unknown()).default([]),
		orders: orderList,
	})
	.strict();

const limit = z
	.object({
		perMinute: z.number().int().positive().default(vendorLimit.perMinute),
		burst: z.number().int().positive().default(vendorLimit.burst),
	})
	.strict()
	.nullable();

const settings = z
	.object({
		searchAcrossCenters: z.boolean(),
		requiredGuestFields: z.array(z.enum(requiredGuestFields)),
		guestStamps: z.enum(['created', 'both', 'none']),
		guestOrder: z.enum(['oldest-first', 'newest-first']),
		closesVisits: z.boolean(),
		doublesRefunds: z.boolean(),
		appointmentAsList: z.boolean(),
	})
	.partial()
	.strict();

const key = z
	.object({
		key: z.string().min(1),
		rights: z.array(z.enum(rights)).optional(),
		centers: z.array(z.string()).nullable().optional(),
		end: z.boolean().optional(),
	})
	.strict();

const story = z
	.object({
		seed: z.number().int().default(1),
		clients: z.number().int().positive().default(10),
		deliveries: z.number().int().positive().default(40),
		/** As the senders' story has it: with another share of forgeries it is another story. */
		forged: z.number().min(0).max(1).default(0),
		startsAt: z.number().optional(),
		until: z.string().optional(),
	})
	.strict();

/** Levers for tests in another process; no key needed, the server listens on loopback only. */
export function controlRouter(state: ZenotiState, levers: Levers, desk: Desk): Router {
	const router = express.Router();
	const { journal, faults, between } = state;
	const clear = () => [faults, between].forEach((part) => part.clear());
	addCommonLevers(router, { journal, faults: { ...faults, clear } }, levers.reset);
	addReads(router, state);
	addTrouble(router, state, levers, desk);
	addHappenings(router, levers, desk);
	onPost(router, '/settings', settings, (changes) => {
		levers.change(changes);
		return state.settings;
	});
	onPost(router, '/keys', key, ({ key: name, end, ...grant }) => {
		if (end === true) state.access.end(name);
		else state.access.grant(name, grant);
		return { current: state.access.current() };
	});
	router.post('/rotate-key', (_request, response) => {
		response.json({ key: state.access.rotate() });
	});
	return router;
}

function addReads(router: Router, state: ZenotiState): void {
	router.get('/webhooks', (request, response) => {
		response.json({ webhooks: state.webhooks.slice(Number(request.query.since ?? '0')) });
	});
	router.get('/state', (_request, response) => {
		const { id, ...tables } = state.organisation;
		const counts = Object.entries(tables).map(([name, table]) => [name, table.count()]);
		response.json({ organisation: id, counts: Object.fromEntries(counts), settings: state.settings });
	});
}

function addTrouble(router: Router, state: ZenotiState, levers: Levers, desk: Desk): void {
	onPost(router, '/between', between, ({ facts, orders, ...when }) => {
		const act = () => {
			for (const payload of facts) levers.applyFact(payload);
			for (const { order, input } of orders) carryOut(desk, order, input);
		};
		state.between.next({ ...when, act });
		return { pending: state.between.pending() };
	});
	onPost(router, '/limit', limit, (next) => {
		levers.setRateLimit(next);
		return { limit: next };
	});
	onPost(router, '/spend', z.object({ calls: z.number().int().positive() }).strict(), ({ calls }) => {
		levers.spendCalls(calls);
		return { headers: state.limiter.headers() };
	});
}

function addHappenings(router: Router, levers: Levers, desk: Desk): void {
	onPost(router, '/facts', z.union([z.array(z.unknown()), z.record(z.unknown())]), (body) =>
		summaryOf((Array.isArray(body) ? body : [body]).map(levers.applyFact)),
	);
	onPost(router, '/story', story, ({ until, forged, ...options }) => {
		const forgeries = Math.round(options.deliveries * forged);
		return summaryOf(levers.tellStory(makeStory({ ...options, forgeries, system: 'zenoti' }), until));
	});
	router.post('/till', (_request, response) => {
		response.json(summaryOf(levers.tellTillDay()));
	});
	router.post('/desk/:order', (request, response) => {
		const input: unknown = request.body;
		const outcome = carryOut(desk, request.params.order, input);
		if (outcome.ok) response.json(outcome.done);
		else response.status(400).json({ problems: outcome.problems });
	});
}

function summaryOf(outcomes: readonly FactOutcome[]) {
	const reasons = outcomes.flatMap((one) => (one.applied ? [] : [one.reason]));
	return { applied: outcomes.length - reasons.length, ignored: reasons };
}
