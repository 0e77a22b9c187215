import { listOf, own, recordOf } from '../../core/event/read';
import { isUnknownOutcome, type CallResult, type Failure } from '../../core/http';
import { paths } from './api';
import type { DocumentKind, XeroDocument } from './document';
import { failureOfReasons } from './failure';
import { parseFound, readDocuments } from './find';
import { reasonsOf } from './problem';
import { create } from './session';
import { majorOf } from './values';
import { isAnswered, tryIdOf, type Writing } from './writing';

/** A credit note and an invoice that are to be set off against each other. */
export interface Allocation {
	readonly creditNote: XeroDocument;
	readonly invoice: XeroDocument;
	/** Minor units, positive. */
	readonly amount: number;
	readonly date: string;
}

export interface OpenDocument {
	readonly document: XeroDocument;
	readonly left: number;
}

/** Matches open credit notes with open invoices, oldest first. */
export function matchOpen(open: readonly OpenDocument[], date: string): readonly Allocation[] {
	const of = (wanted: DocumentKind) =>
		open.filter(({ document }) => document.kind === wanted).map((one) => ({ ...one }));
	const allocations: Allocation[] = [];
	const invoices = of('invoice');
	for (const credit of of('creditNote')) {
		for (const due of invoices) {
			const amount = Math.min(credit.left, due.left);
			if (amount <= 0) continue;
			allocations.push({ creditNote: credit.document, invoice: due.document, amount, date });
			credit.left -= amount;
			due.left -= amount;
		}
	}
	return allocations;
}

/** Needed only where a run died before it paid an invoice, and the sale shrank before the next run. */
export async function writeAllocation(writing: Writing, allocation: Allocation): Promise<Failure | null> {
	const { creditNote, invoice, amount, date } = allocation;
	const entry = {
		Amount: majorOf(amount, creditNote.digits),
		Date: date,
		Invoice: { InvoiceID: invoice.id },
	};
	const path = paths.allocations(creditNote.id);
	let failure: Failure | null = null;
	let answers = 0;
	for (let round = 1; round <= writing.maxAttempts; round += 1) {
		const result = await create(writing.session, path, { Allocations: [entry] }, tryIdOf(writing, answers));
		const refusal = refusalOf(result);
		if (refusal === null) return null;
		failure = notAllocated(allocation, refusal);
		if (result.ok || !isUnknownOutcome(result.answer)) return failure;
		if (isAnswered(result)) answers += 1;
		if (await isAllocated(writing, allocation)) return null;
	}
	return failure;
}

/** A 200 can hold a refusal, too. */
function refusalOf(result: CallResult): Failure | null {
	if (!result.ok) return result.failure;
	const elements = listOf(own(recordOf(result.response.body), 'Allocations')).map(recordOf);
	const reasons = elements.flatMap(reasonsOf);
	return reasons.length === 0 ? null : failureOfReasons(reasons);
}

async function isAllocated(writing: Writing, { creditNote, invoice, amount }: Allocation): Promise<boolean> {
	const found = await readDocuments(writing.session, 'creditNote', [creditNote.number]);
	const [now] = found.ok ? parseFound(found.rows, writing.chart) : [];
	return now?.credits.some((credit) => credit.number === invoice.number && credit.amount === amount) ?? false;
}

function notAllocated({ creditNote, invoice, amount }: Allocation, failure: Failure): Failure {
	const money = majorOf(amount, creditNote.digits);
	return {
		...failure,
		code: 'NOT_ALLOCATED',
		message: `${creditNote.number} could not be set off against ${invoice.number} (${money}): ${failure.message}`,
		hint: `The accounts are right all the same. In Xero, open ${creditNote.number} and allocate it to ${invoice.number}.`,
	};
}
