import { amountDigits, amountOf } from '../event';
import type { Group } from './group';
import { byAge } from './order';
import type { Row } from './row';

/**
 * Rows whose amount counts: of everything that tells of one sale only the newest, so that a sale that was closed and
 * then updated is in the total once.
 */
export function countedRows(groups: ReadonlyMap<string, Group>): ReadonlySet<Row> {
	const newest = new Map<string, Row>();
	const counted = new Set<Row>();
	for (const { facts } of groups.values()) {
		for (const row of facts) {
			if (row.amount === null || row.absence !== null) continue;
			const thing = row.type === null ? null : row.identity;
			if (thing === null) {
				counted.add(row);
				continue;
			}
			const known = newest.get(thing);
			if (known === undefined || byAge(known, row) < 0) newest.set(thing, row);
		}
	}
	for (const row of newest.values()) counted.add(row);
	return counted;
}

/** What a group comes to, in minor units; `null` when nothing of it tells an amount, or several currencies are in it. */
export function amountOfGroup({ facts }: Group, counted: ReadonlySet<Row>): number | null {
	const rows = facts.filter((row) => counted.has(row));
	const isOneCurrency = new Set(rows.map(({ currency }) => currency)).size === 1;
	return isOneCurrency ? rows.reduce((total, { amount }) => total + (amount ?? 0), 0) : null;
}

/** The newest state of each sale of a group. */
function statesOf({ facts }: Group): readonly Row[] {
	const states = new Map<string, Row>();
	for (const row of facts) if (row.identity !== null && row.isWhole) states.set(row.identity, row);
	return [...states.values()];
}

/** The sales of a group that were not voided: what a document has to hold. */
export function salesOf(group: Group): number {
	return statesOf(group).filter(({ isVoid }) => !isVoid).length;
}

/** Whether the books rightly hold nothing of a group. */
export function needsNoDocument(group: Group): boolean {
	return statesOf(group).every(({ isNothing }) => isNothing);
}

export function currencyOfGroup({ facts, newest }: Group): string | null {
	return newest.currency ?? facts.find(({ currency }) => currency !== null)?.currency ?? null;
}

/** An amount of a side, in the minor units of its currency; of the finest there are where the currency is not told. */
export interface Money {
	readonly units: number;
	readonly currency: string | null;
}

export function moneyOf(group: Group | null, units: number | null): Money | null {
	return group === null || units === null ? null : { units, currency: currencyOfGroup(group) };
}

/** Minor units of this currency, to the cent: what tells no currency is taken to be in the other side's. */
export function unitsIn(currency: string | null, money: Money): bigint {
	const spare = amountDigits(money.currency) - amountDigits(currency);
	if (spare <= 0) return BigInt(money.units) * 10n ** BigInt(-spare);
	return BigInt(Math.round(money.units / 10 ** spare));
}

export function majorIn(currency: string | null, units: bigint): number {
	return amountOf(units, amountDigits(currency));
}
