import type { AllocationBody } from '../bodies/allocation';
import { centsOf } from '../money';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { outstanding, shownStatus, type Allocation } from '../store/document';
import { findDocument } from './document-change';
import { lockProblems } from './lock-date';

/** Sets a part of a credit note off against an invoice of the same contact; no unique key either. */
export function allocate(visit: Visit, creditNoteId: string, sent: AllocationBody): Checked<Allocation> {
	const { books } = visit;
	const creditNote = findDocument(visit, 'creditNote', creditNoteId);
	const invoice = findDocument(visit, 'invoice', sent.Invoice.InvoiceID);
	if (creditNote === undefined) return refused('CreditNote could not be found');
	if (invoice === undefined) return refused('Invoice could not be found');
	const amount = centsOf(sent.Amount);
	const isOver = amount > outstanding(creditNote) || amount > outstanding(invoice);
	const isOpen = shownStatus(creditNote) === 'AUTHORISED' && shownStatus(invoice) === 'AUTHORISED';
	const problems = [
		...(isOpen ? [] : ['Allocations can only be made between AUTHORISED documents']),
		...(isOver ? ['The allocation exceeds the amount outstanding on one of the documents'] : []),
		...(creditNote.contactId === invoice.contactId ? [] : ['Both documents must have the same contact']),
		...lockProblems(books, sent.Date),
	];
	if (problems.length > 0) return refused(...problems);
	const allocation: Allocation = { id: books.newId(), otherId: invoice.id, date: sent.Date, amount };
	const updatedAt = visit.now();
	const onCredit = [...creditNote.allocations, allocation];
	const onInvoice = [...invoice.allocations, { ...allocation, otherId: creditNote.id }];
	books.documents.put({ ...creditNote, allocations: onCredit, updatedAt });
	books.documents.put({ ...invoice, allocations: onInvoice, updatedAt });
	return checked(allocation);
}
