import { notFound, type Problem } from '../problem';
import type { CreateInput } from '../bodies';
import type { ObjectType } from '../store/object-type';
import type { CrmRecord } from '../store/record-store';
import type { HubSpotStore } from '../store/store';

type NewAssociations = NonNullable<CreateInput['associations']>;

/** The other end of a deal is a contact and the other way round; the stand-in has no third object. */
const otherEnd: Readonly<Record<ObjectType, ObjectType>> = { contacts: 'deals', deals: 'contacts' };

export function linkProblem(
	store: HubSpotStore,
	type: ObjectType,
	associations: NewAssociations,
): Problem | null {
	const missing = associations.find(({ to }) => store.records[otherEnd[type]].byId(to.id) === undefined);
	return missing === undefined ? null : notFound;
}

/** Associations that travel with a create; upserts cannot carry any. */
export function linkNew(
	store: HubSpotStore,
	type: ObjectType,
	record: CrmRecord,
	associations: NewAssociations,
): void {
	for (const { to, types } of associations) {
		for (const { associationCategory, associationTypeId } of types) {
			const label = { category: associationCategory, typeId: associationTypeId };
			store.associations.add({ type, id: record.id }, { type: otherEnd[type], id: to.id }, label);
		}
	}
}
