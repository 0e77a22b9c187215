import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { countBy } from '../http/journal';
import { addCommonLevers, onPost, onTouch } from '../http/levers';
import { documentNumbersOf, recordsOf, trialBalanceOf } from './books';
import type { PersonChange } from './edit';
import { entityOf } from './entities';
import { vendorLimit, type RateLimit } from './limits';
import type { Checked } from './problem';
import { classTrackings, duplicateRules, requestIdRules, type CompanySettings } from './settings';
import type { QuickBooksState } from './state';
import type { Fields } from './store/record';

/** What the stand-in can be told from outside, by a test in this process or over HTTP. */
export interface Levers {
	readonly reset: () => void;
	readonly setRateLimit: (limit: RateLimit | null) => void;
	readonly setPreferences: (changes: Partial<CompanySettings>) => void;
	readonly editAsPerson: (number: string, change: PersonChange) => Checked<Fields>;
}

const limit = z
	.object({
		perSecond: z.number().int().positive().default(vendorLimit.perSecond),
		perMinute: z.number().int().positive().default(vendorLimit.perMinute),
		batchesPerMinute: z.number().int().positive().default(vendorLimit.batchesPerMinute),
	})
	.strict()
	.nullable();

const settings = z
	.object({
		multiCurrency: z.boolean(),
		usingSalesTax: z.boolean(),
		taxEngineShiftsBy: z.number().int(),
		customTxnNumbers: z.boolean(),
		autoJournalNumbers: z.boolean(),
		bookCloseDate: z
			.string()
			.regex(/^\d{4}-\d\d-\d\d$/)
			.nullable(),
		trackDepartments: z.boolean(),
		classTracking: z.enum(classTrackings),
		duplicateNumbers: z.enum(duplicateRules),
		requestIdMemory: z.enum(requestIdRules),
	})
	.partial()
	.strict();

const itemTrouble = z
	.object({ throttle: z.number().int().nonnegative(), lose: z.number().int().nonnegative() })
	.partial()
	.strict();

const edit = z
	.object({
		number: z.string().min(1),
		change: z.discriminatedUnion('kind', [
			z.object({ kind: z.literal('void') }).strict(),
			z.object({ kind: z.literal('delete') }).strict(),
			z.object({ kind: z.literal('fields'), fields: z.record(z.unknown()) }).strict(),
			z.object({ kind: z.literal('amount'), hundredths: z.number().int() }).strict(),
		]),
	})
	.strict();

/** Levers for tests in another process; no token needed, the server listens on loopback only. */
export function controlRouter(state: QuickBooksState, levers: Levers): Router {
	const router = express.Router();
	addCommonLevers(router, state, levers.reset);
	addReads(router, state);
	router.post('/token', (_request, response) => {
		response.json({ token: state.access.another() });
	});
	onTouch(router, '/expire-tokens', state.access.expire, { status: 'expired' });
	onPost(router, '/limit', limit, (next) => {
		levers.setRateLimit(next);
		return { limit: next };
	});
	onPost(router, '/settings', settings, (changes) => {
		levers.setPreferences(changes);
		return { changed: Object.keys(changes) };
	});
	onPost(router, '/batch-items', itemTrouble, (trouble) => Object.assign(state.itemTrouble, trouble));
	onPost(router, '/edit', edit, ({ number, change }) => levers.editAsPerson(number, change));
	return router;
}

function addReads(router: Router, state: QuickBooksState): void {
	router.get('/trial-balance', (_request, response) => {
		response.json({ hundredths: Object.fromEntries(trialBalanceOf(state.company)) });
	});
	router.get('/documents', (_request, response) => {
		const numbers = documentNumbersOf(state.company);
		const counts = countBy(numbers);
		const duplicates = Object.entries(counts).filter(([number, count]) => number !== '' && count > 1);
		response.json({ total: numbers.length, counts, duplicates: Object.fromEntries(duplicates) });
	});
	router.get('/records', (request, response) =>
		respondRecords(state, response, String(request.query.entity ?? '')),
	);
}

function respondRecords(state: QuickBooksState, response: Response, name: string): void {
	const entity = entityOf(name);
	if (entity === null) response.status(400).json({ problems: [`there is no entity ${name}`] });
	else response.json({ records: recordsOf(state.company, entity.name) });
}
