import { parseStamp, type PostedDocument } from '../../core/books';
import { isPosted, isVoid, recordOfDocument, shaOf, type XeroDocument } from './document';
import type { Belonging } from './numbering';
import { isPaymentOf } from './payment-order';
import { slotOf, taxSlot } from './slot';

/** A document found, in the words of the books. `siblings` are all numbers of its base. */
export function toPosted(
	document: XeroDocument,
	{ revision }: Belonging,
	settling: ReadonlySet<string>,
	siblings: ReadonlySet<string>,
): PostedDocument {
	const { number, date } = document;
	const stamp = parseStamp(document.reference);
	const told = { number, revision, records: [recordOfDocument(document)], date, stamp };
	if (isVoid(document)) return { ...told, amounts: new Map(), open: 0, state: 'void' };
	const hasOurLines = isPosted(document) && stamp !== null && stamp.sha === shaOf(document.lines);
	const isOurs = hasOurLines && document.payments.every((payment) => isPaymentOf(document, payment));
	return {
		...told,
		amounts: amountsOf(document, settling),
		open: openOf(document, siblings),
		state: isOurs ? 'ours' : 'edited',
	};
}

/** Debit positive: an invoice credits its lines, and its payments debit where the money went. */
function amountsOf(document: XeroDocument, settling: ReadonlySet<string>): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	const add = (slot: string, amount: number) => sums.set(slot, (sums.get(slot) ?? 0) + amount);
	for (const line of document.lines) {
		add(slotOf(line, settling), line.amount);
		add(taxSlot(line.taxType), line.tax);
	}
	const sign = document.kind === 'invoice' ? 1 : -1;
	for (const { accountId, amount } of document.payments) {
		if (accountId !== null) add(accountId, sign * amount);
	}
	return new Map([...sums].filter(([, amount]) => amount !== 0));
}

/**
 * What is due, and what documents of the same base have set off against one another. What a person has set off leaves
 * the amounts out of balance, which the posting takes for an edit.
 */
function openOf({ kind, due, credits }: XeroDocument, siblings: ReadonlySet<string>): number {
	const setOff = credits
		.filter(({ number }) => siblings.has(number))
		.reduce((sum, { amount }) => sum + amount, 0);
	return (kind === 'invoice' ? 1 : -1) * (due + setOff) + 0;
}
