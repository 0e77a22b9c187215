import type { Books, Draft, Ledger, Looked, LookUp, WriteResult } from '../../core/books';
import type { Failure } from '../../core/http';
import { mostPerBatch } from './api';
import type { Company } from './company';
import type { DocumentForm, FormContext } from './form';
import { ownNumbersOff } from './gaps';
import { journalEntryForm } from './journal-entry';
import { lookAtBooks } from './look';
import { createAccountOf, createPlace } from './place';
import type { StoredDocument } from './posted';
import { salesForm } from './sales-form';
import type { LedgerOptions, QuickBooksSession } from './session';
import { writeDrafts } from './write';

const forms: Readonly<Record<LedgerOptions['form'], DocumentForm>> = {
	day: journalEntryForm,
	sale: salesForm,
};

/** QuickBooks Online as the posting sees it: journal entries by day, or sales and refund receipts by sale. */
export function createQuickBooksLedger(session: QuickBooksSession, given: LedgerOptions): Ledger {
	const options = { ...given, maxAttempts: Math.max(1, Math.floor(given.maxAttempts)) };
	return new QuickBooksLedger(session, options).asLedger();
}

class QuickBooksLedger {
	private readonly form: DocumentForm;

	/** Read once a run; documents are read at each look. */
	private company: Company | null = null;

	private readonly documents = new Map<string, readonly StoredDocument[]>();

	constructor(
		private readonly session: QuickBooksSession,
		private readonly options: LedgerOptions,
	) {
		this.form = forms[options.form];
	}

	asLedger(): Ledger {
		return {
			system: 'quickBooks',
			label: 'QuickBooks',
			look: (lookUps) => this.look(lookUps),
			write: (drafts) => this.write(drafts),
			callsToWrite: (drafts) => Math.ceil(drafts.length / mostPerBatch),
			calls: () => this.session.caller.sent(),
			// a day is worth the one call; the answers to sales forms carry the totals QuickBooks computed
			readsBack: this.options.form === 'day',
		};
	}

	private async look(lookUps: readonly LookUp[]): Promise<Looked> {
		const seen = await lookAtBooks(this.session, this.options, this.form, lookUps, this.company);
		if (!seen.ok) return seen;
		this.company = seen.company;
		for (const { base } of lookUps) this.documents.set(base, seen.documents.get(base) ?? []);
		return { ok: true, books: this.booksOf(seen.company, seen.documents), attempts: seen.attempts };
	}

	private booksOf(company: Company, documents: ReadonlyMap<string, readonly StoredDocument[]>): Books {
		const { name, homeCurrency, isMultiCurrency, closedThrough, hasOwnNumbers } = company;
		const { form, mapping } = this.options;
		return {
			company: name,
			currency: homeCurrency,
			takesCurrency: (currency) => homeCurrency === null || isMultiCurrency || currency === homeCurrency,
			closedThrough,
			obstacles: form === 'sale' && !hasOwnNumbers ? [ownNumbersOff] : [],
			place: createPlace(form, company, mapping),
			accountOf: createAccountOf(form, company),
			posted: new Map([...documents].map(([base, list]) => [base, list.map(({ posted }) => posted)])),
		};
	}

	private async write(drafts: readonly Draft[]): Promise<ReadonlyMap<string, WriteResult>> {
		const { company, session, options, form } = this;
		if (company === null) {
			return new Map(
				drafts.map(({ number }) => [number, { kind: 'failed', failure: notLooked, attempts: 0 }]),
			);
		}
		const context: FormContext = {
			company,
			mapping: options.mapping,
			depositsOf: (base) =>
				new Set((this.documents.get(base) ?? []).flatMap(({ content }) => content.depositId ?? [])),
		};
		return await writeDrafts({ session, options, form, context }, drafts);
	}
}

const notLooked: Failure = {
	kind: 'permanent',
	code: 'NOT_LOOKED',
	message: 'The books were not read before the write.',
	hint: 'This is a mistake of the node: report it.',
};
