import type { UndoLog } from './undo';

export interface CrmRecord {
	readonly id: string;
	readonly properties: Map<string, string>;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	updatedAt: number;
	archived: boolean;
}

export interface RecordStore {
	readonly byId: (id: string) => CrmRecord | undefined;
	/** The living record that holds this value of a unique property; e-mails without regard to case. */
	readonly holder: (property: string, value: string) => CrmRecord | undefined;
	readonly create: (values: ReadonlyMap<string, string>) => CrmRecord;
	readonly update: (record: CrmRecord, values: ReadonlyMap<string, string>) => void;
	/** Frees the unique values; the record stays readable by id as archived. */
	readonly archive: (record: CrmRecord) => void;
	/** The loser's id leads to the winner from now on, its e-mail becomes a secondary one of the winner. */
	readonly merge: (winner: CrmRecord, loser: CrmRecord) => void;
	/** Living records in order of creation. */
	readonly all: () => readonly CrmRecord[];
}

interface Parts {
	readonly records: Map<string, CrmRecord>;
	/** Merged away id → surviving id. */
	readonly survivors: Map<string, string>;
	/** property → normalised value → record id. */
	readonly indexes: Map<string, Map<string, string>>;
	readonly undo: UndoLog;
}

interface Config {
	readonly firstId: number;
	/** Names of the unique properties at this moment. */
	readonly uniqueNames: () => readonly string[];
	readonly undo: UndoLog;
	readonly now: () => number;
}

/** Records of one object type with an index per unique property, so that every look-up is O(1). */
export function createRecordStore(config: Config): RecordStore {
	const parts: Parts = { records: new Map(), survivors: new Map(), indexes: new Map(), undo: config.undo };
	let nextId = config.firstId;
	const byId = (id: string) => parts.records.get(parts.survivors.get(id) ?? id);
	const update = (record: CrmRecord, values: ReadonlyMap<string, string>) => {
		const { updatedAt } = record;
		for (const [name, value] of values) setProperty(parts, config.uniqueNames(), record, name, value);
		record.updatedAt = config.now();
		parts.undo.add(() => {
			record.updatedAt = updatedAt;
		});
	};
	return {
		byId,
		holder: (property, value) => {
			const id = parts.indexes.get(property)?.get(normalised(property, value));
			return id === undefined ? undefined : byId(id);
		},
		create: (values) => {
			const id = String(nextId++);
			const createdAt = config.now();
			const record = { id, properties: new Map(), createdAt, updatedAt: createdAt, archived: false };
			parts.records.set(id, record);
			parts.undo.add(() => parts.records.delete(id));
			update(record, values);
			return record;
		},
		update,
		archive: (record) => archive(parts, config.uniqueNames(), record),
		merge: (winner, loser) => merge(parts, config.uniqueNames(), winner, loser),
		all: () => [...parts.records.values()].filter((record) => !record.archived),
	};
}

function normalised(property: string, value: string): string {
	return property === 'email' ? value.toLowerCase() : value;
}

function setProperty(
	parts: Parts,
	uniqueNames: readonly string[],
	record: CrmRecord,
	name: string,
	value: string,
): void {
	const before = record.properties.get(name);
	record.properties.set(name, value);
	parts.undo.add(() => {
		if (before === undefined) record.properties.delete(name);
		else record.properties.set(name, before);
	});
	if (!uniqueNames.includes(name)) return;
	if (before !== undefined && before !== '') unindex(parts, name, before, record.id);
	if (value !== '') index(parts, name, value, record.id);
}

function index(parts: Parts, name: string, value: string, id: string): void {
	const values = parts.indexes.get(name) ?? new Map<string, string>();
	parts.indexes.set(name, values);
	const key = normalised(name, value);
	values.set(key, id);
	parts.undo.add(() => values.delete(key));
}

function unindex(parts: Parts, name: string, value: string, id: string): void {
	const values = parts.indexes.get(name);
	const key = normalised(name, value);
	if (values?.get(key) !== id) return;
	values.delete(key);
	parts.undo.add(() => values.set(key, id));
}

function archive(parts: Parts, uniqueNames: readonly string[], record: CrmRecord): void {
	record.archived = true;
	for (const name of uniqueNames) unindex(parts, name, record.properties.get(name) ?? '', record.id);
}

function merge(parts: Parts, uniqueNames: readonly string[], winner: CrmRecord, loser: CrmRecord): void {
	archive(parts, uniqueNames, loser);
	parts.records.delete(loser.id);
	parts.survivors.set(loser.id, winner.id);
	const email = loser.properties.get('email') ?? '';
	if (email === '') return;
	index(parts, 'email', email, winner.id);
	const others = winner.properties.get('hs_additional_emails') ?? '';
	winner.properties.set('hs_additional_emails', others === '' ? email : `${others};${email}`);
}
