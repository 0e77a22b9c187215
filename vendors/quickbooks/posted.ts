import { parseStamp, revisionOf, type LookUp, type PostedDocument } from '../../core/books';
import { idOf, own, textOf, type UnknownRecord } from '../../core/event/read';
import type { RecordRef } from '../../core/sync';
import type { Entity } from './api';
import type { Content, DocumentForm, FormContext } from './form';
import { productionAppUrl, type QuickBooksSession } from './session';
import { sumBySlot } from './slot';

/** A document of ours as QuickBooks holds it. */
export interface StoredDocument {
	readonly content: Content;
	readonly posted: PostedDocument;
}

const pages: Readonly<Record<Entity, { readonly type: string; readonly page: string }>> = {
	JournalEntry: { type: 'journalEntry', page: 'journal' },
	SalesReceipt: { type: 'salesReceipt', page: 'salesreceipt' },
	RefundReceipt: { type: 'refundReceipt', page: 'refundreceipt' },
};

export function recordOfDocument(session: QuickBooksSession, entity: Entity, id: string): RecordRef {
	const { type, page } = pages[entity];
	const app = session.appUrl === undefined ? productionAppUrl : session.appUrl;
	return { type, id, url: app === null ? null : `${app}/${page}?txnId=${encodeURIComponent(id)}` };
}

/** A row of an answer under this base; `null` when its number is not one of the base. */
export function toStored(
	session: QuickBooksSession,
	form: DocumentForm,
	context: Pick<FormContext, 'company' | 'mapping'>,
	{ journal, base }: LookUp,
	entity: Entity,
	row: UnknownRecord,
): StoredDocument | null {
	const number = textOf(own(row, 'DocNumber')) ?? '';
	const revision = revisionOf(journal.kind, base, number);
	const id = idOf(own(row, 'Id'));
	if (revision === null || id === null) return null;
	const content = form.read(entity, row, journal.digits, context);
	const note = textOf(own(row, 'PrivateNote'));
	const stamp = parseStamp(note);
	const state = stateOf(content, note, stamp?.sha ?? null);
	const posted: PostedDocument = {
		number,
		revision,
		records: [recordOfDocument(session, entity, id)],
		date: textOf(own(row, 'TxnDate')) ?? '',
		amounts: state === 'void' ? new Map() : sumBySlot(content.postings),
		open: 0,
		stamp,
		state,
	};
	return { content, posted };
}

/** Voiding in QuickBooks sets every amount to zero and writes so into the note; the number stays in use. */
function stateOf(content: Content, note: string | null, sha: string | null): PostedDocument['state'] {
	if (/voided/i.test(note ?? '') && content.postings.every(({ amount }) => amount === 0)) return 'void';
	return sha === content.sha ? 'ours' : 'edited';
}
