import { minorUnitsOf } from '../event';
import type { DealStatement, Refund } from './deal-statements';
import type { DealField, Values } from './fields';
import { laterOf, type Settled } from './settle';
import type { Pipeline } from './stages';

/** Enough for every currency of ISO 4217. */
const digits = 4;

/** Refunds known of a deal's sale, one per refund id; kept at the deal, because they come in any order and again. */
type Refunds = readonly Refund[];

/**
 * The refunds as a text field keeps them: `r7 69 2026-11-20T10:00:00.000Z; r8 ? 2026-…`, sorted, so that every order
 * of delivery ends in the same text. `?` is an amount nobody told.
 */
export function refundsText(refunds: Refunds): string {
	return [...refunds]
		.sort((one, other) => (one.id < other.id ? -1 : 1))
		.map(
			({ id, amount, time }) =>
				`${encodeURIComponent(id)} ${plainAmount.test(amount ?? '') ? amount : '?'} ${time}`,
		)
		.join('; ');
}

const plainAmount = /^\d+(\.\d+)?$/;
const entryShape = /^(\S+) (\?|\d+(?:\.\d+)?) (\d{4}-\S+Z)$/;

/** What `refundsText` wrote; entries somebody has spoilt are left out. */
export function parseRefunds(text: string): Refunds {
	return text.split(';').flatMap((entry): Refunds => {
		const match = entryShape.exec(entry.trim());
		const [, id = '', amount = '', time = ''] = match ?? [];
		return match === null ? [] : [{ id: decoded(id), amount: amount === '?' ? null : amount, time }];
	});
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// somebody edited the field by hand; then the text itself is the name
		return text;
	}
}

/** Both lists as one: of the same refund the newer word counts, of equal times the last. */
export function mergeRefunds(held: Refunds, told: Refunds): Refunds {
	const byId = new Map<string, Refund>();
	for (const refund of [...held, ...told]) {
		const known = byId.get(refund.id);
		if (known === undefined || refund.time >= known.time) byId.set(refund.id, refund);
	}
	return [...byId.values()];
}

/** Whether the refunds gave everything back. Unknown sums count as all: a refund nobody measured is not a small one. */
function isWhole(refunds: Refunds, amount: string | undefined): boolean {
	const given = refunds.map((refund) => minorUnitsOf(refund.amount, digits));
	if (given.some((units) => units === null)) return true;
	const total = given.reduce<bigint>((sum, units) => sum + (units ?? 0n), 0n);
	const price = minorUnitsOf(amount, digits);
	return total > 0n && (price === null || total >= price);
}

/** Only voided refunds. */
function isNothing(refunds: Refunds): boolean {
	return refunds.every(({ amount }) => minorUnitsOf(amount, digits) === 0n);
}

function newestOf(refunds: Refunds): string {
	return refunds.reduce((newest, { time }) => laterOf(newest, time), '');
}

/**
 * What changes in a sale after all of it was given back (a payment corrected, a poll's word of it) fills, and does not make
 * it a sale again. One that is closed anew does, and so does one that has become more than was given back.
 */
export function withoutEchoes(
	statements: readonly DealStatement[],
	held: Values<DealField>,
): readonly DealStatement[] {
	const told = statements.flatMap(({ refund }) => refund ?? []);
	const refunds = mergeRefunds(parseRefunds(held.get('refunds') ?? ''), told);
	const closedAt = statements.reduce(
		(latest, { facet, isUpdate, time }) =>
			facet === 'sale' && isUpdate !== true ? laterOf(latest, time) : latest,
		held.get('saleAt') ?? '',
	);
	if (refunds.length === 0 || newestOf(refunds) < closedAt) return statements;
	return statements.map((statement) => {
		const isEcho = statement.isUpdate === true && statement.time > newestOf(refunds);
		return isEcho && isWhole(refunds, statement.values.get('amount'))
			? { ...statement, facet: null }
			: statement;
	});
}

export interface RefundVerdict {
	readonly staleItems: ReadonlySet<number>;
	readonly notes: readonly string[];
}

/**
 * Lets the refunds have their say after sale and visit have settled. They have no clock: the stage is the refund's
 * when all that is known of them, in whatever order it came, gives the newest sale back, and no sale is newer. So a
 * refund that comes before its sale decides for the time being, and an older sale that was larger takes it back.
 */
export function settleRefunds(
	{ changes }: Settled<DealField>,
	held: Values<DealField>,
	statements: readonly DealStatement[],
	pipeline: Pipeline,
	ownsStage: boolean,
): RefundVerdict {
	const before = parseRefunds(held.get('refunds') ?? '');
	const told = statements.flatMap(({ refund }) => refund ?? []);
	const refunds = mergeRefunds(before, told);
	const stage = pipeline.stages.get('sale_refunded');
	if (refunds.length === 0 || stage === undefined) return { staleItems: new Set(), notes: [] };
	const newest = newestOf(refunds);
	const saleAt = changes.get('saleAt') ?? held.get('saleAt') ?? '';
	const isUndecided = (held.get('stage') ?? '') === '' && !changes.has('stage');
	const isAll = isWhole(refunds, changes.get('amount') ?? held.get('amount')) && newest >= saleAt;
	const wasAll = isWhole(before, held.get('amount')) && newestOf(before) >= (held.get('saleAt') ?? '');
	const speaks = told.length > 0 || changes.has('stage') || statements.some(({ facet }) => facet === 'sale');
	const won = pipeline.stages.get('sale_closed');
	const isTakenBack = wasAll && !changes.has('stage') && saleAt !== '';
	const standing = isUndecided || isTakenBack ? won : undefined;
	const due = isAll || (isUndecided && !isNothing(refunds)) ? stage : standing;
	if (due !== undefined && speaks && (!ownsStage || isUndecided)) setOrLeave(changes, held, 'stage', due);
	if (told.length > 0) setOrLeave(changes, held, 'refunds', refundsText(refunds));
	if (isAll || pipeline.stages.has('sale_closed')) {
		setOrLeave(
			changes,
			held,
			'lastEventAt',
			[changes.get('lastEventAt'), held.get('lastEventAt')].reduce<string>(
				(one, other) => laterOf(other, one),
				newest,
			),
		);
	}
	const notes = told.length > 0 && !isAll ? ['A refund of a part left the stage of the deal as it was.'] : [];
	return { staleItems: lateItems(statements, held, newestOf(before), isAll), notes };
}

function setOrLeave(
	changes: Map<DealField, string>,
	held: Values<DealField>,
	field: DealField,
	value: string,
): void {
	if (held.get(field) === value) changes.delete(field);
	else changes.set(field, value);
}

/** A refund is late when the sale was closed anew after it; a sale when its refund was known by then. */
function lateItems(
	statements: readonly DealStatement[],
	held: Values<DealField>,
	refundedBefore: string,
	isAll: boolean,
): ReadonlySet<number> {
	const late = new Set<number>();
	let saleAt = held.get('saleAt') ?? '';
	let refundedAt = refundedBefore;
	for (const { item, time, facet, refund } of statements) {
		if (refund !== null) {
			if (time < saleAt) late.add(item);
			refundedAt = laterOf(refundedAt, time);
		} else if (facet === 'sale') {
			if (isAll && time < refundedAt) late.add(item);
			saleAt = laterOf(saleAt, time);
		}
	}
	return late;
}
