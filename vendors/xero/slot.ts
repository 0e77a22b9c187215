/**
 * What amounts are compared by. Money and stored value come as document lines and as payments, and a payment has
 * neither tax type nor tracking: their slot is the account alone. Xero keeps the tax of a document by tax type.
 */
export type Slot =
	| { readonly kind: 'settle'; readonly accountId: string }
	| { readonly kind: 'line'; readonly accountId: string; readonly taxType: string; readonly tracking: string }
	| { readonly kind: 'tax'; readonly taxType: string };

const taxMark = 'tax';

export function taxSlot(taxType: string): string {
	return `${taxMark}|${taxType}`;
}

/** The slot of a document line; `settling` are the accounts that are compared as a whole. */
export function slotOf(
	line: { readonly accountId: string; readonly taxType: string; readonly tracking: string },
	settling: ReadonlySet<string>,
): string {
	const { accountId, taxType, tracking } = line;
	return settling.has(accountId) ? accountId : `${accountId}|${taxType}|${tracking}`;
}

export function parseSlot(slot: string): Slot {
	const [first = '', second, ...rest] = slot.split('|');
	if (second === undefined) return { kind: 'settle', accountId: first };
	if (first === taxMark) return { kind: 'tax', taxType: second };
	return { kind: 'line', accountId: first, taxType: second, tracking: rest.join('|') };
}
