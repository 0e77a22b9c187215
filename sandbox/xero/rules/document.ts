import type { DocumentBody, LineBody } from '../bodies/document';
import { hasAtMostTwoDecimals, spokenAmount, centsOf } from '../money';
import { utcDay } from '../moment';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { total, totalTax, type DocumentKind, type DocumentLine, type TradeDocument } from '../store/document';
import { documentContact } from './contact';
import { resolveLine, type LineContext } from './line';
import { lockProblems } from './lock-date';

export interface DocumentWrite {
	readonly kind: DocumentKind;
	readonly body: DocumentBody;
	readonly unitDecimals: 2 | 4;
}

/** The document as Xero would keep it, or all it has against it; `before` is the one that is being edited. */
export function resolveDocument(
	visit: Visit,
	{ kind, body, unitDecimals }: DocumentWrite,
	before: TradeDocument | null,
): Checked<TradeDocument> {
	const problems = headProblems(visit, kind, body, before);
	if (problems.length > 0) return refused(...problems);
	const contact = documentContact(visit, body.Contact);
	if (!contact.ok) return contact;
	const status = body.Status === 'AUTHORISED' || body.Status === 'SUBMITTED' ? body.Status : 'DRAFT';
	const context: LineContext = {
		books: visit.books,
		use: 'document',
		lineAmountTypes: body.LineAmountTypes ?? 'Exclusive',
		isApproved: status === 'AUTHORISED',
		unitDecimals,
		mayDiscount: kind === 'invoice',
	};
	const lines = resolveLines(visit, body.LineItems ?? [], (sent) => resolveLine(sent, context));
	if (!lines.ok) return lines;
	const document: TradeDocument = {
		id: before?.id ?? visit.books.newId(),
		kind,
		number: body.number ?? before?.number ?? nextNumber(visit, kind),
		status,
		contactId: contact.value.id,
		date: body.Date ?? utcDay(visit.now()),
		dueDate: body.DueDate ?? null,
		reference: body.Reference ?? null,
		url: body.Url ?? null,
		currency: body.CurrencyCode ?? visit.books.country.currency,
		lineAmountTypes: context.lineAmountTypes,
		lines: lines.value,
		payments: before?.payments ?? [],
		allocations: before?.allocations ?? [],
		updatedAt: visit.now(),
		source: body,
	};
	return checkedWhole(visit, document, body);
}

function checkedWhole(visit: Visit, document: TradeDocument, body: DocumentBody): Checked<TradeDocument> {
	const problems = [...lockProblems(visit.books, document.date), ...totalProblems(document, body)];
	return problems.length > 0 ? refused(...problems) : checked(document);
}

function headProblems(
	visit: Visit,
	kind: DocumentKind,
	body: DocumentBody,
	before: TradeDocument | null,
): readonly string[] {
	const { books } = visit;
	const currency = body.CurrencyCode ?? books.country.currency;
	const isApproved = body.Status === 'AUTHORISED';
	const needsType =
		kind === 'invoice' ? 'Invoice type must be specified' : 'Credit note type must be specified';
	return [
		...(body.type === undefined ? [needsType] : []),
		...(body.type === 'purchase' ? ['Bills and their credit notes are not played by this stand-in.'] : []),
		...(body.LineItems === undefined ? ['One or more line items must be specified'] : []),
		...(isEnded(body.Status) ? [`${nameOf(kind)} not of valid status for creation`] : []),
		...(isApproved && body.Date === undefined ? ['The Date field must be specified.'] : []),
		...(isApproved && kind === 'invoice' && body.DueDate === undefined
			? ['The document DueDate field must be specified.']
			: []),
		...(books.currencies.has(currency) ? [] : [`Organisation is not subscribed to currency ${currency}`]),
		...(isTaken(visit, kind, body.number, before) ? [numberTaken[kind]] : []),
	];
}

const numberTaken: Readonly<Record<DocumentKind, string>> = {
	invoice: 'Invoice # must be unique.',
	creditNote: 'Credit Note # must be unique.',
};

function isEnded(status: DocumentBody['Status']): boolean {
	return status === 'PAID' || status === 'VOIDED' || status === 'DELETED';
}

/** A voided number is not expected to be free again. */
function isTaken(
	{ books }: Visit,
	kind: DocumentKind,
	number: string | undefined,
	before: TradeDocument | null,
): boolean {
	if (number === undefined || (kind === 'creditNote' && books.creditNoteNumbers === 'free')) return false;
	const isOther = (row: TradeDocument) => row.kind === kind && row.number === number && row.id !== before?.id;
	return books.documents.find(isOther) !== undefined;
}

function nextNumber({ books }: Visit, kind: DocumentKind): string {
	const count = books.documents.all().filter((row) => row.kind === kind).length;
	return `${kind === 'invoice' ? 'INV' : 'CN'}-${String(count + 1).padStart(4, '0')}`;
}

/** All lines are looked at, so that every problem is told at once. */
export function resolveLines<Sent extends LineBody>(
	visit: Visit,
	sent: readonly Sent[],
	resolve: (line: Sent) => Checked<DocumentLine>,
): Checked<readonly DocumentLine[]> {
	const lines: DocumentLine[] = [];
	const problems = new Set<string>();
	for (const line of sent) {
		reportFractions(visit, line);
		const resolved = resolve(line);
		if (resolved.ok) lines.push(resolved.value);
		else for (const problem of resolved.problems) problems.add(problem);
	}
	return problems.size > 0 ? refused(...problems) : checked(lines);
}

/** Xero rounds them in silence. */
function reportFractions(visit: Visit, line: LineBody): void {
	for (const value of [line.TaxAmount, line.LineAmount]) {
		if (value !== undefined && !hasAtMostTwoDecimals(value)) {
			visit.reportViolation('fraction-of-a-cent', String(value));
		}
	}
}

function totalProblems(document: TradeDocument, body: DocumentBody): readonly string[] {
	const sum = total(document);
	const wrongTotal = body.Total !== undefined && centsOf(body.Total) !== sum;
	const wrongTax = body.TotalTax !== undefined && centsOf(body.TotalTax) !== totalTax(document);
	return [
		...(sum < 0 ? [`${nameOf(document.kind)} total must not be negative.`] : []),
		...(wrongTotal ? [`The document total does not match the sum of its lines: ${spokenAmount(sum)}`] : []),
		...(wrongTax ? ['The total tax does not match the sum of the tax on its lines'] : []),
	];
}

export function nameOf(kind: DocumentKind): string {
	return kind === 'invoice' ? 'Invoice' : 'Credit note';
}
