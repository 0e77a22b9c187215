import type { Answer } from '../http/route';

/**
 * QuickBooks' fault codes with the message each of them comes with (Intuit, "Error codes"); the detail is the caller's.
 */
const messages = {
	'500': 'Unsupported Operation',
	'610': 'Object Not Found',
	'1040': 'Batch size exceeds allowed limit',
	'1050': 'Invalid Content Type',
	'2000': 'Invalid or unsupported object name',
	'2010': 'Request has invalid or unsupported property',
	'2020': 'Required param missing, need to supply the required value for the API',
	'2040': 'Invalid String',
	'2050': 'String length is either shorter or longer than supported by specification',
	'2060': 'Invalid Date Format',
	'2070': 'Invalid Date',
	'2110': 'Invalid Decimal',
	'2170': 'Invalid Enumeration',
	'2210': 'Invalid Email Address format',
	'2220': 'Invalid Currency Type',
	'2260': 'Missing Posting Type',
	'2290': 'Negative Amount',
	'2300': 'Amount on debits not equal to credits',
	'2500': 'Invalid Reference Id',
	'4000': 'Error parsing query',
	'4001': 'Invalid query',
	'5010': 'Stale Object Error',
	'5030': 'Feature Not Supported Error',
	'6000': 'A business validation error has occurred while processing your request',
	'6010': 'Invalid Account.AccountType && Account.SubType',
	'6070': 'Amount calculation incorrect in the request',
	'6080': 'No Name Provided',
	'6100': 'Invalid Line TaxCode in the request',
	'6140': 'Duplicate Document Number Error',
	'6170': 'Invalid TxnTaxDetail',
	'6210': 'Account Period Closed, Cannot Update Through Services API',
	'6240': 'Duplicate Name Exists Error',
	'6430': 'Invalid account type used',
} as const;

export type FaultCode = keyof typeof messages;

/** Why one object or one request is refused. */
export interface Problem {
	readonly code: FaultCode;
	readonly message: string;
	readonly detail: string;
	/** The field it is about; empty where QuickBooks names none. */
	readonly element: string;
}

export function problem(code: FaultCode, detail: string, element = ''): Problem {
	return { code, message: messages[code], detail, element };
}

/** Most refusals of the accounting itself go by this one code; only the detail tells them apart. */
export function businessProblem(detail: string): Problem {
	return problem('6000', `Business Validation Error: ${detail}`);
}

export function missing(field: string): Problem {
	return problem('2020', `Required parameter ${field} is missing in the request`, field);
}

/** The `Fault` object, in an answer of its own or beside others in a batch. */
export function faultBody({ code, message, detail, element }: Problem) {
	return {
		Fault: { Error: [{ Message: message, Detail: detail, code, element }], type: 'ValidationFault' },
	};
}

export function problemAnswer(refusal: Problem): Answer {
	return { status: 400, body: faultBody(refusal) };
}

export type Checked<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function checked<T>(value: T): Checked<T> {
	return { ok: true, value };
}

export function refused<T>(refusal: Problem): Checked<T> {
	return { ok: false, problem: refusal };
}
