import type { Answer, Call } from '../../http/route';
import { runBatch, sizeProblem } from '../batch';
import { associationReadBatch, labelledPairBatch, pairBatch, parseBody } from '../bodies';
import { checked, invalid, notFound, refused, type Checked, type Problem } from '../problem';
import type { HubSpotState } from '../state';
import type { AssociationLabel } from '../store/associations';
import { defaultAssociationType, objectTypeOf, type ObjectType } from '../store/object-type';
import { recordOfCall, withObjectType, type HubSpotRoute } from './record-parts';

/** HubSpot's associations guide: 2,000 pairs a create, 1,000 records a read. */
const maxPairs = 2_000;
const maxReads = 1_000;

interface Pair {
	readonly from: { readonly id: string };
	readonly to: { readonly id: string };
}

interface Ends {
	readonly from: ObjectType;
	readonly to: ObjectType;
	readonly defaultTypeId: number;
}

function endsOf(call: Call, from: ObjectType): Checked<Ends> {
	const to = objectTypeOf(call.params.toType ?? '');
	const defaultTypeId = to === null ? null : defaultAssociationType(from, to);
	if (to === null || defaultTypeId === null) {
		return refused(invalid(`Unable to infer object type from: ${call.params.toType ?? ''}`));
	}
	return checked({ from, to, defaultTypeId });
}

function associateDefault(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const ends = endsOf(call, type);
	if (!ends.ok) return ends;
	const body = parseBody(pairBatch, call.body);
	if (!body.ok) return body;
	const label = { category: 'HUBSPOT_DEFINED', typeId: ends.value.defaultTypeId };
	return associate(state, call, ends.value, body.value.inputs, () => [label]);
}

function associateLabelled(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const ends = endsOf(call, type);
	if (!ends.ok) return ends;
	const body = parseBody(labelledPairBatch, call.body);
	if (!body.ok) return body;
	const { inputs } = body.value;
	const wrong = inputs.flatMap((input) => input.types).find((item) => !isKnownType(ends.value, item));
	if (wrong !== undefined)
		return refused(invalid(`Association type ${wrong.associationTypeId} does not exist`));
	return associate(state, call, ends.value, inputs, (input) =>
		input.types.map((item) => ({ category: item.associationCategory, typeId: item.associationTypeId })),
	);
}

function isKnownType(ends: Ends, type: { associationCategory: string; associationTypeId: number }): boolean {
	return type.associationCategory === 'HUBSPOT_DEFINED' && type.associationTypeId === ends.defaultTypeId;
}

function associate<Input extends Pair>(
	state: HubSpotState,
	call: Call,
	ends: Ends,
	inputs: readonly Input[],
	labelsOf: (input: Input) => readonly AssociationLabel[],
): Checked<Answer> {
	const problem = sizeProblem(inputs.length, maxPairs);
	if (problem !== null) return refused(problem);
	const outcome = runBatch(state, {
		inputs,
		version: call.params.version ?? '',
		successStatus: call.params.version === '2026-03' ? 201 : 200,
		isPartial: true,
		apply: (input) => link(state, ends, input, labelsOf(input)),
		contextOf: (input) => ({ fromObjectId: [input.from.id], toObjectId: [input.to.id] }),
	});
	return outcome.kind === 'answer' ? checked(outcome.answer) : refused(outcome.problem);
}

function link(state: HubSpotState, ends: Ends, pair: Pair, labels: readonly AssociationLabel[]) {
	const from = state.store.records[ends.from].byId(pair.from.id);
	const to = state.store.records[ends.to].byId(pair.to.id);
	if (from === undefined || to === undefined) return refused<Readonly<Record<string, unknown>>>(unknownEnd);
	const back = { category: 'HUBSPOT_DEFINED', typeId: defaultAssociationType(ends.to, ends.from) ?? 0 };
	const [fromRef, toRef] = [
		{ type: ends.from, id: from.id },
		{ type: ends.to, id: to.id },
	];
	for (const label of labels) state.store.associations.add(fromRef, toRef, label);
	state.store.associations.add(toRef, fromRef, back);
	const [first = back] = labels;
	return checked({
		from: { id: from.id },
		to: { id: to.id },
		associationSpec: { associationCategory: first.category, associationTypeId: first.typeId },
	});
}

const unknownEnd: Problem = {
	status: 404,
	category: 'OBJECT_NOT_FOUND',
	message: 'One of the records of this association does not exist',
};

function readMany(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const ends = endsOf(call, type);
	if (!ends.ok) return ends;
	const body = parseBody(associationReadBatch, call.body);
	if (!body.ok) return body;
	const problem = sizeProblem(body.value.inputs.length, maxReads);
	if (problem !== null) return refused(problem);
	const results = body.value.inputs
		.map(({ id }) => ({ from: { id }, to: targetsOf(state, { type, id }, ends.value.to) }))
		.filter((entry) => entry.to.length > 0);
	return checked({ status: 200, body: { status: 'COMPLETE', results } });
}

function readOne(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const ends = endsOf(call, type);
	if (!ends.ok) return ends;
	const record = recordOfCall(state, call, type);
	if (!record.ok) return refused(notFound);
	const results = targetsOf(state, { type, id: record.value.id }, ends.value.to);
	return checked({ status: 200, body: { results } });
}

function targetsOf(state: HubSpotState, from: { type: ObjectType; id: string }, to: ObjectType) {
	return state.store.associations.of(from, to).map(({ toObjectId, labels }) => ({
		toObjectId,
		associationTypes: labels.map(({ category, typeId }) => ({ category, typeId, label: null })),
	}));
}

const batch = '/crm/associations/:version/:objectType/:toType/batch';
const readScopes: HubSpotRoute['scopes'] = () => ['crm.objects.contacts.read', 'crm.objects.deals.read'];
const writeScopes: HubSpotRoute['scopes'] = () => ['crm.objects.contacts.write', 'crm.objects.deals.write'];

export const associationRoutes: readonly HubSpotRoute[] = [
	{
		method: 'POST',
		path: `${batch}/associate/default`,
		scopes: writeScopes,
		answer: withObjectType(associateDefault),
	},
	{ method: 'POST', path: `${batch}/create`, scopes: writeScopes, answer: withObjectType(associateLabelled) },
	{ method: 'POST', path: `${batch}/read`, scopes: readScopes, answer: withObjectType(readMany) },
	{
		method: 'GET',
		path: '/crm/objects/:version/:objectType/:id/associations/:toType',
		scopes: readScopes,
		answer: withObjectType(readOne),
	},
];
