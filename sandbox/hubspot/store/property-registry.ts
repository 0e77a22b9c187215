import type { Property } from './property';

/** HubSpot's limit of unique properties per object type. */
export const maxUniqueProperties = 10;

export interface PropertyRegistry {
	readonly get: (name: string) => Property | undefined;
	readonly list: (archived: boolean) => readonly Property[];
	readonly put: (property: Property) => void;
	/** Names of living properties with unique values, `email` among them for contacts. */
	readonly uniqueNames: () => readonly string[];
	readonly hasGroup: (name: string) => boolean;
	readonly addGroup: (name: string, label: string) => void;
	readonly groups: () => readonly { readonly name: string; readonly label: string }[];
}

export function createPropertyRegistry(
	properties: readonly Property[],
	groups: Readonly<Record<string, string>>,
): PropertyRegistry {
	const byName = new Map(properties.map((property) => [property.name, property]));
	const groupLabels = new Map(Object.entries(groups));
	let unique = uniqueOf(byName);
	return {
		get: (name) => byName.get(name),
		list: (archived) => [...byName.values()].filter((property) => property.archived === archived),
		put: (property) => {
			byName.set(property.name, property);
			unique = uniqueOf(byName);
		},
		uniqueNames: () => unique,
		hasGroup: (name) => groupLabels.has(name),
		addGroup: (name, label) => {
			groupLabels.set(name, label);
		},
		groups: () => [...groupLabels].map(([name, label]) => ({ name, label })),
	};
}

function uniqueOf(byName: ReadonlyMap<string, Property>): readonly string[] {
	return [...byName.values()]
		.filter((property) => property.hasUniqueValue && !property.archived)
		.map((property) => property.name);
}
