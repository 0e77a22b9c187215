import {
	revisionOf,
	type Books,
	type Draft,
	type DraftLine,
	type Gap,
	type Journal,
	type JournalLine,
	type Ledger,
	type Looked,
	type LookUp,
	type Placement,
	type PostedDocument,
	type WriteResult,
} from '../../core/books';
import type { Failure } from '../../core/http';

/** The call was made and its answer never came, or it never got there. */
export type Fault = 'answerLost' | 'notSent';

export interface MemoryLedgerOptions {
	readonly readsBack?: boolean;
	/** Documents of one call. */
	readonly batchSize?: number;
	/** Money is paid onto a document by calls of its own, as in Xero. */
	readonly settlesApart?: boolean;
}

type Stored = Omit<PostedDocument, 'amounts' | 'open' | 'state' | 'stamp'> & {
	readonly memo: string;
	readonly texts: readonly string[];
	readonly amounts: Map<string, number>;
	open: number;
	state: PostedDocument['state'];
	stamp: PostedDocument['stamp'];
};

/** A ledger in memory, for tests of the posting without a vendor. Numbers are unique; what does not balance throws. */
export class MemoryLedger {
	readonly documents: Stored[] = [];

	/** Faults by call, counted from 1 over the ledger's life. */
	readonly faults = new Map<number, Fault>();

	/** Account keys nothing can be posted to. */
	readonly missing = new Set<string>();

	/** Numbers the ledger refuses, and why. */
	readonly refused = new Map<string, Failure>();

	closedThrough: string | null = null;

	obstacles: readonly Gap[] = [];

	calls = 0;

	/** Bases of each look. */
	readonly lookedUp: Array<readonly string[]> = [];

	/** Runs before the next look that follows a write, once: what somebody else does in between. */
	betweenWriteAndLook: (() => void) | null = null;

	readonly ledger: Ledger;

	private hasWritten = false;

	constructor(private readonly options: MemoryLedgerOptions = {}) {
		this.ledger = {
			system: 'memory',
			label: 'Memory Books',
			look: async (lookUps) => this.look(lookUps),
			write: async (drafts) => this.write(drafts),
			callsToWrite: (drafts) => this.chunks(drafts).length * (options.settlesApart === true ? 2 : 1),
			calls: () => this.calls,
			readsBack: options.readsBack ?? true,
		};
	}

	/** What stands, by slot; slots of nothing left out. */
	totals(): ReadonlyMap<string, number> {
		const totals = new Map<string, number>();
		for (const { amounts, state } of this.documents) {
			if (state === 'void') continue;
			for (const [slot, amount] of amounts) totals.set(slot, (totals.get(slot) ?? 0) + amount);
		}
		return new Map([...totals].filter(([, amount]) => amount !== 0).sort());
	}

	numbers(): readonly string[] {
		return this.documents.map(({ number }) => number);
	}

	document(number: string): Stored {
		const found = this.documents.find((document) => document.number === number);
		if (found === undefined) throw new Error(`No document ${number}`);
		return found;
	}

	edit(number: string, from: string, to: string, amount: number): void {
		const { amounts } = this.document(number);
		amounts.set(from, (amounts.get(from) ?? 0) - amount);
		amounts.set(to, (amounts.get(to) ?? 0) + amount);
		this.document(number).state = 'edited';
	}

	voidDocument(number: string): void {
		const document = this.document(number);
		document.amounts.clear();
		document.open = 0;
		document.state = 'void';
	}

	/** Two documents that leave each other open, together nothing: the second carries what the first lacks. */
	setOff(number: string, amount: number): void {
		const first = this.document(number);
		const revision = first.revision + 1;
		const other = {
			...first,
			number: number.replace(/\d+$/, String(revision)),
			revision,
			amounts: new Map(),
		};
		this.documents.push({ ...other, open: 0, amounts: new Map<string, number>() });
		addTo(this.document(number), 'tender.card@NORTH', -amount);
		addTo(this.document(other.number), 'tender.card@NORTH', amount);
	}

	private look(lookUps: readonly LookUp[]): Looked {
		if (this.hasWritten) this.betweenWriteAndLook?.();
		if (this.hasWritten) this.betweenWriteAndLook = null;
		this.hasWritten = false;
		this.lookedUp.push(lookUps.map(({ base }) => base));
		if (this.nextFault() !== null) return { ok: false, failure: noAnswer, attempts: 3 };
		const posted = new Map<string, readonly PostedDocument[]>();
		for (const { base, journal } of lookUps) {
			const found = this.documents.filter(({ number }) => revisionOf(journal.kind, base, number) !== null);
			const copies = found.map((document) => ({ ...document, amounts: new Map(document.amounts) }));
			if (copies.length > 0)
				posted.set(
					base,
					copies.sort((one, other) => one.revision - other.revision),
				);
		}
		return { ok: true, books: this.books(posted), attempts: 1 };
	}

	private books(posted: Books['posted']): Books {
		return {
			company: 'Harbor Street Studio LLC',
			currency: 'USD',
			takesCurrency: (currency) => currency === 'USD' || currency === 'JPY',
			closedThrough: this.closedThrough,
			obstacles: this.obstacles,
			place: (line, journal) => this.place(line, journal),
			accountOf: (slot) => (this.missing.has(keyOf(slot)) ? null : { id: slot, name: keyOf(slot) }),
			posted,
		};
	}

	private place(line: JournalLine, journal: Journal): Placement {
		const slot = slotOf(line, journal.centre.code);
		const key = keyOf(slot);
		if (!this.missing.has(key)) return { ok: true, slot, account: { id: slot, name: key } };
		const gap = { code: 'UNMAPPED', subject: key, message: `No account for ${key}.`, hint: `Map ${key}.` };
		return { ok: false, gap };
	}

	private write(drafts: readonly Draft[]): ReadonlyMap<string, WriteResult> {
		this.hasWritten = true;
		const results = new Map<string, WriteResult>();
		for (const chunk of this.chunks(drafts)) {
			const fault = this.nextFault();
			const payments: Array<() => void> = [];
			for (const draft of chunk) {
				const failure = fault === 'notSent' ? noAnswer : this.refusalOf(draft);
				if (failure === null) payments.push(this.create(draft));
				results.set(draft.number, this.resultOf(draft, fault === null ? failure : (failure ?? noAnswer)));
			}
			if (fault === null && this.options.settlesApart === true) this.settle(payments, chunk, results);
			else if (this.options.settlesApart !== true) for (const pay of payments) pay();
		}
		return results;
	}

	private settle(
		payments: ReadonlyArray<() => void>,
		chunk: readonly Draft[],
		results: Map<string, WriteResult>,
	): void {
		const fault = this.nextFault();
		if (fault !== 'notSent') for (const pay of payments) pay();
		if (fault === null) return;
		for (const draft of chunk) results.set(draft.number, this.resultOf(draft, noAnswer));
	}

	/** Lines of money beside a document that is written already; what is open of earlier ones is paid first. */
	private create(draft: Draft): () => void {
		const { lines, rest } = this.allocate(draft);
		const isMoney = ({ slot }: DraftLine): boolean => slot.startsWith('tender.');
		const pay = (): void => {
			for (const { document, slot, amount } of lines) addTo(document, slot, amount);
		};
		if (rest.length === 0) return pay;
		const document: Stored = {
			number: draft.number,
			revision: draft.revision,
			records: [{ type: 'document', id: draft.number, url: null }],
			date: draft.date,
			memo: draft.memo,
			texts: draft.lines.map(({ text }) => text),
			amounts: new Map(),
			open: 0,
			stamp: { ...draft.stamp, sha: '00000000' },
			state: 'ours',
		};
		this.documents.push(document);
		for (const { slot, amount } of rest.filter((line) => !isMoney(line))) addTo(document, slot, amount);
		return () => {
			pay();
			for (const { slot, amount } of rest.filter(isMoney)) addTo(document, slot, amount);
		};
	}

	private allocate(draft: Draft): {
		readonly lines: ReadonlyArray<{ document: Stored; slot: string; amount: number }>;
		readonly rest: readonly DraftLine[];
	} {
		const lines: Array<{ document: Stored; slot: string; amount: number }> = [];
		const open = new Map(draft.earlier.map((earlier) => [this.document(earlier.number), earlier.open]));
		const rest = draft.lines.flatMap((line) => {
			let left = line.amount;
			for (const [document, due] of line.slot.startsWith('tender.') ? open : []) {
				if (Math.sign(due) !== Math.sign(left)) continue;
				const amount = Math.sign(left) * Math.min(Math.abs(left), Math.abs(due));
				lines.push({ document, slot: line.slot, amount });
				open.set(document, due - amount);
				left -= amount;
			}
			return left === 0 ? [] : [{ ...line, amount: left }];
		});
		return { lines, rest };
	}

	private refusalOf(draft: Draft): Failure | null {
		const sum = draft.lines.reduce((total, { amount }) => total + amount, 0);
		const open = draft.earlier.reduce((total, earlier) => total + earlier.open, 0);
		if (sum !== open || draft.lines.some(({ amount }) => amount === 0))
			throw new Error(`${draft.number}: ${sum}`);
		if (draft.number.length > 21 || draft.memo.length > 1000) throw new Error(`${draft.number} is too long`);
		const refused = this.refused.get(draft.number);
		if (refused !== undefined) return refused;
		return this.numbers().includes(draft.number) ? { ...noAnswer, code: 'DUPLICATE_NUMBER' } : null;
	}

	private resultOf(draft: Draft, failure: Failure | null): WriteResult {
		if (failure !== null) return { kind: 'failed', failure, attempts: 2 };
		const records = [{ type: 'document', id: draft.number, url: null }];
		return { kind: 'written', records, attempts: 1, wasThere: false };
	}

	private nextFault(): Fault | null {
		this.calls += 1;
		return this.faults.get(this.calls) ?? null;
	}

	private chunks(drafts: readonly Draft[]): ReadonlyArray<readonly Draft[]> {
		const size = this.options.batchSize ?? 30;
		return Array.from({ length: Math.ceil(drafts.length / size) }, (_, index) =>
			drafts.slice(index * size, (index + 1) * size),
		);
	}
}

export const noAnswer: Failure = {
	kind: 'transient',
	code: 'NO_ANSWER',
	message: 'No answer came.',
	hint: 'Run it again.',
};

/** Slot of a journal line; stored value sold and used share one. */
export function slotOf(line: Pick<JournalLine, 'role' | 'sub'>, centreCode: string): string {
	const role = line.role === 'redeemed' ? 'liability' : line.role;
	return `${line.sub === null ? role : `${role}.${line.sub}`}@${centreCode}`;
}

function keyOf(slot: string): string {
	return slot.split('@')[0] ?? slot;
}

function addTo(document: Stored, slot: string, amount: number): void {
	document.amounts.set(slot, (document.amounts.get(slot) ?? 0) + amount);
	document.open -= amount;
}
