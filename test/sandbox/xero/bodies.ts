/** One line of goods at 10 % GST, 22.00 with it. */
export const oil = {
	Description: 'Body oil',
	Quantity: 1,
	UnitAmount: 20,
	AccountCode: '200',
	TaxType: 'OUTPUT',
};

export interface Parts {
	readonly number?: string;
	readonly lines?: readonly object[];
	readonly change?: object;
}

/** An approved invoice of 20.00 and 2.00 GST. */
export function invoice(
	contactId: string,
	{ number = 'ZN-QUAY-501', lines = [oil], change = {} }: Parts = {},
) {
	return {
		Type: 'ACCREC',
		Status: 'AUTHORISED',
		Contact: { ContactID: contactId },
		Date: '2026-11-20',
		DueDate: '2026-11-20',
		InvoiceNumber: number,
		LineAmountTypes: 'Exclusive',
		LineItems: lines,
		...change,
	};
}

export function creditNote(
	contactId: string,
	{ number = 'ZR-QUAY-501', lines = [oil], change = {} }: Parts = {},
) {
	return {
		Type: 'ACCRECCREDIT',
		Status: 'AUTHORISED',
		Contact: { ContactID: contactId },
		Date: '2026-11-20',
		CreditNoteNumber: number,
		LineAmountTypes: 'Exclusive',
		LineItems: lines,
		...change,
	};
}

/** A clearing account that takes payments. */
export const cardClearing = {
	Code: 'CARD',
	Name: 'Card Clearing',
	Type: 'CURRENT',
	EnablePaymentsToAccount: true,
};

export function payment(invoiceId: string, amount: number, change: object = {}) {
	return {
		Invoice: { InvoiceID: invoiceId },
		Account: { Code: 'CARD' },
		Date: '2026-11-20',
		Amount: amount,
		Reference: 'ZN-QUAY-501 card',
		...change,
	};
}
