import { objectTypes, type ObjectType } from './store/object-type';
import type { CrmRecord } from './store/record-store';

/** What the API shows of a record: the ids and times always, other properties when asked for or just written. */
export function recordBody(
	type: ObjectType,
	record: CrmRecord,
	names: Iterable<string>,
): Readonly<Record<string, unknown>> {
	const createdAt = new Date(record.createdAt).toISOString();
	const updatedAt = new Date(record.updatedAt).toISOString();
	const always: readonly [string, string][] = [
		['hs_object_id', record.id],
		['createdate', createdAt],
		[objectTypes[type].modified, updatedAt],
	];
	const asked = [...names].map((name): [string, string | null] => [
		name,
		record.properties.get(name) ?? null,
	]);
	return {
		id: record.id,
		properties: Object.fromEntries([...asked, ...always]),
		createdAt,
		updatedAt,
		archived: record.archived,
	};
}
