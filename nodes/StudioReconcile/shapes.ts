import { minorUnitsOf, own, recordOf, textOf } from '../../core/event';
import { listOf } from '../../core/event/read';
import { firstOf, hasStatus, pathsOf, type CrmShape, type LedgerShape } from '../../core/reconcile';
import { contactProperties, dealProperties } from '../../vendors/hubspot';

/** Items of n8n's HubSpot node, old and new, and of the API. */
const hubSpotIds = pathsOf('id', 'vid', 'dealId', 'properties.hs_object_id', 'hs_object_id');

export const hubSpotShapes: Readonly<Record<CrmShape['recordType'], CrmShape>> = {
	contact: {
		recordType: 'contact',
		keyName: contactProperties.key,
		emailName: contactProperties.email,
		fields: new Map(Object.entries(contactProperties)),
		idPaths: hubSpotIds,
	},
	deal: {
		recordType: 'deal',
		keyName: dealProperties.key,
		emailName: contactProperties.email,
		fields: new Map(Object.entries(dealProperties)),
		idPaths: hubSpotIds,
	},
};

const voidStatuses: ReadonlySet<string> = new Set(['VOIDED', 'DELETED']);
const statusPaths = pathsOf('Status');
const notePaths = pathsOf('PrivateNote');

/** Documents as QuickBooks Online and Xero tell them; no field name of one means something else in the other. */
export const ledgerShape: LedgerShape = {
	id: pathsOf('Id', 'InvoiceID', 'CreditNoteID', 'ManualJournalID'),
	number: pathsOf('DocNumber', 'InvoiceNumber', 'CreditNoteNumber'),
	total: pathsOf('TotalAmt', 'Total'),
	// Xero's `Date` is milliseconds in brackets, so the plain text beside it comes first.
	day: pathsOf('TxnDate', 'DateString', 'Date'),
	currency: pathsOf('CurrencyRef.value', 'CurrencyCode'),
	memo: pathsOf('PrivateNote', 'Reference'),
	isVoid: (item) => hasStatus(item, statusPaths, voidStatuses) || isVoidInQuickBooks(item),
};

/** Voiding in QuickBooks sets every amount to zero and writes so into the note. */
function isVoidInQuickBooks(item: unknown): boolean {
	if (!/voided/i.test(textOf(firstOf(item, notePaths)) ?? '')) return false;
	const lines = listOf(own(recordOf(item), 'Line')).map(recordOf);
	const amounts = [own(recordOf(item), 'TotalAmt'), ...lines.map((line) => own(line, 'Amount'))];
	return amounts.every((amount) => amount === undefined || minorUnitsOf(amount, 4) === 0n);
}
