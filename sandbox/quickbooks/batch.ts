import type { Answer } from '../http/route';
import type { QuickBooksCall } from './call';
import { entities, type Entity } from './entities';
import { throttleFault } from './limits';
import { businessProblem, faultBody, missing, problem, problemAnswer, type Problem } from './problem';
import { runQuery } from './query/run';
import type { QuickBooksState } from './state';
import type { Fields } from './store/record';
import { isFields, unsupported, write, type Operation } from './write';

/** Intuit's page "Batch"; older pages say 10 or 25. */
export const mostItems = 30;
const longestRequestId = 50;

/** Always 200 when it can be read at all: every item has an answer of its own, in no promised order. */
export function answerBatch(state: QuickBooksState, call: QuickBooksCall): Answer {
	const items = isFields(call.body) ? call.body.BatchItemRequest : undefined;
	if (!Array.isArray(items)) return problemAnswer(missing('BatchItemRequest'));
	const refusal = requestProblem(items);
	if (refusal !== null) return problemAnswer(refusal);
	const answers = items.filter(isFields).map((item) => answerItem(state, item, call.query.requestid ?? null));
	const told = answers.filter((answer) => answer !== null);
	return { status: 200, body: { BatchItemResponse: state.order.shuffled(told) } };
}

/** What spoils the whole request. */
function requestProblem(items: readonly unknown[]): Problem | null {
	if (items.length === 0) return missing('BatchItemRequest');
	if (items.length > mostItems) return problem('1040', `The batch size exceeds the limit of ${mostItems}`);
	const ids = items.map((item) => (isFields(item) ? item.bId : undefined));
	if (ids.some((id) => id === undefined)) return missing('bId');
	if (new Set(ids).size < ids.length) return problem('2010', 'Property Name:bId is not unique', 'bId');
	for (const item of items) {
		const refusal = isFields(item)
			? itemShapeProblem(item)
			: problem('2010', 'Property Name:BatchItemRequest');
		if (refusal !== null) return refusal;
	}
	return null;
}

const itemKeys: readonly string[] = [
	'bId',
	'operation',
	'optionsData',
	'Query',
	...entities.map(({ name }) => name),
];

function itemShapeProblem(item: Fields): Problem | null {
	const unknown = Object.keys(item).find((key) => !itemKeys.includes(key));
	if (unknown !== undefined) return problem('2010', `Property Name:Unrecognized field "${unknown}"`, unknown);
	if (typeof item.bId !== 'string')
		return problem('2010', 'Property Name:failed to parse json object; bId must be a string', 'bId');
	const entity = entityOfItem(item);
	return entity === null ? null : entity.structuralProblem(item[entity.name]);
}

function entityOfItem(item: Fields): Entity | null {
	return entities.find(({ name }) => item[name] !== undefined) ?? null;
}

/** `null` when the answer is lost on the way. */
function answerItem(state: QuickBooksState, item: Fields, requestId: string | null): Fields | null {
	const bId = String(item.bId);
	if (spend(state, 'throttle')) return { bId, ...throttleFault };
	const answer =
		typeof item.Query === 'string'
			? queryAnswer(state, item.Query)
			: writeAnswer(state, item, requestId === null ? null : `${requestId}${bId}`);
	return spend(state, 'lose') ? null : { bId, ...answer };
}

function spend({ itemTrouble }: QuickBooksState, trouble: 'throttle' | 'lose'): boolean {
	if (itemTrouble[trouble] === 0) return false;
	itemTrouble[trouble] -= 1;
	return true;
}

function queryAnswer({ company }: QuickBooksState, statement: string): Fields {
	const found = runQuery(company, statement);
	return found.ok ? { QueryResponse: found.value } : faultBody(found.problem);
}

/** The server's own key of an item is the request's id with the item's id behind it. */
function writeAnswer(state: QuickBooksState, item: Fields, key: string | null): Fields {
	const entity = entityOfItem(item);
	const operation = operationOf(item);
	if (entity === null) return faultBody(problem('2000', 'Object Name: none of the known ones'));
	if (operation === null) return faultBody(unsupported(String(item.operation)));
	const tooLong = key === null ? null : requestIdProblem(key);
	if (tooLong !== null) return faultBody(tooLong);
	return state.requests.once(key, state.company.settings, () => {
		const body = item[entity.name];
		const written = write(state.company, { entity, operation, body, allowsDuplicateNumber: false });
		return written.ok ? written.value : faultBody(written.problem);
	});
}

export function requestIdProblem(key: string): Problem | null {
	if (key.length <= longestRequestId) return null;
	const limit = `You cannot enter more than ${longestRequestId} characters in the request_id field.`;
	return businessProblem(`${limit} You tried entering ${key}, which is ${key.length} characters.`);
}

const operations: readonly Operation[] = ['create', 'update', 'delete', 'void'];

function operationOf({ operation, optionsData }: Fields): Operation | null {
	if (operation === 'update' && optionsData === 'void') return 'void';
	return operations.find((known) => known === operation) ?? null;
}
