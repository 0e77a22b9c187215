export interface TillLine {
	/** Zenoti's item type. */
	readonly type: number;
	readonly name: string;
	/** Cents, without tax, before the discount. */
	readonly listCents: number;
	readonly discountCents: number;
	readonly taxCents: number;
}

export interface TillTender {
	/** Zenoti's payment mode. */
	readonly mode: number;
	readonly name: string;
	/** Cents towards the items. */
	readonly cents: number;
	readonly tipCents: number;
	readonly serviceChargeCents: number;
}

/** A sale as the till knows it; amounts are positive, also of a refund. */
export interface TillSale {
	readonly number: string;
	/** Minutes after nine in the morning, local time. */
	readonly minute: number;
	readonly isRefund?: true;
	readonly lines: readonly TillLine[];
	readonly tenders: readonly TillTender[];
}
