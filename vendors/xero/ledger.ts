import type { BookMapping, Books, Draft, Gap, Ledger, Looked, LookUp, WriteResult } from '../../core/books';
import { currencyDigits } from '../../core/event/money';
import { settlingAccounts } from './accounts';
import type { XeroChart } from './chart';
import { loadChart, type ChartNeeds, type LoadedChart } from './chart-load';
import type { XeroDocument } from './document';
import { findDocuments, parseFound } from './find';
import { noContact } from './gaps';
import { createBelonging } from './numbering';
import { readPaymentAccounts } from './payments-read';
import { accountOfSlot, placeLine, type Placing } from './place';
import { planWrite, type DraftPlan } from './plan-write';
import { toPosted } from './posted';
import type { XeroSession } from './session';
import { taxTypesOf } from './tax';
import { callsFor, writePlans } from './write';

export interface XeroLedgerOptions {
	readonly mapping: BookMapping;
	/** Xero writes both alike: an invoice, a credit note, and their payments. */
	readonly form: 'day' | 'sale';
	/** Names this execution. */
	readonly runId: string;
	/** Tries of one write altogether, at least 1. */
	readonly maxAttempts: number;
}

/** Xero as a ledger: a sales invoice for what was sold, a credit note for refunds, a payment for each tender. */
export function createXeroLedger(session: XeroSession, options: XeroLedgerOptions): Ledger {
	const run = new LedgerRun(session, options);
	return {
		system: 'xero',
		label: 'Xero',
		look: (lookUps) => run.look(lookUps),
		write: (drafts) => run.write(drafts),
		callsToWrite: (drafts) => callsFor(run.plan(drafts)),
		calls: () => session.caller.sent(),
		readsBack: false,
	};
}

interface Seen {
	readonly placing: Placing;
	readonly contactId: string;
	/** Documents by the base they belong to, as they were read. */
	readonly byBase: ReadonlyMap<string, readonly XeroDocument[]>;
}

class LedgerRun {
	private seen: Seen | null = null;

	constructor(
		private readonly session: XeroSession,
		private readonly options: XeroLedgerOptions,
	) {}

	async look(lookUps: readonly LookUp[]): Promise<Looked> {
		const loaded = await this.loadChart(lookUps);
		if (!loaded.ok) return loaded;
		const found = await findDocuments(this.session, lookUps);
		if (!found.ok) return found;
		const belongs = createBelonging(lookUps);
		const read = (chart: XeroChart) => parseFound(found.rows, chart).filter((one) => belongs(one) !== null);
		const complete = await this.withTracking(loaded, read(loaded.chart));
		if (!complete.ok) return complete;
		const { chart } = complete;
		const paid = await readPaymentAccounts(this.session, read(chart), chart);
		if (!paid.ok) return paid;
		const attempts = Math.max(loaded.attempts, found.attempts, complete.attempts, paid.attempts);
		return { ok: true, books: this.booksOf(chart, paid.documents, lookUps), attempts };
	}

	plan(drafts: readonly Draft[]): readonly DraftPlan[] {
		const { seen } = this;
		if (seen === null) return [];
		return drafts.map((draft) => planWrite(draft, seen.placing, seen.byBase.get(draft.base) ?? []));
	}

	async write(drafts: readonly Draft[]): Promise<ReadonlyMap<string, WriteResult>> {
		const { seen, session } = this;
		const { runId, maxAttempts } = this.options;
		if (seen === null) throw new Error('A ledger is written to only after it was looked at');
		const { contactId, placing } = seen;
		const writing = { session, chart: placing.chart, contactId, runId, maxAttempts };
		return await writePlans(writing, this.plan(drafts));
	}

	/** What a remembered chart lacks may have been made since: a gap is told only from a chart that was just read. */
	private async loadChart(lookUps: readonly LookUp[]): Promise<LoadedChart> {
		const { mapping } = this.options;
		const needs: ChartNeeds = {
			taxRates: mapping.taxed === null || mapping.untaxed === null,
			tracking: lookUps.some(
				({ journal }) => (mapping.centres.get(journal.centre.id)?.unit ?? null) !== null,
			),
			contact: mapping.customerId === null,
		};
		const loaded = await loadChart(this.session, needs, this.session.chart.get());
		if (!loaded.ok || !loaded.isRemembered || !this.hasGaps(loaded.chart, lookUps)) return loaded;
		return await loadChart(this.session, needs, null);
	}

	private hasGaps(chart: XeroChart, lookUps: readonly LookUp[]): boolean {
		const placing = this.placingOf(chart, []);
		const isPlaced = lookUps.every(({ journal }) =>
			journal.lines.every((line) => placeLine(line, journal, placing).ok),
		);
		return !isPlaced || this.obstaclesOf(chart).length > 0;
	}

	/** Documents with tracking that no centre has in its settings any more still have to be recognised. */
	private async withTracking(loaded: LoadedChart & { ok: true }, documents: readonly XeroDocument[]) {
		const isNeeded = documents.some(({ lines }) => lines.some(({ tracking }) => tracking !== ''));
		if (!isNeeded || loaded.chart.tracking !== null) return loaded;
		const needs: ChartNeeds = { taxRates: false, tracking: true, contact: false };
		return await loadChart(this.session, needs, loaded.chart);
	}

	private booksOf(chart: XeroChart, documents: readonly XeroDocument[], lookUps: readonly LookUp[]): Books {
		const { organisation } = chart;
		const used = documents.flatMap(({ payments }) => payments.flatMap(({ accountId }) => accountId ?? []));
		const placing = this.placingOf(chart, used);
		const byBase = groupByBase(documents, lookUps);
		this.seen = { placing, contactId: this.contactIdOf(chart) ?? '', byBase };
		return {
			company: organisation.name,
			currency: organisation.currency,
			// amounts have two decimals, and payments in a currency of their own need a rate that the studio does not tell
			takesCurrency: (currency) => currency === organisation.currency && currencyDigits(currency) <= 2,
			closedThrough: organisation.closedThrough,
			obstacles: this.obstaclesOf(chart),
			place: (line, journal) => placeLine(line, journal, placing),
			accountOf: (slot) => accountOfSlot(slot, chart),
			posted: postedOf(byBase, lookUps, placing.settling),
		};
	}

	private placingOf(chart: XeroChart, used: readonly string[]): Placing {
		const { mapping } = this.options;
		return {
			chart,
			mapping,
			tax: taxTypesOf(mapping, chart),
			settling: settlingAccounts(chart, mapping, used),
		};
	}

	private obstaclesOf(chart: XeroChart): readonly Gap[] {
		return this.contactIdOf(chart) === null ? [noContact()] : [];
	}

	private contactIdOf(chart: XeroChart): string | null {
		return this.options.mapping.customerId ?? chart.contact?.id ?? null;
	}
}

function groupByBase(
	documents: readonly XeroDocument[],
	lookUps: readonly LookUp[],
): ReadonlyMap<string, readonly XeroDocument[]> {
	const belongs = createBelonging(lookUps);
	const byBase = new Map<string, XeroDocument[]>();
	for (const document of documents) {
		const base = belongs(document)?.lookUp.base;
		if (base !== undefined) byBase.set(base, [...(byBase.get(base) ?? []), document]);
	}
	return byBase;
}

function postedOf(
	byBase: ReadonlyMap<string, readonly XeroDocument[]>,
	lookUps: readonly LookUp[],
	settling: ReadonlySet<string>,
): Books['posted'] {
	const belongs = createBelonging(lookUps);
	return new Map(
		[...byBase].map(([base, documents]) => {
			const numbers = new Set(documents.map(({ number }) => number));
			const posted = documents.flatMap((document) => {
				const belonging = belongs(document);
				return belonging === null ? [] : [toPosted(document, belonging, settling, numbers)];
			});
			return [base, posted.sort((one, other) => one.revision - other.revision)] as const;
		}),
	);
}
