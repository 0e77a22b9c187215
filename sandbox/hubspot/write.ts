import { lifecycleStages } from './seed/contact-properties';
import { pipelines } from './seed/account';
import {
	invalidProperties,
	type Checked,
	type InvalidProperty,
	type Problem,
	checked,
	refused,
} from './problem';
import { objectTypes, type ObjectType } from './store/object-type';
import type { CrmRecord } from './store/record-store';
import type { HubSpotStore } from './store/store';
import { checkValue } from './value-check';

/** Property names a new record must carry, as an administrator may demand on the dated paths. */
export type RequiredProperties = Readonly<Record<ObjectType, readonly string[]>>;

type Values = Readonly<Record<string, string>>;

/** Creates one record or says what HubSpot has against it. */
export function createRecord(
	store: HubSpotStore,
	type: ObjectType,
	values: Values,
	required: RequiredProperties,
): Checked<CrmRecord> {
	const missing = required[type].filter((name) => (values[name] ?? '') === '');
	if (missing.length > 0) return refused(missingRequired(type, missing));
	const accepted = acceptedValues(store, type, null, values);
	if (!accepted.ok) return accepted;
	const email = type === 'contacts' ? accepted.value.get('email') : undefined;
	const holder = email === undefined ? undefined : store.records.contacts.holder('email', email);
	if (holder !== undefined) return refused(contactExists(holder));
	const conflict = uniqueConflict(store, type, null, accepted.value);
	return conflict === null
		? checked(store.records[type].create(accepted.value))
		: refused(invalidProperties([conflict]));
}

export function updateRecord(
	store: HubSpotStore,
	type: ObjectType,
	record: CrmRecord,
	values: Values,
): Checked<CrmRecord> {
	const accepted = acceptedValues(store, type, record, values);
	if (!accepted.ok) return accepted;
	const conflict = uniqueConflict(store, type, record, accepted.value);
	if (conflict !== null) return refused(invalidProperties([conflict]));
	store.records[type].update(record, accepted.value);
	return checked(record);
}

function acceptedValues(
	store: HubSpotStore,
	type: ObjectType,
	record: CrmRecord | null,
	values: Values,
): Checked<Map<string, string>> {
	const accepted = new Map<string, string>();
	const wrong: InvalidProperty[] = [];
	for (const [name, value] of Object.entries(values)) {
		const property = store.properties[type].get(name);
		if (property === undefined || property.archived) {
			wrong.push({ name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` });
			continue;
		}
		const verdict = checkValue(property, value);
		if (verdict.ok) accepted.set(name, verdict.value);
		else wrong.push({ name, error: verdict.error, message: verdict.message });
	}
	const stage = type === 'deals' && wrong.length === 0 ? stageProblem(record, accepted) : null;
	if (stage !== null) wrong.push(stage);
	if (wrong.length > 0) return refused(invalidProperties(wrong));
	return checked(withoutStepsBack(record, accepted));
}

/** A stage has to be in the deal's own pipeline; a new deal without a pipeline is in the default one. */
function stageProblem(record: CrmRecord | null, values: Map<string, string>): InvalidProperty | null {
	if (record === null && !values.has('pipeline')) values.set('pipeline', 'default');
	const pipelineId = values.get('pipeline') ?? record?.properties.get('pipeline') ?? 'default';
	const stageId = values.get('dealstage') ?? record?.properties.get('dealstage') ?? '';
	const stages = pipelines.find((pipeline) => pipeline.id === pipelineId)?.stages ?? [];
	if (stageId === '' || stages.some((stage) => stage.id === stageId)) return null;
	const allowed = stages.map((stage) => stage.id).join(', ');
	const message = `${stageId} was not one of the allowed options: [${allowed}]`;
	return { name: 'dealstage', error: 'INVALID_OPTION', message };
}

/** A lifecycle stage behind the present one is dropped without a word; `""` clears it. */
function withoutStepsBack(record: CrmRecord | null, values: Map<string, string>): Map<string, string> {
	const rank = (stage: string) => lifecycleStages.findIndex((known) => known === stage);
	const next = values.get('lifecyclestage') ?? '';
	const present = record?.properties.get('lifecyclestage') ?? '';
	if (next !== '' && present !== '' && rank(next) < rank(present)) values.delete('lifecyclestage');
	return values;
}

function uniqueConflict(
	store: HubSpotStore,
	type: ObjectType,
	record: CrmRecord | null,
	values: ReadonlyMap<string, string>,
): InvalidProperty | null {
	for (const name of store.properties[type].uniqueNames()) {
		const value = values.get(name) ?? '';
		const holder = value === '' ? undefined : store.records[type].holder(name, value);
		if (holder === undefined || holder === record) continue;
		const where = `PropertyValueCoordinates{objectTypeId=${objectTypes[type].id}, propertyName=${name}, value=${value}}`;
		const message = `Cannot set ${where} on ${record?.id ?? 'a new record'}. ${holder.id} already has that value.`;
		return { name, error: 'CONFLICTING_UNIQUE_VALUE', message };
	}
	return null;
}

function contactExists(holder: CrmRecord): Problem {
	return { status: 409, category: 'CONFLICT', message: `Contact already exists. Existing ID: ${holder.id}` };
}

function missingRequired(type: ObjectType, names: readonly string[]): Problem {
	const message = `Error creating ${objectTypes[type].label}. Some required properties were not set.`;
	return {
		status: 400,
		category: 'MISSING_REQUIRED_PROPERTY',
		message,
		context: { properties: names },
		errors: [{ message, code: 'MISSING_REQUIRED_PROPERTY', context: { properties: names } }],
	};
}
