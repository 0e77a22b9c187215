import type { z } from 'zod';
import type { Answer, Call } from '../../http/route';
import { groupBody, parseBody, propertyBody as propertySchema } from '../bodies';
import { checked, invalid, refused, type Checked, type Problem } from '../problem';
import type { HubSpotState } from '../state';
import type { ObjectType } from '../store/object-type';
import { propertyBody, type FieldType, type Property, type PropertyType } from '../store/property';
import { maxUniqueProperties, type PropertyRegistry } from '../store/property-registry';
import { scopeFor, withObjectType, type HubSpotRoute } from './record-parts';

type NewProperty = z.infer<typeof propertySchema>;

const fieldTypesOf: Readonly<Record<PropertyType, readonly FieldType[]>> = {
	bool: ['booleancheckbox', 'calculation_equation'],
	date: ['date'],
	datetime: ['date'],
	enumeration: ['booleancheckbox', 'checkbox', 'radio', 'select', 'calculation_equation'],
	number: ['number', 'calculation_equation'],
	phone_number: ['phonenumber', 'text'],
	string: ['file', 'html', 'phonenumber', 'text', 'textarea', 'calculation_equation'],
};

function list(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const properties = state.store.properties[type].list(call.query.archived === 'true');
	return checked({ status: 200, body: { results: properties.map(propertyBody) } });
}

function read(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const name = call.params.name ?? '';
	const property = state.store.properties[type].get(name);
	if (property === undefined || property.archived) return refused(unknownProperty(name));
	return checked({ status: 200, body: propertyBody(property) });
}

function create(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const body = parseBody(propertySchema, call.body);
	if (!body.ok) return body;
	const registry = state.store.properties[type];
	const problem = definitionProblem(registry, body.value);
	if (problem !== null) return refused(problem);
	const property = toProperty(body.value, registry.get(body.value.name));
	registry.put(property);
	return checked({ status: 201, body: propertyBody(property) });
}

function definitionProblem(registry: PropertyRegistry, body: NewProperty): Problem | null {
	const known = registry.get(body.name);
	if (known !== undefined && !known.archived) return taken('property', body.name);
	if (!/^[a-z][a-z0-9_]{0,99}$/.test(body.name)) {
		return invalid(`Property name ${body.name} is invalid: lower-case letters, digits and underscores only`);
	}
	if (!registry.hasGroup(body.groupName)) return invalid(`Property group ${body.groupName} does not exist`);
	if (!fieldTypesOf[body.type].includes(body.fieldType)) {
		return invalid(`The field type ${body.fieldType} does not fit the type ${body.type}`);
	}
	if (body.type === 'enumeration' && (body.options ?? []).length === 0) {
		return invalid('An enumeration property needs options');
	}
	const unique = registry
		.list(false)
		.filter((property) => property.hasUniqueValue && !property.hubspotDefined);
	if (body.hasUniqueValue === true && unique.length >= maxUniqueProperties) {
		return invalid(`The limit of ${maxUniqueProperties} unique properties per object is reached`);
	}
	return null;
}

/** An archived property of the same name comes back as it was: whether it is unique was decided at its creation. */
function toProperty(body: NewProperty, archived: Property | undefined): Property {
	if (archived !== undefined) return { ...archived, archived: false };
	return {
		name: body.name,
		label: body.label,
		groupName: body.groupName,
		type: body.type,
		fieldType: body.fieldType,
		description: body.description ?? '',
		options: (body.options ?? []).map(({ label, value, hidden }, displayOrder) => ({
			label,
			value,
			hidden,
			displayOrder,
		})),
		hasUniqueValue: body.hasUniqueValue ?? false,
		hubspotDefined: false,
		isReadOnly: false,
		archived: false,
	};
}

function archive(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const registry = state.store.properties[type];
	const name = call.params.name ?? '';
	const property = registry.get(name);
	if (property === undefined) return refused(unknownProperty(name));
	if (property.hubspotDefined) return refused(invalid(`Property ${property.name} cannot be archived`));
	registry.put({ ...property, archived: true });
	return checked({ status: 204 });
}

function listGroups(state: HubSpotState, _call: Call, type: ObjectType): Checked<Answer> {
	const groups = state.store.properties[type].groups().map(groupAnswer);
	return checked({ status: 200, body: { results: groups } });
}

function createGroup(state: HubSpotState, call: Call, type: ObjectType): Checked<Answer> {
	const body = parseBody(groupBody, call.body);
	if (!body.ok) return body;
	const registry = state.store.properties[type];
	if (registry.hasGroup(body.value.name)) return refused(taken('group', body.value.name));
	registry.addGroup(body.value.name, body.value.label);
	return checked({ status: 201, body: groupAnswer(body.value) });
}

function groupAnswer(group: { readonly name: string; readonly label: string }) {
	return { name: group.name, label: group.label, displayOrder: -1, archived: false };
}

function taken(kind: 'property' | 'group', name: string): Problem {
	return {
		status: 409,
		category: 'OBJECT_ALREADY_EXISTS',
		subCategory:
			kind === 'property' ? 'Properties.PROPERTY_WITH_NAME_EXISTS' : 'Properties.GROUP_WITH_NAME_EXISTS',
		message: `A ${kind} named '${name}' already exists.`,
		context: { [kind === 'property' ? 'propertyName' : 'groupName']: [name] },
	};
}

function unknownProperty(name: string): Problem {
	return { status: 404, category: 'OBJECT_NOT_FOUND', message: `Property "${name}" does not exist` };
}

const all = '/crm/properties/:version/:objectType';
const one = `${all}/:name`;
const readScopes = scopeFor('schemas', 'read');
const writeScopes = scopeFor('schemas', 'write');

/** Groups come first: `groups` would be taken for a property's name otherwise. */
export const propertyRoutes: readonly HubSpotRoute[] = [
	{ method: 'GET', path: `${all}/groups`, scopes: readScopes, answer: withObjectType(listGroups) },
	{ method: 'POST', path: `${all}/groups`, scopes: writeScopes, answer: withObjectType(createGroup) },
	{ method: 'GET', path: all, scopes: readScopes, answer: withObjectType(list) },
	{ method: 'POST', path: all, scopes: writeScopes, answer: withObjectType(create) },
	{ method: 'GET', path: one, scopes: readScopes, answer: withObjectType(read) },
	{ method: 'DELETE', path: one, scopes: writeScopes, answer: withObjectType(archive) },
];
