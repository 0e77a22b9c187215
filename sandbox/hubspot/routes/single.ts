import type { Answer, Call } from '../../http/route';
import { createInput, parseBody, patchBody } from '../bodies';
import { checked, invalid, refused, type Checked } from '../problem';
import { recordBody } from '../record-body';
import type { HubSpotState } from '../state';
import type { ObjectType } from '../store/object-type';
import { createRecord, updateRecord } from '../write';
import { linkNew, linkProblem } from './link-new';
import { namesOf, recordOfCall, scopeFor, withObjectType, type HubSpotRoute } from './record-parts';

function list(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const limit = Number(call.query.limit ?? '10');
	if (!Number.isInteger(limit) || limit < 1 || limit > 100) return refused(invalid('limit must be 1 to 100'));
	const after = Number(call.query.after ?? '0');
	const records = state.store.records[type].all().filter((record) => Number(record.id) > after);
	const page = records.slice(0, limit);
	const last = page.at(-1);
	const paging = last !== undefined && records.length > limit ? { paging: { next: { after: last.id } } } : {};
	const results = page.map((record) => recordBody(type, record, namesOf(call)));
	return checked({ status: 200, body: { results, ...paging } });
}

function read(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const record = recordOfCall(state, call, type);
	if (!record.ok) return record;
	return checked({ status: 200, body: recordBody(type, record.value, namesOf(call)) });
}

function patch(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const body = parseBody(patchBody, call.body);
	if (!body.ok) return body;
	const record = recordOfCall(state, call, type);
	if (!record.ok) return record;
	const written = updateRecord(state.store, type, record.value, body.value.properties);
	if (!written.ok) return written;
	return checked({ status: 200, body: recordBody(type, written.value, Object.keys(body.value.properties)) });
}

function create(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const body = parseBody(createInput, call.body);
	if (!body.ok) return body;
	const associations = body.value.associations ?? [];
	const problem = linkProblem(state.store, type, associations);
	if (problem !== null) return refused(problem);
	const created = createRecord(state.store, type, body.value.properties, state.required);
	if (!created.ok) return created;
	linkNew(state.store, type, created.value, associations);
	return checked({ status: 201, body: recordBody(type, created.value, Object.keys(body.value.properties)) });
}

const collection = '/crm/objects/:version/:objectType';
const single = `${collection}/:id`;

export const singleRoutes: readonly HubSpotRoute[] = [
	{ method: 'GET', path: collection, scopes: scopeFor('objects', 'read'), answer: withObjectType(list) },
	{ method: 'POST', path: collection, scopes: scopeFor('objects', 'write'), answer: withObjectType(create) },
	{ method: 'GET', path: single, scopes: scopeFor('objects', 'read'), answer: withObjectType(read) },
	{ method: 'PATCH', path: single, scopes: scopeFor('objects', 'write'), answer: withObjectType(patch) },
];
