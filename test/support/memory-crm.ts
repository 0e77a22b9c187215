import type { Failure } from '../../core/http';
import type {
	Change,
	ContactField,
	CrmTarget,
	DealField,
	Found,
	Held,
	Link,
	Written,
	WrittenByKey,
} from '../../core/sync';

interface Kept<Field extends string> {
	readonly id: string;
	readonly values: Map<Field, string>;
}

/** A CRM in memory, for tests of the sync without a vendor. E-mails and keys are unique, as in a real one. */
export interface MemoryCrm {
	readonly target: CrmTarget;
	readonly contacts: Array<Kept<ContactField>>;
	readonly deals: Array<Kept<DealField>>;
	readonly links: Link[];
	readonly writes: () => number;
	/** Runs before the next write, once: what another run does at the same time. */
	raceOnce: (() => void) | null;
	/** Keys whose write is refused. */
	readonly refused: Map<string, Failure>;
	/** Keys whose look-up fails. */
	readonly unreadable: Map<string, Failure>;
}

export function memoryCrm(): MemoryCrm {
	let writes = 0;
	const crm: MemoryCrm = {
		contacts: [],
		deals: [],
		links: [],
		refused: new Map(),
		unreadable: new Map(),
		raceOnce: null,
		writes: () => writes,
		target: {
			system: 'memory',
			stagesBeforeCustomer: ['lead'],
			findContacts: async (by, values) => find(crm, crm.contacts, by, values),
			writeContacts: async (changes) => {
				writes += changes.length;
				crm.raceOnce?.();
				crm.raceOnce = null;
				return write(crm, crm.contacts, changes);
			},
			findDeals: async (keys) => find(crm, crm.deals, 'key', keys),
			writeDeals: async (changes) => {
				writes += changes.length;
				return write(crm, crm.deals, changes);
			},
			link: async (links) => {
				crm.links.push(...links);
				return { failures: new Map() };
			},
			optOut: null,
			calls: () => writes,
			planned: null,
		},
	};
	return crm;
}

function find<Field extends string>(
	crm: MemoryCrm,
	kept: ReadonlyArray<Kept<Field>>,
	by: Field,
	values: readonly string[],
): Found<Field> {
	const records = new Map<string, Held<Field>>();
	for (const { id, values: present } of kept) {
		const value = present.get(by) ?? '';
		if (values.includes(value)) records.set(value, { id, url: null, aliases: [], values: new Map(present) });
	}
	const failures = new Map([...crm.unreadable].filter(([key]) => values.includes(key)));
	return { records, failures, attempts: new Map(values.map((value) => [value, 1])) };
}

function write<Field extends string>(
	crm: MemoryCrm,
	kept: Array<Kept<Field>>,
	changes: ReadonlyArray<Change<Field>>,
): WrittenByKey {
	return new Map(changes.map((change) => [change.key, writeOne(crm, kept, change)]));
}

function writeOne<Field extends string>(
	crm: MemoryCrm,
	kept: Array<Kept<Field>>,
	change: Change<Field>,
): Written {
	const failure = crm.refused.get(change.key);
	if (failure !== undefined) return { kind: 'failed', failure, attempts: 2 };
	const valueOf = (record: Kept<Field>, name: string) =>
		[...record.values].find(([field]) => field === name)?.[1];
	const email = [...change.values].find(([field]) => field === 'email')?.[1];
	const record = kept.find((one) =>
		change.id === null ? valueOf(one, 'key') === change.key : one.id === change.id,
	);
	const holder = kept.find((one) => one !== record && email !== undefined && valueOf(one, 'email') === email);
	if (holder !== undefined) return { kind: 'conflict', failure: taken, attempts: 1 };
	const isNew = record === undefined;
	const own = record ?? { id: String(kept.length + 1), values: new Map<Field, string>() };
	if (isNew) kept.push(own);
	for (const [field, value] of change.values) own.values.set(field, value);
	return { kind: 'written', id: own.id, url: null, isNew, attempts: 1 };
}

const taken: Failure = {
	kind: 'permanent',
	code: 'CONFLICT',
	message: 'The e-mail is taken.',
	hint: 'Merge.',
};
