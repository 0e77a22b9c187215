import { studioGroup, studioProperties as wanted } from '../../../vendors/hubspot/definitions';
import type { ObjectType } from '../store/object-type';
import type { Property } from '../store/property';

/** What `setup` would make, from the list it works by; only there from the start when a test asks for it. */
export function studioPropertiesOf(type: ObjectType): readonly Property[] {
	return wanted[type].map((property) => ({
		...property,
		groupName: studioGroup.name,
		options: property.options ?? [],
		hubspotDefined: false,
		isReadOnly: false,
		archived: false,
	}));
}

export { studioGroup };
