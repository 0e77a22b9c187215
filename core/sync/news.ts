import { parseRefunds } from './deal-refunds';
import type { ContactField, DealField, Values } from './fields';

/** What we note for ourselves: when we last heard of a record, and by what. */
const notes: ReadonlySet<ContactField | DealField> = new Set([
	'profileAt',
	'consentAt',
	'membershipAt',
	'lastEventAt',
	'saleAt',
	'correlationId',
]);

/**
 * Whether a change tells anything of the client, visit or sale. A state that is read again and found as it was is
 * written down as known up to now, so that nothing older overwrites it; the record is unchanged by that.
 */
export function isNews<Field extends ContactField | DealField>(
	changes: Values<Field>,
	held: Values<Field>,
): boolean {
	return [...changes].some(([field, value]) => {
		if (field === 'refunds') return amountsOf(value) !== amountsOf(held.get(field) ?? '');
		return !notes.has(field);
	});
}

/** Refunds without their times. */
function amountsOf(refunds: string): string {
	const amounts = parseRefunds(refunds).map(({ id, amount }): [string, string | null] => [id, amount]);
	return JSON.stringify(amounts.sort(([one], [other]) => (one < other ? -1 : 1)));
}
