import { lineText } from './line-text';
import type { Gap, Journal } from './journal';
import type { Books, DraftLine, LedgerAccount, PostedDocument } from './ledger';
import { lastRevision } from './numbers';
import type { PlacedLine } from './place-journal';
import type { BookSettings } from './settings';
import type { Stamp } from './stamp';

/** What has to happen for the documents of one base to add up to the journal. */
export type DocumentPlan =
	| { readonly kind: 'noActivity' }
	| { readonly kind: 'unchanged' }
	/** The ledger differs because it knows something newer. */
	| { readonly kind: 'stale'; readonly standing: readonly PostedDocument[] }
	| { readonly kind: 'stop'; readonly gaps: readonly Gap[] }
	| {
			readonly kind: 'write';
			readonly revision: number;
			/** Not empty. */
			readonly lines: readonly DraftLine[];
			readonly earlier: readonly PostedDocument[];
	  };

/**
 * Compares a journal with all documents posted for it so far, slot by slot. The first document carries the journal line
 * by line; every later one only what differs. Whatever a person has edited is left alone.
 */
export function planDocument(
	target: readonly PlacedLine[],
	posted: readonly PostedDocument[],
	accountOf: Books['accountOf'],
	journal: Pick<Journal, 'kind' | 'asOf' | 'sales'>,
	settings: Pick<BookSettings, 'allowFewerSales'>,
): DocumentPlan {
	const standing = posted.filter(({ state }) => state !== 'void');
	if (target.length === 0 && standing.length === 0) return { kind: 'noActivity' };
	if (posted.length === 0) return { kind: 'write', revision: 1, lines: target.map(firstLine), earlier: [] };
	const differences = differencesOf(sumTarget(target), sumPosted(standing));
	if (differences.size === 0) return { kind: 'unchanged' };
	if (standing.some(({ stamp }) => stamp !== null && isOlder(journal, stamp, settings)))
		return { kind: 'stale', standing };
	const touched = standing.filter(isTouched);
	if (touched.length > 0) return { kind: 'stop', gaps: touched.map(editedInLedger) };
	const revision = Math.max(...posted.map((document) => document.revision)) + 1;
	if (revision > lastRevision) return { kind: 'stop', gaps: [tooManyRevisions(posted)] };
	return planCorrection(target, differences, revision, standing, accountOf);
}

/**
 * Whether the journal is an earlier state than the one that was stamped: an execution that is tried again after a newer
 * one. A day that tells of more sales than before is never old, whichever of them happened last; nor is one that the
 * user lets shrink, for it may have lost just the newest sale.
 */
function isOlder(
	{ kind, asOf, sales }: Pick<Journal, 'kind' | 'asOf' | 'sales'>,
	stamp: Stamp,
	{ allowFewerSales }: Pick<BookSettings, 'allowFewerSales'>,
): boolean {
	const isNewer = stamp.asOf !== null && stamp.asOf > asOf;
	return isNewer && (kind === 'sale' || (!allowFewerSales && sales.length <= stamp.sales));
}

/** Minor units by slot; slots that come to zero are left out. */
export type SlotSums = ReadonlyMap<string, number>;

export function sumTarget(target: ReadonlyArray<Pick<PlacedLine, 'slot' | 'line'>>): SlotSums {
	return sumSlots(target.map(({ slot, line }) => [slot, line.amount]));
}

/** All documents together, void ones aside. */
export function sumPosted(posted: readonly PostedDocument[]): SlotSums {
	const standing = posted.filter(({ state }) => state !== 'void');
	return sumSlots(standing.flatMap(({ amounts }) => [...amounts]));
}

/** Target less posted, where they differ, sorted by slot. */
export function differencesOf(target: SlotSums, posted: SlotSums): SlotSums {
	const slots = [...new Set([...target.keys(), ...posted.keys()])].sort();
	return sumSlots(slots.map((slot) => [slot, (target.get(slot) ?? 0) - (posted.get(slot) ?? 0)]));
}

function sumSlots(amounts: ReadonlyArray<readonly [slot: string, amount: number]>): SlotSums {
	const sums = new Map<string, number>();
	for (const [slot, amount] of amounts) sums.set(slot, (sums.get(slot) ?? 0) + amount);
	return new Map([...sums].filter(([, amount]) => amount !== 0));
}

function firstLine({ slot, account, line }: PlacedLine): DraftLine {
	return { slot, account, amount: line.amount, line, text: lineText(line) };
}

function planCorrection(
	target: readonly PlacedLine[],
	differences: SlotSums,
	revision: number,
	standing: readonly PostedDocument[],
	accountOf: Books['accountOf'],
): DocumentPlan {
	const lines: DraftLine[] = [];
	const gaps: Gap[] = [];
	// After everything was voided the whole journal is posted anew, and nothing of it is a change.
	const suffix = standing.length === 0 ? '' : ', change';
	for (const [slot, amount] of differences) {
		const placed = target.find((line) => line.slot === slot) ?? null;
		const account = placed?.account ?? accountOf(slot);
		if (account === null) gaps.push(accountGone(slot, standing));
		else lines.push(changeLine(slot, amount, account, placed, suffix));
	}
	if (gaps.length > 0) return { kind: 'stop', gaps };
	return { kind: 'write', revision, lines, earlier: standing };
}

function changeLine(
	slot: string,
	amount: number,
	account: LedgerAccount,
	placed: PlacedLine | null,
	suffix: string,
): DraftLine {
	const line = placed?.line ?? null;
	return { slot, account, amount, line, text: `${line === null ? account.name : lineText(line)}${suffix}` };
}

/** Edited, or settled by something that is not ours, so that its amounts and what is open do not add up. */
function isTouched({ state, amounts, open }: PostedDocument): boolean {
	return state === 'edited' || [...amounts.values()].reduce((sum, amount) => sum + amount, open) !== 0;
}

function editedInLedger({ number, stamp }: PostedDocument): Gap {
	const how = stamp === null ? 'carries our number but is not of this node' : 'was edited by a person';
	const remedy = stamp === null ? 'give it another number' : 'put its lines and payments back as they were';
	return {
		code: 'EDITED_IN_LEDGER',
		subject: number,
		message: `${number} ${how}, and the books differ from the studio.`,
		hint: `Open ${number} in the ledger and ${remedy}, or void it. Then run this again.`,
	};
}

function tooManyRevisions(posted: readonly PostedDocument[]): Gap {
	const last = posted.reduce((one, other) => (one.revision > other.revision ? one : other));
	return {
		code: 'TOO_MANY_REVISIONS',
		subject: last.number,
		message: `${last.number} is the last number there is for it: ${lastRevision} documents were posted already.`,
		hint: 'Look why it changes so often, and post this difference by hand.',
	};
}

function accountGone(slot: string, standing: readonly PostedDocument[]): Gap {
	const numbers = standing.filter(({ amounts }) => amounts.has(slot)).map(({ number }) => number);
	return {
		code: 'ACCOUNT_GONE',
		subject: slot,
		message: `${numbers.join(', ')} posted to an account that takes no postings any more, so that cannot be taken back.`,
		hint: 'Make that account active again in the ledger, then run this again.',
	};
}
