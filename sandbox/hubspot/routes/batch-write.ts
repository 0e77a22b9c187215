import type { Answer, Call } from '../../http/route';
import { duplicateIdProblem, runBatch, sizeProblem, type BatchOutcome, type BatchResult } from '../batch';
import {
	createBatch,
	parseBody,
	updateBatch,
	upsertBatch,
	type CreateInput,
	type UpdateInput,
} from '../bodies';
import { checked, invalid, refused, type Checked, type Problem } from '../problem';
import { recordBody } from '../record-body';
import type { HubSpotState } from '../state';
import type { ObjectType } from '../store/object-type';
import type { CrmRecord } from '../store/record-store';
import { createRecord, updateRecord } from '../write';
import { linkNew, linkProblem } from './link-new';
import { findRecord, keyProblem, scopeFor, withObjectType, type HubSpotRoute } from './record-parts';

type Traced = { readonly objectWriteTraceId?: string | undefined };

const traceContext = (input: Traced) => ({
	objectWriteTraceId: input.objectWriteTraceId === undefined ? [] : [input.objectWriteTraceId],
});

function upsert(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const parsed = parseBody(upsertBatch, call.body);
	if (!parsed.ok) return parsed;
	const { inputs } = parsed.value;
	const problem = keyedBatchProblem(state, type, inputs, 'upsert');
	if (problem !== null) return refused(problem);
	return answerOf(
		runBatch(state, {
			inputs,
			version: call.params.version ?? '',
			successStatus: 200,
			// partial upserts are not supported by e-mail (HubSpot's contacts guide, 2026-09)
			isPartial: areTraced(inputs) && inputs.every((input) => input.idProperty !== 'email'),
			apply: (input) => upsertOne(state, type, input),
			contextOf: traceContext,
		}),
	);
}

function upsertOne(state: HubSpotState, type: ObjectType, input: UpdateInput): Checked<BatchResult> {
	const record = findRecord(state.store, type, input.idProperty, input.id);
	if (record === undefined && input.idProperty === undefined) return refused(unknownRecord(input.id));
	const keyName = input.idProperty;
	if (keyName !== undefined && input.properties[keyName] === undefined) {
		// whether HubSpot fills the key in by itself is not known, so the stand-in does not
		return refused(invalid(`The properties must include the key ${keyName}`));
	}
	const written =
		record === undefined
			? createRecord(state.store, type, input.properties, state.required)
			: updateRecord(state.store, type, record, input.properties);
	return resultOf(type, written, input, { new: record === undefined });
}

function update(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const parsed = parseBody(updateBatch, call.body);
	if (!parsed.ok) return parsed;
	const { inputs } = parsed.value;
	const problem = keyedBatchProblem(state, type, inputs, 'update');
	if (problem !== null) return refused(problem);
	return answerOf(
		runBatch(state, {
			inputs,
			version: call.params.version ?? '',
			successStatus: 200,
			isPartial: areTraced(inputs),
			apply: (input) => {
				const record = findRecord(state.store, type, input.idProperty, input.id);
				if (record === undefined) return refused(unknownRecord(input.id));
				return resultOf(type, updateRecord(state.store, type, record, input.properties), input, {});
			},
			contextOf: traceContext,
		}),
	);
}

function create(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const parsed = parseBody(createBatch, call.body);
	if (!parsed.ok) return parsed;
	const { inputs } = parsed.value;
	const problem = sizeProblem(inputs.length) ?? traceProblem(inputs);
	if (problem !== null) return refused(problem);
	return answerOf(
		runBatch(state, {
			inputs,
			version: call.params.version ?? '',
			successStatus: 201,
			isPartial: areTraced(inputs),
			apply: (input) => createOne(state, type, input),
			contextOf: traceContext,
		}),
	);
}

function createOne(state: HubSpotState, type: ObjectType, input: CreateInput): Checked<BatchResult> {
	const problem = linkProblem(state.store, type, input.associations ?? []);
	if (problem !== null) return refused(problem);
	const created = createRecord(state.store, type, input.properties, state.required);
	if (created.ok) linkNew(state.store, type, created.value, input.associations ?? []);
	return resultOf(type, created, input, {});
}

function resultOf(
	type: ObjectType,
	written: Checked<CrmRecord>,
	input: Traced & { readonly properties: Readonly<Record<string, string>> },
	extra: BatchResult,
): Checked<BatchResult> {
	if (!written.ok) return written;
	const trace =
		input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: input.objectWriteTraceId };
	return checked({ ...recordBody(type, written.value, Object.keys(input.properties)), ...extra, ...trace });
}

function keyedBatchProblem(
	state: HubSpotState,
	type: ObjectType,
	inputs: readonly UpdateInput[],
	verb: 'update' | 'upsert',
): Problem | null {
	const keys = [...new Set(inputs.map((input) => input.idProperty))];
	return (
		sizeProblem(inputs.length) ??
		(keys.length > 1 ? invalid('All inputs of a batch must use the same idProperty') : null) ??
		keyProblem(state.store, type, keys[0], verb) ??
		duplicateIdProblem(inputs.map((input) => (keys[0] === 'email' ? input.id.toLowerCase() : input.id))) ??
		traceProblem(inputs)
	);
}

function traceProblem(inputs: readonly Traced[]): Problem | null {
	const ids = inputs.flatMap((input) => input.objectWriteTraceId ?? []);
	return new Set(ids).size === ids.length
		? null
		: invalid('objectWriteTraceId must be unique within the request');
}

function areTraced(inputs: readonly Traced[]): boolean {
	return inputs.every((input) => input.objectWriteTraceId !== undefined);
}

function unknownRecord(id: string): Problem {
	return {
		status: 404,
		category: 'OBJECT_NOT_FOUND',
		message: `No record with the id ${id} was found`,
		context: { ids: [id] },
	};
}

function answerOf(outcome: BatchOutcome): Checked<Answer> {
	return outcome.kind === 'answer' ? checked(outcome.answer) : refused(outcome.problem);
}

const path = '/crm/objects/:version/:objectType/batch';
const scopes = scopeFor('objects', 'write');

export const batchWriteRoutes: readonly HubSpotRoute[] = [
	{ method: 'POST', path: `${path}/upsert`, scopes, answer: withObjectType(upsert) },
	{ method: 'POST', path: `${path}/update`, scopes, answer: withObjectType(update) },
	{ method: 'POST', path: `${path}/create`, scopes, answer: withObjectType(create) },
];
