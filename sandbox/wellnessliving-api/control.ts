import express, { type Router } from 'express';
import { z } from 'zod';
import { addCommonLevers, onPost, onTouch } from '../http/levers';
import { makeStory } from '../studio';
import { tillPurchase, tillPurchaseRefund } from '../studio/till';
import type { Desk } from './desk';
import type { FactOutcome } from './facts/fact';
import { reportIdOf } from './reports/columns';
import type { WellnessLivingState } from './state';

/** What the stand-in can be told from outside, beside its state. */
export interface Levers {
	readonly desk: Desk;
	readonly applyFact: (payload: unknown, topic?: string) => FactOutcome;
	readonly reset: () => void;
}

const fact = z.object({ payload: z.record(z.unknown()), topic: z.string().optional() }).strict();
const story = z
	.object({
		seed: z.number().int().default(1),
		clients: z.number().int().positive().default(10),
		deliveries: z.number().int().positive().default(40),
		/** As the senders' story has it: with another share of forgeries it is another story. */
		forged: z.number().min(0).max(1).default(0),
	})
	.strict();
const report = z.number().transform((value, context) => {
	const known = reportIdOf(value);
	if (known !== null) return known;
	context.addIssue({ code: 'custom', message: 'only 689, 739 and 799 exist' });
	return z.NEVER;
});
const reportAct = z.discriminatedUnion('act', [
	z
		.object({ act: z.literal('restart'), report, afterAnswers: z.number().int().nonnegative().default(0) })
		.strict(),
	z.object({ act: z.literal('hold'), report }).strict(),
	z.object({ act: z.literal('release') }).strict(),
	z.object({ act: z.literal('abort'), report, errorText: z.string().min(1) }).strict(),
]);
const settings = z
	.object({
		reportTimes: z.object({ queuedMs: z.number(), generatingMs: z.number() }).strict(),
		reportKeepMs: z.number(),
		columns: z.record(z.enum(['689', '739', '799']), z.array(z.string())),
		padsText: z.boolean(),
		malformedSession: z.boolean(),
		firewallRule: z.string().nullable(),
	})
	.partial()
	.strict();
const denial = z.object({ subject: z.string(), sid: z.string().nullable() }).strict();
const meeting = z.object({ periodKey: z.string(), startUtc: z.string() }).strict();
const changedItem = z.object({ itemKey: z.string(), fields: z.record(z.unknown()) }).strict();
const payment = z
	.object({ kind: z.enum(['declined', 'credited']), uid: z.string(), cents: z.number().int() })
	.strict();

/** Levers for tests in another process; no token needed, the server listens on loopback only. */
export function controlRouter(state: WellnessLivingState, levers: Levers): Router {
	const router = express.Router();
	addCommonLevers(router, state, levers.reset);
	addReading(router, state);
	onTouch(router, '/expire-tokens', state.access.expire, { status: 'expired' });
	addFacts(router, levers.applyFact);
	onPost(router, '/settings', settings, (change) => {
		state.settings = { ...state.settings, ...change };
		return state.settings;
	});
	onPost(router, '/denied', denial, ({ subject, sid }) => {
		if (sid === null) state.denied.delete(subject);
		else state.denied.set(subject, sid);
		return Object.fromEntries(state.denied);
	});
	onPost(router, '/reports', reportAct, (act) => {
		actOnReports(state, act);
		return { built: state.reports.built() };
	});
	addDesk(router, levers.desk);
	return router;
}

function addFacts(router: Router, apply: Levers['applyFact']): void {
	onPost(router, '/facts', z.union([fact.transform((one) => [one]), z.array(fact)]), (facts) =>
		facts.map(({ payload, topic }) => apply(payload, topic)),
	);
	onPost(router, '/story', story, ({ forged, ...options }) => {
		const forgeries = Math.round(options.deliveries * forged);
		const { facts } = makeStory({ ...options, forgeries, system: 'wellnessliving' });
		const outcomes = facts.map(({ payload }) => apply(payload));
		return { facts: facts.length, applied: outcomes.filter(({ applied }) => applied).length };
	});
	router.post('/till', (_request, response) => {
		response.json([tillPurchase, tillPurchaseRefund].map((payload) => apply(payload)));
	});
}

function addReading(router: Router, state: WellnessLivingState): void {
	router.get('/records', (_request, response) => {
		const { clients, sessions, visits, purchases, refunds } = state.business;
		response.json({
			clients: clients.count(),
			sessions: sessions.size,
			visits: visits.all().length,
			purchases: purchases.size,
			refunds: refunds.length,
		});
	});
	router.get('/reports', (_request, response) => {
		response.json({ built: state.reports.built() });
	});
}

function actOnReports({ reports }: WellnessLivingState, told: z.output<typeof reportAct>): void {
	if (told.act === 'release') reports.release();
	else if (told.act === 'hold') reports.hold(told.report);
	else if (told.act === 'abort') reports.abort(told.report, told.errorText);
	else if (told.afterAnswers === 0) reports.restart(told.report);
	else reports.restartAfter(told.report, told.afterAnswers);
}

function addDesk(router: Router, desk: Desk): void {
	onPost(router, '/cancel-session', meeting, (named) => ({ isCancelled: desk.cancelSession(named) }));
	onPost(router, '/change-item', changedItem, ({ itemKey, fields }) => {
		desk.changeItem(itemKey, fields);
		return { changed: itemKey };
	});
	onPost(router, '/payments', payment, (told) => {
		desk.addPayment(told);
		return { added: told.kind };
	});
}
