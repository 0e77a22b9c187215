import type { StudioEvent } from '../../core/event';
import type { Outcome } from '../../core/sync';
import {
	dayJournals,
	postJournals,
	saleJournals,
	type BookMapping,
	type BookSettings,
	type Ledger,
} from '../../core/books';
import type { NormaliseContext } from '../../core/intake';
import { startQuickBooks } from '../../sandbox/quickbooks';
import {
	tillCenter,
	tillInvoice,
	tillPurchase,
	tillPurchaseRefund,
	type TillSale,
} from '../../sandbox/studio/till';
import { startXero } from '../../sandbox/xero';
import { createQuickBooksCaller, createQuickBooksLedger, setUpQuickBooks } from '../../vendors/quickbooks';
import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import { createXeroCaller, createXeroLedger, setUpXero, type XeroChart } from '../../vendors/xero';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { fakeOutside, fakeTime } from './hubspot-run';

const context: NormaliseContext = {
	receivedAt: '2026-11-21T09:00:00.000Z',
	ingestion: 'webhook',
	timeZone: tillCenter.timeZone,
	currency: 'USD',
};

export const zenotiEvents = (sale: TillSale): readonly StudioEvent[] =>
	zenotiProfile.toEvents({ payload: tillInvoice(sale), headers: {} }, context);

export const wellnessLivingEvents = (): readonly StudioEvent[] =>
	[tillPurchase, tillPurchaseRefund].flatMap((payload) =>
		wellnessLivingProfile.toEvents({ payload, headers: {} }, context),
	);

const centre = { code: tillCenter.code, name: tillCenter.name, unit: null, classId: null };
export const tillMapping: BookMapping = {
	accounts: new Map(),
	revenueWhenSold: new Set(['membership']),
	centres: new Map([
		[tillCenter.id, centre],
		[tillCenter.locationKey, centre],
	]),
	taxed: null,
	untaxed: null,
	customerId: null,
	largestRounding: null,
	centreOfUnnamed: null,
};

export const tillSettings: BookSettings = {
	mapping: tillMapping,
	closedPeriod: 'stop',
	allowFewerSales: false,
	linkPrefix: '',
};

export interface Run {
	readonly outcomes: readonly Outcome[];
	/** How often each outcome came. */
	readonly verdicts: ReadonlySet<string>;
	readonly calls: number;
	readonly sleeps: readonly number[];
}

export interface RunOptions {
	readonly settings?: Partial<BookSettings>;
	readonly runId?: string;
	/** A process that has not read the chart yet. */
	readonly isCold?: boolean;
}

/** A ledger's stand-in with its accounts made, and one run of the posting against it. */
export interface LedgerWorld {
	readonly url: string;
	readonly post: (form: 'day' | 'sale', events: readonly unknown[], options?: RunOptions) => Promise<Run>;
	/** Signed minor units by account name; the ledger's own tax account under the name of ours; zeros left out. */
	readonly balances: () => Readonly<Record<string, number>>;
	/** Numbers of all living documents, with how many carry each. */
	readonly documents: () => Readonly<Record<string, number>>;
	readonly requests: () => number;
	readonly clearJournal: () => void;
	readonly faults: Awaited<ReturnType<typeof startQuickBooks>>['faults'];
	readonly close: () => Promise<void>;
}

type LedgerOf = (
	form: 'day' | 'sale',
	mapping: BookMapping,
	runId: string,
	isCold: boolean,
) => {
	readonly ledger: Ledger;
	readonly time: ReturnType<typeof fakeTime>;
};

function poster(ledgerOf: LedgerOf): LedgerWorld['post'] {
	let runs = 0;
	return async (form, events, { settings = {}, runId, isCold = false } = {}) => {
		runs += 1;
		const all = { ...tillSettings, ...settings };
		const { ledger, time } = ledgerOf(form, all.mapping, runId ?? `run-${runs}`, isCold);
		const set = form === 'day' ? dayJournals(events, all.mapping) : saleJournals(events, all.mapping);
		const outcomes = await postJournals(set, events, ledger, all, time.nowMs);
		return {
			outcomes,
			verdicts: new Set(outcomes.map(({ outcome }) => outcome)),
			calls: ledger.calls(),
			sleeps: time.sleeps,
		};
	};
}

function named(trialBalance: ReadonlyMap<string, number>, taxAccount: string) {
	return Object.fromEntries(
		[...trialBalance]
			.filter(([, cents]) => cents !== 0)
			.map(([name, cents]) => [name === taxAccount ? 'Studio Sales Tax Collected' : name, cents]),
	);
}

function countOf(numbers: readonly string[]): Readonly<Record<string, number>> {
	const counts = new Map<string, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return Object.fromEntries(counts);
}

const maxAttempts = 4;

export async function quickBooksWorld(
	options: Parameters<typeof startQuickBooks>[0] = {},
): Promise<LedgerWorld> {
	const sandbox = await startQuickBooks(options);
	const ledgerOf: LedgerOf = (form, mapping, runId) => {
		const time = fakeTime();
		const caller = createQuickBooksCaller(fakeOutside(sandbox, time), maxAttempts);
		const session = { caller, realmId: sandbox.realmId };
		return { ledger: createQuickBooksLedger(session, { mapping, form, runId, maxAttempts }), time };
	};
	const caller = createQuickBooksCaller(fakeOutside(sandbox, fakeTime()), maxAttempts);
	const report = await setUpQuickBooks({ caller, realmId: sandbox.realmId }, tillMapping, false);
	if (!report.isReady) throw new Error(JSON.stringify(report.problems));
	sandbox.journal.clear();
	return {
		url: sandbox.url,
		post: poster(ledgerOf),
		balances: () => named(sandbox.trialBalance(), 'Sales Tax Payable'),
		documents: () => countOf(sandbox.documentNumbers()),
		requests: () => sandbox.journal.total(),
		clearJournal: sandbox.journal.clear,
		faults: sandbox.faults,
		close: sandbox.close,
	};
}

export async function xeroWorld(
	options: Parameters<typeof startXero>[0] = { country: 'US' },
): Promise<LedgerWorld> {
	const sandbox = await startXero(options);
	const mapping = (own: BookMapping): BookMapping => ({ ...own, taxed: 'TAX001', untaxed: 'NONE' });
	let kept: XeroChart | null = null;
	const chart = { get: () => kept, set: (fresh: XeroChart) => (kept = fresh) };
	const ledgerOf: LedgerOf = (form, own, runId, isCold) => {
		if (isCold) kept = null;
		const time = fakeTime();
		const caller = createXeroCaller(fakeOutside(sandbox, time), maxAttempts);
		const session = { caller, tenantId: sandbox.tenantId, chart };
		return { ledger: createXeroLedger(session, { mapping: mapping(own), form, runId, maxAttempts }), time };
	};
	const caller = createXeroCaller(fakeOutside(sandbox, fakeTime()), maxAttempts);
	const report = await setUpXero({ caller, tenantId: sandbox.tenantId, chart }, mapping(tillMapping), false);
	if (!report.isReady) throw new Error(JSON.stringify(report.problems));
	kept = null;
	sandbox.journal.clear();
	return {
		url: sandbox.url,
		post: poster(ledgerOf),
		balances: () => named(sandbox.trialBalance(), 'Sales Tax'),
		documents: () => countOf(sandbox.documentNumbers()),
		requests: () => sandbox.journal.total(),
		clearJournal: sandbox.journal.clear,
		faults: sandbox.faults,
		close: sandbox.close,
	};
}
