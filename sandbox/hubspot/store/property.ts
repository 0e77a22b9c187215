export const propertyTypes = [
	'bool',
	'date',
	'datetime',
	'enumeration',
	'number',
	'phone_number',
	'string',
] as const;
export type PropertyType = (typeof propertyTypes)[number];

export const fieldTypes = [
	'booleancheckbox',
	'calculation_equation',
	'checkbox',
	'date',
	'file',
	'html',
	'number',
	'phonenumber',
	'radio',
	'select',
	'text',
	'textarea',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface PropertyOption {
	readonly label: string;
	readonly value: string;
	readonly displayOrder: number;
	readonly hidden: boolean;
	readonly description?: string;
}

export interface Property {
	readonly name: string;
	readonly label: string;
	readonly groupName: string;
	readonly type: PropertyType;
	readonly fieldType: FieldType;
	readonly description: string;
	readonly options: readonly PropertyOption[];
	/** Decided at creation, for ever. */
	readonly hasUniqueValue: boolean;
	readonly hubspotDefined: boolean;
	readonly isReadOnly: boolean;
	readonly archived: boolean;
}

/** What the API shows of a property. */
export function propertyBody(property: Property): Readonly<Record<string, unknown>> {
	const { isReadOnly, ...rest } = property;
	return {
		...rest,
		displayOrder: -1,
		calculated: false,
		externalOptions: false,
		hidden: false,
		formField: true,
		modificationMetadata: {
			archivable: !property.hubspotDefined,
			readOnlyDefinition: property.hubspotDefined,
			readOnlyValue: isReadOnly,
		},
	};
}
