import type { FieldType, Property, PropertyType } from '../store/property';

/** One plain property as HubSpot defines it from the start. */
export function field(
	name: string,
	label: string,
	groupName: string,
	type: PropertyType,
	fieldType: FieldType,
	hasUniqueValue = false,
): Property {
	return {
		name,
		label,
		groupName,
		type,
		fieldType,
		description: '',
		options: [],
		hasUniqueValue,
		hubspotDefined: true,
		isReadOnly: false,
		archived: false,
	};
}

export function readOnly(
	name: string,
	label: string,
	groupName: string,
	type: PropertyType,
	fieldType: FieldType,
): Property {
	return { ...field(name, label, groupName, type, fieldType), isReadOnly: true };
}

export function choice(
	name: string,
	label: string,
	groupName: string,
	fieldType: FieldType,
	values: readonly string[],
): Property {
	const options = values.map((value, displayOrder) => ({ label: value, value, displayOrder, hidden: false }));
	return { ...field(name, label, groupName, 'enumeration', fieldType), options };
}
