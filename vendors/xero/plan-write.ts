import { stampText, type Draft } from '../../core/books';
import type { Failure } from '../../core/http';
import { longestReference } from './api';
import type { PlannedPayment } from './allocate';
import { shaOf, totalOf, type DocumentKind, type XeroDocument } from './document';
import { creditNoteNumberOf } from './numbering';
import { contentOf, type DraftContent } from './plan-document';
import type { Placing } from './place';
import type { PlannedLine } from './tax-lines';
import { laterOf } from './values';

/** A document ready to be written. */
export interface PlannedDocument {
	readonly kind: DocumentKind;
	readonly number: string;
	readonly date: string;
	readonly currency: string;
	readonly digits: number;
	/** For people, then the stamp. */
	readonly reference: string;
	readonly memo: string;
	readonly lines: readonly PlannedLine[];
	readonly sha: string;
	/** As the document shows it, minor units. */
	readonly total: number;
	readonly totalTax: number;
	readonly payments: readonly PlannedPayment[];
}

export interface PlannedSettlement {
	readonly to: XeroDocument;
	readonly date: string;
	readonly payments: readonly PlannedPayment[];
}

export type DraftPlan =
	| {
			readonly ok: true;
			readonly draft: Draft;
			readonly documents: readonly PlannedDocument[];
			readonly settlements: readonly PlannedSettlement[];
			readonly unsettled: DraftContent['unsettled'];
	  }
	| { readonly ok: false; readonly draft: Draft; readonly failure: Failure };

/** Everything a draft will take in Xero; writes nothing. `earlier` are the documents of its base as they were read. */
export function planWrite(draft: Draft, placing: Placing, earlier: readonly XeroDocument[]): DraftPlan {
	const { documents, settlements, unsettled } = contentOf(draft, placing, earlier);
	const planned = (['invoice', 'creditNote'] as const).flatMap((kind): readonly PlannedDocument[] => {
		const content = documents.get(kind);
		return content === undefined ? [] : [documentFor(kind, draft, content.lines, content.payments)];
	});
	if (planned.some(({ lines }) => lines.some(({ accountId }) => accountId === ''))) {
		return { ok: false, draft, failure: noBridge(draft.number) };
	}
	const dated = settlements.map(({ to, payments }) => ({ to, payments, date: laterOf(draft.date, to.date) }));
	return { ok: true, draft, documents: planned, settlements: dated, unsettled };
}

function documentFor(
	kind: DocumentKind,
	draft: Draft,
	all: readonly PlannedLine[],
	payments: readonly PlannedPayment[],
): PlannedDocument {
	const { journal, date, memo, stamp } = draft;
	const lines = all.filter(({ amount, tax }) => amount !== 0 || tax !== 0);
	const sha = shaOf(lines);
	const number = kind === 'invoice' ? draft.number : creditNoteNumberOf(journal.kind, draft.number);
	const marked = stampText({ ...stamp, sha });
	const words = plain(wordsOf(kind, draft)).slice(0, longestReference - marked.length - 2);
	return {
		kind,
		number,
		date,
		currency: journal.currency,
		digits: journal.digits,
		reference: `${words}, ${marked}`,
		memo,
		lines,
		sha,
		...totalOf(kind, lines),
		payments,
	};
}

/** `Takings North 2026-11-20`, `Sale 7448`, `Correction of …`. */
function wordsOf(kind: DocumentKind, { journal, revision }: Draft): string {
	const { centre, businessDay, sales } = journal;
	const place = centre.name ?? centre.code;
	const sale = sales[0]?.number ?? journal.document?.number ?? journal.document?.id ?? '';
	const isDay = journal.kind === 'day';
	if (revision > 1) return isDay ? `Correction of ${place} ${businessDay}` : `Correction of sale ${sale}`;
	if (kind === 'creditNote') return isDay ? `Refunds ${place} ${businessDay}` : `Refund ${sale}`;
	return isDay ? `Takings ${place} ${businessDay}` : `Sale ${sale}`;
}

/** One line, and never something that reads like a stamp. */
function plain(text: string): string {
	return text
		.replace(/studio-post/gi, '')
		.replace(/\s+/g, ' ')
		.trim();
}

function noBridge(number: string): Failure {
	return {
		kind: 'permanent',
		code: 'ACCOUNT_MISSING',
		message: `${number} needs an account for client balances or revenue to stand on, and Xero has none that may be used.`,
		hint: 'Run this node once with the operation Set Up, or choose an account for Client Balances Still Open.',
	};
}
