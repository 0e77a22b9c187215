import { contactGroups, contactProperties } from '../seed/contact-properties';
import { dealGroups, dealProperties } from '../seed/deal-properties';
import { studioGroup, studioPropertiesOf } from '../seed/studio-properties';
import { createAssociationStore, type AssociationStore } from './associations';
import { createConsentStore, type ConsentStore } from './consent';
import type { ObjectType } from './object-type';
import { createPropertyRegistry, type PropertyRegistry } from './property-registry';
import { createRecordStore, type CrmRecord, type RecordStore } from './record-store';
import { createUndoLog, type UndoLog } from './undo';

export interface HubSpotStore {
	readonly records: Readonly<Record<ObjectType, RecordStore>>;
	readonly properties: Readonly<Record<ObjectType, PropertyRegistry>>;
	readonly associations: AssociationStore;
	readonly consent: ConsentStore;
	readonly transaction: UndoLog['transaction'];
	/** Puts a record there without any check, as if people had made it in the CRM. */
	readonly seed: (type: ObjectType, properties: Readonly<Record<string, string>>) => CrmRecord;
	/** Records per value of a property; the empty text counts those without it. */
	readonly countByKey: (type: ObjectType, property: string) => ReadonlyMap<string, number>;
}

export interface StoreOptions {
	readonly withStudioProperties: boolean;
	readonly now: () => number;
}

export function createStore(options: StoreOptions): HubSpotStore {
	const undo = createUndoLog();
	const properties = {
		contacts: createPropertyRegistry(contactProperties, contactGroups),
		deals: createPropertyRegistry(dealProperties, dealGroups),
	};
	const recordsOf = (type: ObjectType, firstId: number) =>
		createRecordStore({ firstId, uniqueNames: properties[type].uniqueNames, undo, now: options.now });
	const records = { contacts: recordsOf('contacts', 51201), deals: recordsOf('deals', 39184001) };
	if (options.withStudioProperties) addStudioProperties(properties);
	return {
		records,
		properties,
		associations: createAssociationStore(),
		consent: createConsentStore(),
		transaction: undo.transaction,
		seed: (type, values) => records[type].create(new Map(Object.entries(values))),
		countByKey: (type, property) => countByKey(records[type], property),
	};
}

function addStudioProperties(registries: Readonly<Record<ObjectType, PropertyRegistry>>): void {
	for (const type of ['contacts', 'deals'] as const) {
		registries[type].addGroup(studioGroup.name, studioGroup.label);
		for (const property of studioPropertiesOf(type)) registries[type].put(property);
	}
}

function countByKey(records: RecordStore, property: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const record of records.all()) {
		const key = record.properties.get(property) ?? '';
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}
