import type { Account } from './store/account';
import {
	livePayments,
	netOf,
	total,
	totalTax,
	type DocumentLine,
	type LineAmountTypes,
	type TradeDocument,
} from './store/document';
import type { ManualJournal } from './store/manual-journal';
import type { Organisation } from './store/organisation';

type Post = (accountId: string | null, cents: number) => void;

/**
 * Balances by account name in cents, debit positive, zeros left out. Worked out from the documents each time: drafts
 * and void documents count nothing.
 */
export function trialBalance(books: Organisation): ReadonlyMap<string, number> {
	const balances = new Map<string, number>();
	const post: Post = (accountId, cents) => {
		if (accountId !== null) balances.set(accountId, (balances.get(accountId) ?? 0) + cents);
	};
	const control = (system: Account['system']) =>
		books.accounts.find((account) => account.system === system)?.id ?? null;
	const controls = { debtors: control('DEBTORS'), tax: control('GST') };
	for (const document of books.documents.all()) {
		if (document.status === 'AUTHORISED') postDocument(post, document, controls);
	}
	for (const journal of books.manualJournals.all()) {
		if (journal.status === 'POSTED') postJournal(post, journal, controls.tax);
	}
	return new Map(
		books.accounts
			.all()
			.map((account): [string, number] => [account.name, balances.get(account.id) ?? 0])
			.filter(([, cents]) => cents !== 0),
	);
}

interface Controls {
	readonly debtors: string | null;
	readonly tax: string | null;
}

/** A credit note is an invoice with every sign turned. */
function postDocument(post: Post, document: TradeDocument, { debtors, tax }: Controls): void {
	const sign = document.kind === 'invoice' ? 1 : -1;
	post(debtors, sign * total(document));
	post(tax, -sign * totalTax(document));
	postLines(post, document.lines, document.lineAmountTypes, -sign);
	for (const payment of livePayments(document)) {
		post(payment.accountId, sign * payment.amount);
		post(debtors, -sign * payment.amount);
	}
}

function postJournal(post: Post, journal: ManualJournal, tax: string | null): void {
	postLines(post, journal.lines, journal.lineAmountTypes, 1);
	post(tax, totalTax(journal));
}

function postLines(post: Post, lines: readonly DocumentLine[], types: LineAmountTypes, sign: number): void {
	for (const line of lines) post(line.accountId, sign * netOf(line, types));
}
