/** The object types of this stand-in, with what HubSpot calls them elsewhere. */
export const objectTypes = {
	contacts: { id: '0-1', label: 'CONTACT', modified: 'lastmodifieddate' },
	deals: { id: '0-3', label: 'DEAL', modified: 'hs_lastmodifieddate' },
} as const;
export type ObjectType = keyof typeof objectTypes;

const byName = new Map<string, ObjectType>([
	['contacts', 'contacts'],
	['contact', 'contacts'],
	['0-1', 'contacts'],
	['deals', 'deals'],
	['deal', 'deals'],
	['0-3', 'deals'],
]);

/** `contacts`, `contact` and `0-1` are the same. */
export function objectTypeOf(text: string): ObjectType | null {
	return byName.get(text) ?? null;
}

/** Unlabelled types HubSpot defines: deal to contact 3, contact to deal 4. */
export function defaultAssociationType(from: ObjectType, to: ObjectType): number | null {
	if (from === 'deals' && to === 'contacts') return 3;
	if (from === 'contacts' && to === 'deals') return 4;
	return null;
}
