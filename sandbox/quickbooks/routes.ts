import type { Answer } from '../http/route';
import { answerBatch, requestIdProblem } from './batch';
import type { QuickBooksCall, QuickBooksRoute } from './call';
import { entityOf, type Entity } from './entities';
import { oauthRoutes } from './oauth/routes';
import { companyInfoBody, preferencesBody } from './preferences';
import { faultBody, problem, problemAnswer } from './problem';
import { runQuery } from './query/run';
import { bodyOf } from './read-body';
import type { QuickBooksState } from './state';
import type { Fields } from './store/record';
import { isFields, notFound, unsupported, write, type Operation } from './write';

function query(state: QuickBooksState, { query: parameters, body }: QuickBooksCall): Answer {
	const statement = typeof body === 'string' ? body : (parameters.query ?? '');
	const found = runQuery(state.company, statement);
	return found.ok ? { status: 200, body: { QueryResponse: found.value } } : problemAnswer(found.problem);
}

function read(state: QuickBooksState, { params }: QuickBooksCall): Answer {
	const entity = entityOf(params.entity ?? '');
	if (entity === null) return unknownEntity(params.entity);
	const record = state.company.store.find(entity.name, params.id ?? '');
	return record === null
		? problemAnswer(notFound(params.id ?? ''))
		: { status: 200, body: { [entity.name]: bodyOf(state.company, record) } };
}

function unknownEntity(name: string | undefined): Answer {
	return problemAnswer(problem('2000', `Object Name: ${name} is unsupported or invalid`));
}

function writeOne(state: QuickBooksState, call: QuickBooksCall): Answer {
	const entity = entityOf(call.params.entity ?? '');
	if (entity === null) return unknownEntity(call.params.entity);
	const operation = operationOf(call);
	if (operation === null) return problemAnswer(unsupported(call.query.operation ?? ''));
	const { requestid } = call.query;
	const tooLong = requestid === undefined ? null : requestIdProblem(requestid);
	if (tooLong !== null) return problemAnswer(tooLong);
	const body = state.requests.once(requestid ?? null, state.company.settings, () =>
		written(state, call, entity, operation),
	);
	return { status: 'Fault' in body ? 400 : 200, body };
}

function written(state: QuickBooksState, call: QuickBooksCall, entity: Entity, operation: Operation): Fields {
	const allowsDuplicateNumber = call.query.include === 'allowduplicatedocnum';
	if (allowsDuplicateNumber) state.journal.reportViolation('allows-duplicate-number', call.path);
	const outcome = write(state.company, { entity, operation, body: call.body, allowsDuplicateNumber });
	return outcome.ok ? outcome.value : faultBody(outcome.problem);
}

/** Create and update share the path: an id in the body tells them apart. */
function operationOf({ query: { operation, include }, body }: QuickBooksCall): Operation | null {
	const isUpdate = operation === 'update' || (isFields(body) && body.Id !== undefined);
	if (operation === undefined || operation === 'update') {
		if (include === 'void') return 'void';
		return isUpdate ? 'update' : 'create';
	}
	return operation === 'delete' ? operation : null;
}

const company = '/v3/company/:realm';

export const quickBooksRoutes: readonly QuickBooksRoute[] = [
	...oauthRoutes,
	{ method: 'GET', path: `${company}/query`, answer: query },
	{ method: 'POST', path: `${company}/query`, answer: query },
	{ method: 'POST', path: `${company}/batch`, answer: answerBatch },
	{
		method: 'GET',
		path: `${company}/preferences`,
		answer: (state) => ({ status: 200, body: { Preferences: preferencesBody(state.company) } }),
	},
	{
		method: 'GET',
		path: `${company}/companyinfo/:id`,
		answer: (state) => ({ status: 200, body: { CompanyInfo: companyInfoBody(state.company) } }),
	},
	{ method: 'GET', path: `${company}/:entity/:id`, answer: read },
	{ method: 'POST', path: `${company}/:entity`, answer: writeOne },
];
