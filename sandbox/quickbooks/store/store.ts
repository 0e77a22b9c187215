import { textField, type Built, type Fields, type Posting, type StoredRecord } from './record';

export interface Store {
	/** Not deleted; void and inactive ones are found. */
	readonly find: (entity: string, id: string) => StoredRecord | null;
	/** In order of creation, without the deleted. */
	readonly all: (entity: string) => readonly StoredRecord[];
	/** Documents of this kind that carry the number, whatever the company thinks of that. */
	readonly withNumber: (entity: string, number: string) => readonly StoredRecord[];
	readonly add: (entity: string, source: Fields, built: Built) => StoredRecord;
	readonly replace: (record: StoredRecord, source: Fields, built: Built) => void;
	readonly remove: (record: StoredRecord) => void;
	/** Hundredths by account id, debit positive. */
	readonly balances: ReadonlyMap<string, number>;
}

/** Documents share one row of ids, people another; every other kind of object has its own. */
const sharedIds: Readonly<Record<string, readonly [row: string, first: number]>> = {
	JournalEntry: ['documents', 145],
	SalesReceipt: ['documents', 145],
	RefundReceipt: ['documents', 145],
	Customer: ['people', 58],
	Vendor: ['people', 58],
	Employee: ['people', 58],
};

interface Parts {
	readonly records: Map<string, Map<string, StoredRecord>>;
	readonly numbers: Map<string, Set<StoredRecord>>;
	readonly balances: Map<string, number>;
}

/** The company's memory: objects by kind and id, an index of document numbers, and the ledger that follows from them. */
export function createStore(now: () => number): Store {
	const parts: Parts = { records: new Map(), numbers: new Map(), balances: new Map() };
	const nextIds = new Map<string, number>();
	const idOf = (entity: string) => {
		const [row, first] = sharedIds[entity] ?? [entity, 1];
		const id = nextIds.get(row) ?? first;
		nextIds.set(row, id + 1);
		return String(id);
	};
	return {
		find: (entity, id) => {
			const record = parts.records.get(entity)?.get(id);
			return record === undefined || record.isDeleted ? null : record;
		},
		all: (entity) => [...(parts.records.get(entity)?.values() ?? [])].filter((record) => !record.isDeleted),
		withNumber: (entity, number) => [...(parts.numbers.get(numberKey(entity, number)) ?? [])],
		add: (entity, source, built) => {
			const [id, time] = [idOf(entity), now()];
			const times = { createdAt: time, updatedAt: time };
			const record = { entity, id, syncToken: 0, ...times, source, built, isDeleted: false };
			const ofKind = parts.records.get(entity) ?? new Map<string, StoredRecord>();
			parts.records.set(entity, ofKind.set(id, record));
			enter(parts, record);
			return record;
		},
		replace: (record, source, built) => {
			withdraw(parts, record);
			Object.assign(record, { source, built, updatedAt: now(), syncToken: record.syncToken + 1 });
			enter(parts, record);
		},
		remove: (record) => {
			withdraw(parts, record);
			record.isDeleted = true;
		},
		balances: parts.balances,
	};
}

function enter(parts: Parts, record: StoredRecord): void {
	post(parts.balances, record.built.postings, 1);
	const key = numberKey(record.entity, textField(record, 'DocNumber'));
	parts.numbers.set(key, (parts.numbers.get(key) ?? new Set<StoredRecord>()).add(record));
}

function withdraw(parts: Parts, record: StoredRecord): void {
	post(parts.balances, record.built.postings, -1);
	parts.numbers.get(numberKey(record.entity, textField(record, 'DocNumber')))?.delete(record);
}

function post(balances: Map<string, number>, postings: readonly Posting[], sign: 1 | -1): void {
	for (const [account, amount] of postings) {
		balances.set(account, (balances.get(account) ?? 0) + sign * amount);
	}
}

function numberKey(entity: string, number: string): string {
	return `${entity}:${number}`;
}
