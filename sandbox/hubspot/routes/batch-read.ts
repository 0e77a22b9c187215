import type { Answer, Call } from '../../http/route';
import { duplicateIdProblem, runBatch, sizeProblem } from '../batch';
import { parseBody, readBatch } from '../bodies';
import { checked, refused, type Checked, type Problem } from '../problem';
import { recordBody } from '../record-body';
import type { HubSpotState } from '../state';
import { objectTypes, type ObjectType } from '../store/object-type';
import { findRecord, keyProblem, scopeFor, withObjectType, type HubSpotRoute } from './record-parts';

function read(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const parsed = parseBody(readBatch, call.body);
	if (!parsed.ok) return parsed;
	const { inputs, idProperty, properties } = parsed.value;
	const ids = inputs.map((input) => (idProperty === 'email' ? input.id.toLowerCase() : input.id));
	const problem =
		sizeProblem(inputs.length) ??
		keyProblem(state.store, type, idProperty, 'read') ??
		duplicateIdProblem(ids);
	if (problem !== null) return refused(problem);
	const outcome = runBatch(state, {
		inputs,
		version: call.params.version ?? '',
		successStatus: 200,
		isPartial: true,
		apply: ({ id }) => {
			const record = findRecord(state.store, type, idProperty, id);
			if (record === undefined) return refused(unreadable(type));
			return checked(recordBody(type, record, properties ?? []));
		},
		contextOf: ({ id }) => ({ ids: [id] }),
	});
	return outcome.kind === 'answer' ? checked(outcome.answer) : refused(outcome.problem);
}

function unreadable(type: ObjectType): Problem {
	const message = `Could not get some ${objectTypes[type].label} objects, they may be deleted or not exist.`;
	return { status: 404, category: 'OBJECT_NOT_FOUND', message };
}

export const batchReadRoutes: readonly HubSpotRoute[] = [
	{
		method: 'POST',
		path: '/crm/objects/:version/:objectType/batch/read',
		scopes: scopeFor('objects', 'read'),
		answer: withObjectType(read),
	},
];
