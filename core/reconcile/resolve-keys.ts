import { byAge } from './order';
import type { Row } from './row';

/**
 * All rows of one sale go by the key of its newest state that has one: payments, which tell only their sale, and older
 * states from before the sale moved to another day.
 */
export function followNewest(rows: readonly Row[]): readonly Row[] {
	const newest = new Map<string, Row>();
	for (const row of rows) {
		if (row.identity === null || row.key === null || !row.isWhole) continue;
		const known = newest.get(row.identity);
		if (known === undefined || byAge(known, row) < 0) newest.set(row.identity, row);
	}
	return rows.map((row) => {
		const key = newest.get(row.identity ?? '')?.key ?? row.key;
		return key === row.key ? row : { ...row, key };
	});
}

/** The key that each alias stands for; of a family that shares an e-mail the first by key, as Studio CRM decides it. */
export function aliasesOf(...sides: ReadonlyArray<readonly Row[]>): ReadonlyMap<string, string> {
	const keys = new Map<string, string>();
	for (const rows of sides) {
		for (const { alias, key } of rows) {
			if (alias === null || key === null) continue;
			const known = keys.get(alias);
			if (known === undefined || key < known) keys.set(alias, key);
		}
	}
	return keys;
}

export function withoutAliases(rows: readonly Row[], aliases: ReadonlyMap<string, string>): readonly Row[] {
	if (aliases.size === 0) return rows;
	return rows.map((row) => {
		const key = row.key === null ? null : (aliases.get(row.key) ?? row.key);
		return key === row.key ? row : { ...row, key };
	});
}
