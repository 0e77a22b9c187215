import type { Sale } from '../../../core/event';
import type { Caller, Failure } from '../../../core/http';
import type { Known, Place, Read, Sighting, Window } from '../../../core/poll';
import type { ReportedInvoice } from './accrual-group';
import { reportedHead, toReportedSale, type ReportedSale } from './accrual-sale';
import { credits } from './accrual-tenders';
import { mapRead } from './answer';
import { toCollectedSale } from './collected-sale';
import { fetchInvoice } from './invoices';
import { readPaidRows, type PaidRows } from './paid-rows';
import { accrualAsked, saleFingerprint, saleNote, toSaleEvents, wasOpen, type SeenSale } from './sale-events';
import { planNews, type NewsPlan } from './sale-news';
import type { VisitMemory } from './visit-memory';
import { VisitSearch } from './visit-search';

/** Whether what the report leaves out of a new or changed sale is read elsewhere: tips, its visit, mixed tenders. */
export type InvoiceReading = 'whenUnclear' | 'never';

export interface SaleMeans {
	readonly place: Place;
	readonly window: Window;
	readonly known: Known;
	readonly memory: VisitMemory;
	readonly invoices: InvoiceReading;
}

/**
 * The sales of one read, which share what is read to complete them; nothing is, before one of them is told. A changed sale
 * and one that the reports do not tell for certain takes its invoice, one call each; of the others all invoices or the
 * collections of their days, whichever takes fewer calls, and the other when the key may not read the one.
 */
export class SaleReading {
	private readonly visits: VisitSearch;

	private plan: NewsPlan | null = null;

	/** The key may read no invoice at all. */
	private refusal: Failure | null = null;

	private paid: { readonly from: string; readonly read: Read<PaidRows> } | null = null;

	constructor(
		private readonly found: readonly ReportedInvoice[],
		private readonly means: SaleMeans,
	) {
		this.visits = new VisitSearch(means.place, means.memory);
	}

	sightings(): readonly Sighting[] {
		return this.found.map((invoice) => this.toSighting(invoice));
	}

	private toSighting(invoice: ReportedInvoice): Sighting {
		const told = toldAs(invoice, this.means.window.to, saleNote(reportedHead(invoice)), () => ({
			sale: this.collected(invoice) ?? this.reported(invoice).sale,
			raw: invoice.raw,
			asked: accrualAsked,
		}));
		const needsCall = (): boolean => this.needsCall(invoice);
		const complete: Sighting['complete'] = async (caller, before) => {
			const read = await this.complete(invoice, before, caller);
			return mapRead(read, (whole) => whole ?? told);
		};
		return {
			...told,
			// those whose collections were read with another sale's are as they are told
			get complete() {
				return needsCall() ? complete : undefined;
			},
		};
	}

	private needsCall(invoice: ReportedInvoice): boolean {
		if (!invoice.isClosed) return false;
		if (this.visits.dayFor(invoice) !== null) return true;
		if (this.means.invoices === 'never') return false;
		return this.needsInvoice(invoice, this.before(invoice)) || this.collected(invoice) === null;
	}

	/** `null`: as it is told. */
	private async complete(
		invoice: ReportedInvoice,
		before: string | null,
		caller: Caller,
	): Promise<Read<Sighting | null>> {
		if (this.means.invoices === 'never') return await this.visits.look(caller, invoice);
		const mayCollect = !this.needsInvoice(invoice, before) && this.newsPlan().isCollected;
		const collected = mayCollect ? await this.fromCollections(caller, invoice) : null;
		if (collected !== null) return collected;
		const whole = await this.fromInvoice(caller, invoice);
		if (whole.ok || whole.failure.kind === 'transient') return whole;
		const instead = this.refusal === null ? null : await this.fromCollections(caller, invoice);
		if (instead !== null) return instead;
		const visit = await this.visits.look(caller, invoice);
		// told as the report has it, and whoever reads is told that it may not be all
		return visit.ok ? whole : visit;
	}

	private async fromInvoice(caller: Caller, invoice: ReportedInvoice): Promise<Read<Sighting>> {
		if (this.refusal !== null) return { ok: false, failure: this.refusal };
		const { place, window } = this.means;
		const read = await fetchInvoice(caller, place, invoice.saleId);
		if (!read.ok && read.failure.code === 'NO_PERMISSION') this.refusal = read.failure;
		return mapRead(read, ({ value: sale, raw }) =>
			toldAs(invoice, window.to, saleNote(sale), () => ({ sale, raw, asked: 'GET /v1/invoices/{id}' })),
		);
	}

	/** `null` when the collections of these days do not tell it. They are read once for all, failures included. */
	private async fromCollections(caller: Caller, invoice: ReportedInvoice): Promise<Read<null> | null> {
		const { place, window } = this.means;
		const { from, fromOfAll } = this.newsPlan();
		const first = (this.refusal === null ? from : fromOfAll) ?? invoice.day;
		if (first === null) return null;
		if (this.paid === null || first < this.paid.from) {
			const days = { from: first, to: window.to };
			this.paid = { from: first, read: await readPaidRows(caller, place, days) };
		}
		const { read } = this.paid;
		if (!read.ok && read.failure.kind === 'transient') return read;
		return this.collected(invoice) === null ? null : await this.visits.look(caller, invoice);
	}

	/** With tips, service charge and fees; `null` where the collections that were read do not tell them for certain. */
	private collected(invoice: ReportedInvoice): Sale | null {
		const { paid } = this;
		if (paid === null || !paid.read.ok || invoice.day === null || invoice.day < paid.from) return null;
		const { sale, isClear } = this.reported(invoice);
		const own = paid.read.value.get(invoice.saleId);
		if (!invoice.isClosed || !isClear || own?.mayRepeat === true) return null;
		return toCollectedSale(sale, own?.rows ?? []);
	}

	private reported(invoice: ReportedInvoice): ReportedSale {
		const { place, memory } = this.means;
		return toReportedSale(invoice, place, memory.groupOfSale(invoice.saleId));
	}

	/** Whether neither report tells it for certain. A tip may have been given with a gift card: no report has that one. */
	private needsInvoice(invoice: ReportedInvoice, before: string | null): boolean {
		const { sale, isClear } = this.reported(invoice);
		const hidesTip = sale.payments.some(({ isRedemption, method }) => isRedemption && !credits.has(method));
		return !wasOpen(before) || !isClear || hidesTip || invoice.day === null;
	}

	private before({ saleId }: ReportedInvoice): string | null {
		return this.means.known.get(saleId)?.fingerprint ?? null;
	}

	private newsPlan(): NewsPlan {
		this.plan ??= planNews(
			this.found
				.filter((invoice) => invoice.isClosed && this.before(invoice) !== saleFingerprint(invoice))
				.map((invoice) => ({
					invoice,
					needsInvoice: this.needsInvoice(invoice, this.before(invoice)),
					visitDay: this.visits.dayFor(invoice),
				})),
			this.found,
			this.means.window.to,
		);
		return this.plan;
	}
}

function toldAs(
	invoice: ReportedInvoice,
	lastDay: string,
	note: string,
	contentOf: () => Pick<SeenSale, 'sale' | 'raw' | 'asked'>,
): Sighting {
	const fingerprint = saleFingerprint(invoice);
	const closedAtLocal = invoice.lines.find((line) => line.closedAtLocal !== null)?.closedAtLocal ?? null;
	return {
		id: invoice.saleId,
		fingerprint,
		day: invoice.day ?? lastDay,
		note,
		events: (before, context) =>
			before === fingerprint
				? []
				: toSaleEvents({ ...contentOf(), fingerprint, closedAtLocal }, before, context),
	};
}
