/** `refund`: money went back. Sales and refunds of one day stay apart, so that neither hides in the other. */
export const flows = ['sale', 'refund'] as const;
export type Flow = (typeof flows)[number];

/**
 * What an amount is, in accounting's words and no ledger's. `liability` is stored value sold (credit), `redeemed` is
 * stored value used (debit); both go to the same account. `tender` is money, one clearing account each.
 */
export const roles = [
	'revenue',
	'discount',
	'returns',
	'liability',
	'redeemed',
	'tax',
	'tips',
	'service_charge',
	'fees',
	'rounding',
	'tender',
	'promotion',
	'receivable',
] as const;
export type Role = (typeof roles)[number];

/** One line of a journal; at most one per flow, role, sub and taxed, and none of zero. */
export interface JournalLine {
	readonly flow: Flow;
	readonly role: Role;
	/**
	 * The kind of item (`service`) for revenue, discount, returns, liability and for the tax charged on it; the stored
	 * value for redeemed (`gift_card`, or `unspecified` where the source does not tell); the tender (`card`,
	 * `custom:klarna`, `unspecified` for a refund whose source does not tell it); the promotion (`loyalty`). A discount on a whole sale has the sub `sale`. `null` for the rest.
	 */
	readonly sub: string | null;
	/** Tax was charged on it. Always false for lines that no tax concerns (tax itself, tender, tips …). */
	readonly taxed: boolean;
	/** Whole minor units; debit positive, credit negative. Revenue is without tax and before discount. */
	readonly amount: number;
	/** How many items, payments or sales are in it. */
	readonly count: number;
}

export interface Centre {
	/** The source's own id. */
	readonly id: string;
	/** 1 to 8 characters `A-Z0-9`, part of every document number. */
	readonly code: string;
	readonly name: string | null;
}

/** A sale or refund that a journal holds. */
export interface JournalSale {
	readonly id: string;
	/** As people know it; the id where there is none. */
	readonly number: string;
	readonly correlationId: string;
}

/** What a sale's document number is made of. */
export interface NumberedSale {
	readonly id: string;
	readonly number: string | null;
	/** A refund that has no number of its own but that of the sale it refunds. */
	readonly refundOfId: string | null;
}

/**
 * The neutral document: one centre's business day, or one sale. The amounts of `lines` add up to zero, in each flow for
 * itself, or there is no journal. The same input, in whatever order, gives the same journal byte for byte.
 */
export interface Journal {
	readonly kind: 'day' | 'sale';
	/** `zenoti:<centre id>:2026-11-20`, `zenoti:sale:<sale id>`. */
	readonly key: string;
	/** `zenoti`, `wellnessliving`: the first segment of the events' source. */
	readonly source: string;
	readonly centre: Centre;
	/** `YYYY-MM-DD` in the centre's zone. */
	readonly businessDay: string;
	/** ISO 4217. */
	readonly currency: string;
	/** Decimal digits of the currency. */
	readonly digits: number;
	/** Sorted: flow, role, sub, untaxed before taxed, each in the order of its list above or of the alphabet. */
	readonly lines: readonly JournalLine[];
	/** Sorted by id. Empty when every sale of the day was voided. */
	readonly sales: readonly JournalSale[];
	/** UTC, ISO 8601 with milliseconds: when the newest fact in it happened at the source. */
	readonly asOf: string;
	/**
	 * How many more sales the input told of that are void, or have left for another day or centre: known to be missing,
	 * so that the day may shrink by them.
	 */
	readonly voided: number;
	/** Codes under which its sales may have been posted before the user named a centre for those that name none. */
	readonly formerCodes: readonly string[];
	/** The sale that a sale journal is of, also when it was voided and `sales` is empty; `null` for a day. */
	readonly document: NumberedSale | null;
}

/** Why a centre's day or a sale is not posted; all of them are told at once. */
export interface Gap {
	/** `OUT_OF_BALANCE`, `NO_CURRENCY`, `UNMAPPED` …; stable, to be searched by. */
	readonly code: string;
	/** What it is about: a sale's number, an account key, an account's name. */
	readonly subject: string;
	readonly message: string;
	/** The next step. */
	readonly hint: string;
}

/** The input items of one journal. */
export interface JournalGroup {
	/** For people: `North (NORTH), 2026-11-20`, `Sale 7448`. */
	readonly label: string;
	/** Positions of the input items, ascending. */
	readonly items: readonly number[];
	/** `null` exactly when there are gaps. */
	readonly journal: Journal | null;
	/**
	 * Where there are gaps: the journal of those sales that have none, to be shown, and to find what else is missing. It
	 * is never posted. `null` without gaps, and where not even the place of the sales is known.
	 */
	readonly partial: Journal | null;
	readonly gaps: readonly Gap[];
}

export interface JournalSet {
	readonly groups: readonly JournalGroup[];
	/** Items that are no money, or were overtaken by a newer state of the same sale in the same input: why. */
	readonly skipped: ReadonlyMap<number, string>;
	/** Items that are no studio event at all. */
	readonly unreadable: ReadonlyMap<number, string>;
}
