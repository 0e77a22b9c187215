import { differencesOf, type Difference } from './differences';
import { groupRows, type Group } from './group';
import { amountOfGroup, countedRows, needsNoDocument } from './money';
import { compareTexts } from './order';
import { presenceOf, unwrittenSale } from './presence';
import { aliasesOf, followNewest, withoutAliases } from './resolve-keys';
import type { Row } from './row';
import type { FieldRules } from './rules';
import { isInside, type Window } from './window';

export interface CompareOptions {
	readonly window: Window;
	readonly rules: FieldRules;
	/** All states of a sale go by the key of its newest. */
	readonly followsNewest: boolean;
	/** Two sales under one key are a question, not a pair. */
	readonly isOnePerKey: boolean;
	/** Whether what each key comes to has to agree. */
	readonly comparesAmounts: boolean;
	/** The other side writes refunds without a sign. */
	readonly otherIsUnsigned: boolean;
	/** The other side rightly holds nothing of sales that were voided or came to nothing (ledgers). */
	readonly needsNoVoids: boolean;
}

export const statuses = ['matched', 'missing', 'different', 'duplicate', 'ambiguous', 'extra'] as const;
export type Status = (typeof statuses)[number];

/** What became of one key; at least one side is there. */
export interface Pair {
	readonly key: string;
	readonly status: Status;
	readonly source: Group | null;
	readonly other: Group | null;
	/** Whether what the other side tells counts as being there; false also where it tells nothing. */
	readonly isThere: boolean;
	/** It is on the other side more than once. */
	readonly isDoubled: boolean;
	/** Minor units, each in the currency of its group; `null` where not told. */
	readonly sourceAmount: number | null;
	readonly otherAmount: number | null;
	readonly differences: readonly Difference[];
	/** In plain words; `null` where there is nothing to say. */
	readonly reason: string | null;
}

export interface Comparison {
	/** Of the window, in the order of the source, then what only the other side has in its order. */
	readonly pairs: readonly Pair[];
	/** Keys whose day is outside of the window. */
	readonly outsideWindow: number;
	/** Rows of the source that tell only what a sale adds to, and that sale is not there. */
	readonly dangling: readonly Row[];
	/** Rows of the source that tell no key, by themselves or through anything else. */
	readonly keyless: readonly Row[];
}

/**
 * Compares two sides key by key, each key once however often either side tells of it. The order of the rows never
 * matters. Both sides are matched before the window is applied: what the books dated a day later is not missing.
 */
export function compareSides(
	source: Iterable<Row>,
	other: Iterable<Row>,
	options: CompareOptions,
): Comparison {
	const sides = resolved([...source], [...other], options.followsNewest);
	const sources = groupRows(sides.source);
	const others = groupRows(sides.other);
	const counted = { source: countedRows(sources), other: countedRows(others) };
	const pairs: Pair[] = [];
	let outsideWindow = 0;
	for (const key of new Set([...sources.keys(), ...others.keys()])) {
		const [one, two] = [sources.get(key) ?? null, others.get(key) ?? null];
		if (!isInside(dayOfPair(one, two), options.window)) {
			outsideWindow += 1;
			continue;
		}
		const sourceAmount = one === null ? null : amountOfGroup(one, counted.source);
		const otherAmount = signed(
			two === null ? null : amountOfGroup(two, counted.other),
			sourceAmount,
			options,
		);
		const pair = judge(key, one, two, { sourceAmount, otherAmount }, options);
		if (pair !== null) pairs.push(pair);
	}
	const keyless = sides.source.filter((row) => row.key === null);
	return {
		pairs,
		outsideWindow,
		dangling: keyless.filter(({ isWhole }) => !isWhole),
		keyless: keyless.filter(({ isWhole }) => isWhole),
	};
}

function resolved(source: readonly Row[], other: readonly Row[], followsNewest: boolean) {
	const [one, two] = followsNewest ? [followNewest(source), followNewest(other)] : [source, other];
	const aliases = aliasesOf(one, two);
	return { source: withoutAliases(one, aliases), other: withoutAliases(two, aliases) };
}

/** The source's day decides, because the other side may be dated later. */
function dayOfPair(source: Group | null, other: Group | null): string | null {
	return (source === null ? null : dayOfGroup(source)) ?? (other === null ? null : dayOfGroup(other));
}

/** Money outranks the calendar: a visit with its sale is on the sale's business day. */
export function dayOfGroup({ facts, newest }: Group): string | null {
	const paid = facts.findLast(({ amount, day }) => amount !== null && day !== null);
	return paid?.day ?? newest.day ?? facts.findLast(({ day }) => day !== null)?.day ?? null;
}

function signed(
	amount: number | null,
	sourceAmount: number | null,
	{ otherIsUnsigned }: CompareOptions,
): number | null {
	if (!otherIsUnsigned || amount === null || sourceAmount === null) return amount;
	return Math.abs(amount) * (sourceAmount < 0 ? -1 : 1) + 0;
}

type Amounts = Pick<Pair, 'sourceAmount' | 'otherAmount'>;

/** `null` for what is on neither side: the other side only tells that it is not there. */
function judge(
	key: string,
	source: Group | null,
	other: Group | null,
	amounts: Amounts,
	options: CompareOptions,
): Pair | null {
	const presence = other === null ? null : presenceOf(other);
	const unwritten = source === null || other === null ? null : unwrittenSale(source, other);
	const isThere = presence !== null && presence.absence === null && unwritten === null;
	const isDoubled = presence !== null && presence.doubled !== null;
	const pair = { key, source, other, isThere, isDoubled, ...amounts, differences: [], reason: null };
	if (source === null) return isThere ? { ...pair, status: 'extra', reason: presence.doubled } : null;
	if (!isThere || other === null) {
		if (options.needsNoVoids && needsNoDocument(source))
			return { ...pair, status: 'matched', reason: 'There is nothing to post.' };
		return { ...pair, status: 'missing', reason: presence?.absence ?? unwritten };
	}
	if (presence.doubled !== null) return { ...pair, status: 'duplicate', reason: presence.doubled };
	const rivals = options.isOnePerKey ? rivalsOf(source) : [];
	if (rivals.length > 1) return { ...pair, status: 'ambiguous', reason: ambiguousText(rivals) };
	const differences = differencesOf({ source, other, ...amounts }, options.rules, options.comparesAmounts);
	if (differences.length === 0) return { ...pair, status: 'matched' };
	const fields = differences.map(({ field }) => field).join(', ');
	return { ...pair, status: 'different', differences, reason: `The sides differ in ${fields}.` };
}

function rivalsOf({ facts }: Group): readonly string[] {
	return [...new Set(facts.flatMap(({ identity }) => identity ?? []))].sort(compareTexts);
}

function ambiguousText(rivals: readonly string[]): string {
	return `${rivals.length} sales have this number: ${rivals.slice(0, 5).join(', ')}.`;
}
