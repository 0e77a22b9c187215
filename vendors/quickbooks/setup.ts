import type { BookMapping } from '../../core/books';
import { flagOf, own } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { SetupReport } from '../../core/sync';
import { genericCustomer, mostPerBatch } from './api';
import { sendBatch } from './batch';
import { parseAccount, parseItem, type Account, type Item } from './chart';
import { nameIn } from './company';
import { failureOfFault, noResult } from './failure';
import { all, literal, runQueries, single, withInactive, type Query } from './query';
import { chunksOf, type QuickBooksSession } from './session';
import { planAccounts, planItems, type Plan, type Wish } from './setup-plan';

interface Findings {
	readonly created: string[];
	readonly present: string[];
	readonly missing: string[];
	readonly problems: Failure[];
}

interface Chart {
	readonly accounts: readonly Account[];
	readonly items: readonly Item[];
	readonly hasCustomer: boolean;
	readonly company: string | null;
}

/** Readings after a call that never got an answer. */
const tries = 3;

/**
 * Makes the default accounts that the mapping does not replace, then a product or service for each account in use and
 * the customer “Studio Sales”, all of which sales receipts need; or says what stands in the way. Repeating it is harmless:
 * everything is looked up by name first.
 */
export async function setUpQuickBooks(
	session: QuickBooksSession,
	mapping: BookMapping,
	dryRun: boolean,
): Promise<SetupReport> {
	const findings: Findings = { created: [], present: [], missing: [], problems: [] };
	const steps: ReadonlyArray<(chart: Chart) => Plan> = [
		({ accounts }) => planAccounts(mapping, accounts),
		({ accounts, items, hasCustomer }) => planItems(mapping, accounts, items, hasCustomer),
	];
	let chart: Chart | null = null;
	for (const step of steps) {
		chart = await makeMissing(session, step, chart, dryRun, findings);
		if (chart === null) break;
	}
	const isReady = findings.problems.length === 0 && findings.missing.length === 0;
	return { company: chart?.company ?? null, isReady, ...findings };
}

/** One step: what is there is noted, the rest made. Gives the chart as it is then; `null` when it cannot be read. */
async function makeMissing(
	session: QuickBooksSession,
	step: (chart: Chart) => Plan,
	known: Chart | null,
	dryRun: boolean,
	findings: Findings,
): Promise<Chart | null> {
	let chart = known ?? (await readChart(session, findings));
	const asked = new Set<string>();
	for (let round = 1; chart !== null; round += 1) {
		const plan = step(chart);
		if (round === 1) findings.problems.push(...plan.problems);
		const isOver = plan.wishes.length === 0 || dryRun || round > tries;
		if (isOver) {
			noteResult(plan, asked, dryRun, findings);
			return dryRun ? withPlanned(chart, plan.wishes) : chart;
		}
		for (const { label } of plan.wishes) asked.add(label);
		const refused = await create(session, plan.wishes);
		chart = await readChart(session, findings);
		if (refused.length > 0 && chart !== null) {
			findings.problems.push(...refused);
			noteResult({ ...step(chart), wishes: [] }, asked, dryRun, findings);
			return chart;
		}
	}
	return null;
}

/** A dry run goes on as if the accounts were made, so that it foretells their items, too. */
function withPlanned(chart: Chart, wishes: readonly Wish[]): Chart {
	const planned = wishes.flatMap(({ entity, label, body }) =>
		entity === 'Account' ? (parseAccount({ ...body, Id: label }) ?? []) : [],
	);
	return { ...chart, accounts: [...chart.accounts, ...planned] };
}

function noteResult(plan: Plan, asked: ReadonlySet<string>, dryRun: boolean, findings: Findings): void {
	for (const label of plan.present) (asked.has(label) ? findings.created : findings.present).push(label);
	if (dryRun) findings.missing.push(...plan.wishes.map(({ label }) => label));
	else if (plan.wishes.length > 0) findings.problems.push(noResult);
}

/** Definite refusals only: what is not known to have been made is seen in the next reading. */
async function create(session: QuickBooksSession, wishes: readonly Wish[]): Promise<readonly Failure[]> {
	const refused: Failure[] = [];
	for (const chunk of chunksOf(wishes, mostPerBatch)) {
		const requests = chunk.map(({ entity, body }) => ({ operation: 'create', [entity]: body }));
		const answer = await sendBatch(session, requests, { requestId: null });
		if (!answer.ok) {
			if (!answer.isUnknown) return [...refused, answer.failure];
			continue;
		}
		for (const [index, { label }] of chunk.entries()) {
			const item = answer.items[index];
			if (item?.kind !== 'fault') continue;
			const failure = failureOfFault(item.fault);
			if (failure.kind === 'permanent') refused.push({ ...failure, message: `${label}: ${failure.message}` });
		}
	}
	return refused;
}

async function readChart(session: QuickBooksSession, findings: Findings): Promise<Chart | null> {
	const accounts = all('Account', withInactive);
	const items = all('Item', withInactive);
	const customers = all('Customer', `DisplayName = ${literal(genericCustomer)} and ${withInactive}`);
	const info = single('CompanyInfo');
	const answered = await runQueries(session, [accounts, items, customers, info], tries);
	if (!answered.ok) {
		findings.problems.push(answered.failure);
		return null;
	}
	const rows = (query: Query) => answered.rows.get(query) ?? [];
	return {
		accounts: rows(accounts).flatMap((row) => parseAccount(row) ?? []),
		items: rows(items).flatMap((row) => parseItem(row) ?? []),
		company: nameIn(rows(info)[0] ?? {}),
		hasCustomer: rows(customers).some((row) => flagOf(own(row, 'Active')) !== false),
	};
}
