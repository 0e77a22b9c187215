import { isRecord, listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { isUnknownOutcome, type CallFailure, type CallResult } from '../../core/http';
import { failureOfAnswer } from './failure';
import { parseFault, type Fault } from './fault';
import { callCompany, type QuickBooksSession } from './session';

export type ItemAnswer =
	| { readonly kind: 'done'; readonly body: UnknownRecord }
	| { readonly kind: 'fault'; readonly fault: Fault }
	/** The answer leaves it out: it may have been carried out. */
	| { readonly kind: 'none' };

export type BatchAnswer =
	| {
			readonly ok: true;
			/** One per request, in their order. */
			readonly items: readonly ItemAnswer[];
			readonly attempts: number;
	  }
	| {
			readonly ok: false;
			readonly failure: CallFailure;
			/** The requests may have been carried out all the same. */
			readonly isUnknown: boolean;
			readonly attempts: number;
	  };

/** A write names its request, so that a repeat of the same body within the run is recognised by QuickBooks too. */
export interface BatchWrite {
	/** `null`: names that have to be unique do the same. */
	readonly requestId: string | null;
}

/**
 * Up to 30 requests in one call. Each has its own result, and they come in any order: an answer of 200 says nothing yet.
 * `bId` is short because QuickBooks counts it and the request id together, 50 characters at the most.
 */
export async function sendBatch(
	session: QuickBooksSession,
	requests: ReadonlyArray<Readonly<Record<string, unknown>>>,
	write: BatchWrite | null,
): Promise<BatchAnswer> {
	const body = { BatchItemRequest: requests.map((request, index) => ({ bId: idOf(index), ...request })) };
	const result = await callCompany(session, 'batch', {
		method: 'POST',
		body,
		...(write === null ? {} : { once: true }),
		...(write === null || write.requestId === null ? {} : { query: { requestid: write.requestId } }),
	});
	const items = itemsOf(result);
	if (items !== null) {
		const answers = requests.map((_, index): ItemAnswer => items.get(idOf(index)) ?? { kind: 'none' });
		return { ok: true, items: answers, attempts: result.attempts };
	}
	const failure = visibleFailure(result);
	return { ok: false, failure, isUnknown: mayBeDone(result), attempts: result.attempts };
}

const idOf = (index: number): string => `i${index + 1}`;

function itemsOf(result: CallResult): ReadonlyMap<string, ItemAnswer> | null {
	const answer = result.ok ? result.response : result.answer;
	if (answer?.kind !== 'response' || answer.status !== 200 || !isRecord(answer.body)) return null;
	const list = own(answer.body, 'BatchItemResponse');
	if (!Array.isArray(list)) return null;
	return new Map(
		listOf(list).map((raw) => {
			const item = recordOf(raw);
			const fault = parseFault(item);
			const read: ItemAnswer = fault === null ? { kind: 'done', body: item } : { kind: 'fault', fault };
			return [textOf(own(item, 'bId')) ?? '', read] as const;
		}),
	);
}

/** The failure as people should see it: the caller's own view may be "final" only so that nothing is repeated blindly. */
export function visibleFailure(result: CallResult): CallFailure {
	if (result.ok) return notABatch;
	const told = result.answer === null ? null : failureOfAnswer(result.answer);
	return told === null ? result.failure : { ...result.failure, kind: told.kind };
}

const notABatch: CallFailure = {
	kind: 'transient',
	code: 'UNEXPECTED_ANSWER',
	message: 'QuickBooks’ answer to the batch holds no results.',
	hint: 'Run the failed items again; if it stays like this, check the base URL of the credential.',
	reach: 'call',
};

/** A refusal is definite; silence, a 5xx and an answer that cannot be read are not. */
function mayBeDone(result: CallResult): boolean {
	if (result.ok) return true;
	const { answer, failure } = result;
	if (answer === null) return false;
	if (isUnknownOutcome(answer)) return true;
	if (answer.kind === 'noResponse') return false;
	const isUnreadable = answer.status < 300 && failure.code === 'UNEXPECTED_ANSWER';
	return isUnreadable || answer.status === 408 || failure.code === 'UNEXPECTED';
}
