import { accountKeyOf, keysOf, type AccountKey } from './account-keys';
import type { Centre, JournalLine } from './journal';

/** What the user has set for one centre. */
export interface CentreSettings {
	/** 1 to 8 characters `A-Z0-9`; `null`: made from the id. */
	readonly code: string | null;
	readonly name: string | null;
	/** QuickBooks location id, Xero tracking option id: the centre's place in the ledger. */
	readonly unit: string | null;
	/** QuickBooks class id. */
	readonly classId: string | null;
}

/** The bookkeeper's decisions, in the ledger's own ids. */
export interface BookMapping {
	/**
	 * Account id by key (`tender.card`), or by key and centre (`tender.card@<centre id>`), which wins over the key alone.
	 */
	readonly accounts: ReadonlyMap<string, string>;
	/** `membership`, `package`: revenue when sold instead of a liability until used. */
	readonly revenueWhenSold: ReadonlySet<string>;
	/**
	 * The most a sale may be rounded by, in major units; `null`: a coin (0.05, or 10 where the currency has no smaller
	 * unit). Zenoti can round to 1, 5 or 10 as well; more than was agreed is a reading error, not a rounding.
	 */
	readonly largestRounding: number | null;
	readonly centres: ReadonlyMap<string, CentreSettings>;
	/** Id of the centre of sales that name none and whose source names none either; `null`: what their source ends with. */
	readonly centreOfUnnamed: string | null;
	/** The ledger's tax code for lines with tax, and for lines without. */
	readonly taxed: string | null;
	readonly untaxed: string | null;
	/** QuickBooks customer id, Xero contact id of sales without a client of their own; `null`: the generic one. */
	readonly customerId: string | null;
}

/** What of the decisions bears on the centre of a sale. */
export type CentreRule = Pick<BookMapping, 'centreOfUnnamed'>;

/** What of the decisions bears on how a sale is read. */
export type SaleRules = Pick<BookMapping, 'revenueWhenSold' | 'largestRounding'>;

/** Where a line goes: an account the user chose, or the default account by its name; `null` when there is neither. */
export type Destination =
	| { readonly kind: 'chosen'; readonly key: string; readonly accountId: string }
	| { readonly kind: 'default'; readonly key: string; readonly row: DefaultRow }
	| { readonly kind: 'none'; readonly key: string };

/** Most specific wins: sub before role, and with each of these the centre's own row first. */
export function destinationOf(
	line: Pick<JournalLine, 'role' | 'sub'>,
	centre: Pick<Centre, 'id'>,
	mapping: BookMapping,
): Destination {
	const keys = keysOf(line, mapping.revenueWhenSold);
	for (const key of keys) {
		const accountId = mapping.accounts.get(`${key}@${centre.id}`) ?? mapping.accounts.get(key);
		if (accountId !== undefined) return { kind: 'chosen', key, accountId };
	}
	for (const key of keys) {
		const row = accountKeyOf(key);
		if (row !== null && hasAccount(row)) return { kind: 'default', key, row };
	}
	return { kind: 'none', key: keys[0] ?? line.role };
}

function hasAccount(row: AccountKey): row is DefaultRow {
	return row.account !== null;
}

export type DefaultRow = AccountKey & { readonly account: NonNullable<AccountKey['account']> };
