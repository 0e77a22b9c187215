import { isRecord, listOf, own } from '../../core/event/read';
import { safeText, type CallFailure, type HttpAnswer } from '../../core/http';
import {
	failureTable,
	rateLimit,
	runAgain,
	textRules,
	tokenExpired,
	unexpected,
	type FailureRow,
} from './failure-table';
import { faultText, parseFault, type Fault } from './fault';

/** What is wrong with an answer as a whole; `null` when nothing is, whatever its single items say. */
export function failureOfAnswer(answer: HttpAnswer): CallFailure | null {
	if (answer.kind === 'noResponse') return failureOfSilence(answer.code, answer.message, answer.mayRecover);
	const { status, body } = answer;
	const fault = parseFault(body);
	if (status === 429) return build(rateLimit, fault ?? noReason);
	if (status >= 500 || status === 408)
		return build({ ...unexpected, code: `HTTP_${status}` }, fault ?? noReason);
	if (fault !== null) return failureOfFault(fault, status);
	if (status === 401) return build(tokenExpired, noReason);
	if (status < 200 || status > 299) return failureOfStatus(status);
	return isRecord(body) ? null : unexpectedAnswer(status);
}

/** A fault of a call or of one item of a batch. */
export function failureOfFault(fault: Fault, status = 400): CallFailure {
	if (status === 401) return build(tokenExpired, fault);
	return build(rowOf(fault, status), fault);
}

function rowOf(fault: Fault, status: number): FailureRow {
	const code = fault.code ?? '';
	const text = faultText(fault);
	const special = textRules.find((rule) => rule.codes.includes(code) && rule.text.test(text));
	if (special !== undefined) return special.row;
	const row = Object.hasOwn(failureTable, code) ? failureTable[code] : undefined;
	if (row !== undefined) return row;
	if (status === 403) return { ...accountRow, code: 'NO_PERMISSION' };
	return { code: code === '' ? `HTTP_${status}` : `QUICKBOOKS_${code}`, hint: otherHint };
}

const otherHint = 'Correct what QuickBooks names above, then run the item again.';
const accountRow = {
	hint: 'Connect the credential as a user who may post in this company.',
	reach: 'account',
} as const;
const noReason: Fault = {
	code: null,
	message: 'QuickBooks gave no reason',
	detail: null,
	element: null,
};

function failureOfStatus(status: number): CallFailure {
	if (status === 403) return build({ ...accountRow, code: 'NO_PERMISSION' }, noReason);
	return { ...unexpectedAnswer(status), code: status < 400 ? 'UNEXPECTED_ANSWER' : `HTTP_${status}` };
}

export function unexpectedAnswer(status: number): CallFailure {
	return {
		kind: 'permanent',
		code: 'UNEXPECTED_ANSWER',
		message: `QuickBooks’ answer (status ${status}) is not what its API sends.`,
		hint: 'Check Environment and Base URL of the QuickBooks credential: the address is another one than Intuit’s API.',
		reach: 'call',
	};
}

function failureOfSilence(code: string, message: string, mayRecover: boolean): CallFailure {
	return {
		kind: mayRecover ? 'transient' : 'permanent',
		code,
		message: `QuickBooks could not be reached: ${message}`,
		hint: mayRecover
			? 'Run the failed items again; documents are looked up by number before they are written. If it stays like this, check the base URL of the credential and the network of n8n.'
			: 'Check the credential (its allowed domains, too) and the network settings of n8n.',
		reach: mayRecover ? 'call' : 'account',
	};
}

function build(row: FailureRow, fault: Fault): CallFailure {
	const where = fault.element === null ? '' : ` (field ${fault.element})`;
	return {
		kind: row.kind ?? 'permanent',
		code: row.code,
		message: safeText(`QuickBooks: ${faultText(fault)}${where}`),
		hint: row.hint,
		reach: row.reach ?? 'call',
	};
}

export const isThrottle = (fault: Fault): boolean => fault.code === '3001';

/** Whether an item of a batch was refused only because of the number of calls; the rest of the batch stands. */
export function hasThrottledItems(body: unknown): boolean {
	if (!isRecord(body)) return false;
	return listOf(own(body, 'BatchItemResponse')).some((item) => {
		const fault = parseFault(item);
		return fault !== null && isThrottle(fault);
	});
}

/** One item of a batch, refused for the number of calls only. */
export const throttledItem: CallFailure = build(rateLimit, {
	...noReason,
	message: 'the limit of calls is reached',
});

/** The batch was answered, this item was not. */
export const noResult: CallFailure = {
	kind: 'transient',
	code: 'NO_RESULT',
	message: 'QuickBooks’ answer to the batch does not name this record, neither as written nor as refused.',
	hint: runAgain,
	reach: 'call',
};
