import type { Answer, Call, Route } from '../../http/route';
import { checked, invalid, notFound, problemAnswer, refused, type Checked, type Problem } from '../problem';
import type { HubSpotState } from '../state';
import { objectTypeOf, objectTypes, type ObjectType } from '../store/object-type';
import type { CrmRecord } from '../store/record-store';
import type { HubSpotStore } from '../store/store';

export type HubSpotRoute = Route<HubSpotState>;

/** Runs the handler with the path's object type, or answers that there is none of that name. */
export function withObjectType(
	handler: (state: HubSpotState, call: Call, type: ObjectType) => Checked<Answer>,
): HubSpotRoute['answer'] {
	return (state, call) => {
		const name = call.params.objectType ?? '';
		const type = objectTypeOf(name);
		if (type === null) return problemAnswer(invalid(`Unable to infer object type from: ${name}`));
		const outcome = handler(state, call, type);
		return outcome.ok ? outcome.value : problemAnswer(outcome.problem);
	};
}

/** The token's rights for the object type of the path, `crm.objects.contacts.write`. */
export function scopeFor(area: 'objects' | 'schemas', right: 'read' | 'write'): HubSpotRoute['scopes'] {
	return (params) => {
		const type = objectTypeOf(params.objectType ?? '');
		return type === null ? [] : [`crm.${area}.${type}.${right}`];
	};
}

/** Only unique properties identify records; a missing one gets the same answer, so setup was skipped. */
export function keyProblem(
	store: HubSpotStore,
	type: ObjectType,
	idProperty: string | undefined,
	verb: 'read' | 'update' | 'upsert',
): Problem | null {
	if (idProperty === undefined || store.properties[type].uniqueNames().includes(idProperty)) return null;
	return invalid(`Unable to perform ${verb} by non-unique ${objectTypes[type].id} property ${idProperty}`);
}

export function findRecord(
	store: HubSpotStore,
	type: ObjectType,
	idProperty: string | undefined,
	id: string,
): CrmRecord | undefined {
	const record =
		idProperty === undefined ? store.records[type].byId(id) : store.records[type].holder(idProperty, id);
	return record?.archived === true ? undefined : record;
}

/** The record a single-record path names, by `?idProperty=` or by id. */
export function recordOfCall(state: HubSpotState, call: Call, type: ObjectType): Checked<CrmRecord> {
	const { idProperty } = call.query;
	const problem = keyProblem(state.store, type, idProperty, call.method === 'GET' ? 'read' : 'update');
	if (problem !== null) return refused(problem);
	const record = findRecord(state.store, type, idProperty, call.params.id ?? '');
	return record === undefined ? refused(notFound) : checked(record);
}

/** Property names of `?properties=a,b`. */
export function namesOf(call: Call): readonly string[] {
	return (call.query.properties ?? '').split(',').filter((name) => name !== '');
}
