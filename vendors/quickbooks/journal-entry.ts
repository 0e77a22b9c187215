import { stampText, type Draft, type DraftLine } from '../../core/books';
import { listOf, idOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { longestNote } from './api';
import { receivableType } from './chart';
import type { Company } from './company';
import type { Content, DocumentForm, FormContext } from './form';
import { decimalOf, journalSlot, parseJournalSlot, shaOf, unitsOf, type Posting } from './slot';

/** One journal entry per day: exact, and it needs neither items nor customers. */
export const journalEntryForm: DocumentForm = {
	entities: ['JournalEntry'],
	build: (draft, context) => {
		const content = contentOf(draft.lines);
		const note = noteOf(draft, content.sha);
		const body = {
			DocNumber: draft.number,
			TxnDate: draft.date,
			PrivateNote: note,
			...currencyOf(draft, context.company),
			Line: draft.lines.map((line) => lineOf(line, draft.journal.digits, context)),
		};
		return { ok: true, document: { entity: 'JournalEntry', body, content } };
	},
	read: (_entity, row, digits) =>
		contentOf(listOf(own(row, 'Line')).flatMap((raw) => postingOf(recordOf(raw), digits) ?? [])),
};

/** The stamp first, so that it survives whatever people write behind it. */
export function noteOf(draft: Draft, sha: string): string {
	return `${stampText({ ...draft.stamp, sha })}\n${draft.memo}`.slice(0, longestNote).trim();
}

/** Only where it is needed: a company of one currency refuses the field. */
export function currencyOf({ journal }: Draft, company: Company) {
	const isForeign = company.isMultiCurrency && journal.currency !== company.homeCurrency;
	return isForeign ? { CurrencyRef: { value: journal.currency } } : {};
}

function contentOf(postings: readonly Posting[]): Content {
	const own = postings.map(({ slot, amount }) => ({ slot, amount }));
	const total = own.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
	return { postings: own, sha: shaOf(own), total, tax: 0, depositId: null };
}

function lineOf({ slot, amount, text }: DraftLine, digits: number, context: FormContext) {
	const { account, location, classId } = parseJournalSlot(slot);
	const detail = {
		PostingType: amount > 0 ? 'Debit' : 'Credit',
		AccountRef: { value: account },
		...(location === null ? {} : { DepartmentRef: { value: location } }),
		...(classId === null ? {} : { ClassRef: { value: classId } }),
		...entityOf(account, context),
	};
	return {
		Description: text,
		Amount: decimalOf(Math.abs(amount), digits),
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: detail,
	};
}

/** A receivable line needs a customer (Intuit "JournalEntry", Entity). */
function entityOf(account: string, { company, mapping }: FormContext) {
	const customer = mapping.customerId ?? company.customerId;
	if (company.accounts.get(account)?.type !== receivableType || customer === null) return {};
	return { Entity: { Type: 'Customer', EntityRef: { value: customer } } };
}

function postingOf(line: UnknownRecord, digits: number): Posting | null {
	const detail = recordOf(own(line, 'JournalEntryLineDetail'));
	const amount = unitsOf(own(line, 'Amount'), digits);
	const account = refOf(detail, 'AccountRef');
	if (amount === null || account === null) return null;
	const sign = textOf(own(detail, 'PostingType')) === 'Credit' ? -1 : 1;
	const slot = journalSlot(account, refOf(detail, 'DepartmentRef'), refOf(detail, 'ClassRef'));
	return { slot, amount: sign * amount + 0 };
}

/** The id in `{ "value": "79", "name": "…" }`. */
export function refOf(record: UnknownRecord, name: string): string | null {
	return idOf(own(recordOf(own(record, name)), 'value'));
}
