import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { isSettledInPart, shownStatus, type DocumentKind, type TradeDocument } from '../store/document';
import { nameOf, resolveDocument, type DocumentWrite } from './document';
import { lockProblems } from './lock-date';

/** `PUT` only makes. */
export function createDocument(visit: Visit, write: DocumentWrite): Checked<TradeDocument> {
	if (write.body.id !== undefined)
		return refused(`${nameOf(write.kind)} ID must not be given for a new document`);
	return keep(visit, resolveDocument(visit, write, null));
}

/** `POST` makes, or changes the document whose id or number it finds: the trap this stand-in reports. */
export function upsertDocument(visit: Visit, write: DocumentWrite): Checked<TradeDocument> {
	const { kind, body } = write;
	const before = findDocument(visit, kind, body.id ?? body.number ?? '');
	if (before === undefined) {
		return body.id === undefined
			? createDocument(visit, write)
			: refused(`${nameOf(kind)} could not be found`);
	}
	visit.reportViolation('post-edits', `${before.number} (${Object.keys(body).join(', ')})`);
	if (body.Status === 'VOIDED' || body.Status === 'DELETED') return endDocument(visit, before, body.Status);
	if (isSettledInPart(before) || !editable.has(shownStatus(before))) {
		return refused(`${nameOf(kind)} not of valid status for modification`);
	}
	const locked = lockProblems(visit.books, before.date);
	if (locked.length > 0) return refused(...locked);
	const { number = before.number, ...changes } = body;
	const merged = { Status: before.status, ...before.source, ...changes, number };
	return keep(visit, resolveDocument(visit, { ...write, body: merged }, before));
}

const editable = new Set(['DRAFT', 'SUBMITTED', 'AUTHORISED']);

/** Drafts are deleted, approved documents voided; neither while something is paid on it. */
function endDocument(
	visit: Visit,
	before: TradeDocument,
	status: 'VOIDED' | 'DELETED',
): Checked<TradeDocument> {
	const isApproved = before.status === 'AUTHORISED';
	const isFitting =
		status === 'VOIDED' ? isApproved : before.status === 'DRAFT' || before.status === 'SUBMITTED';
	if (!isFitting) return refused(`${nameOf(before.kind)} not of valid status for modification`);
	if (isSettledInPart(before))
		return refused('This document cannot be edited as it has a payment or credit note allocated to it.');
	const locked = lockProblems(visit.books, before.date);
	if (locked.length > 0) return refused(...locked);
	return keep(visit, checked({ ...before, status, updatedAt: visit.now() }));
}

/** By id or by number. */
export function findDocument(
	{ books }: Pick<Visit, 'books'>,
	kind: DocumentKind,
	idOrNumber: string,
): TradeDocument | undefined {
	const byId = books.documents.get(idOrNumber.toLowerCase());
	if (byId?.kind === kind) return byId;
	return books.documents.find((row) => row.kind === kind && row.number === idOrNumber);
}

function keep(visit: Visit, resolved: Checked<TradeDocument>): Checked<TradeDocument> {
	if (resolved.ok) visit.books.documents.put(resolved.value);
	return resolved;
}
