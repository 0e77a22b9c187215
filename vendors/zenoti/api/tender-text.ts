import { textOf, type PaymentMethod } from '../../../core/event';
import { tenderingsByName } from '../codes';

/** One tender named in the `payment_type` of a report. */
export interface NamedTender {
	readonly method: PaymentMethod;
	/** Stored value or points; `null` for the studio's own tenders, which may be either. */
	readonly isRedemption: boolean | null;
	readonly name: string;
}

/** Names of reports that webhooks do not use. */
const reportNames: typeof tenderingsByName = [
	...tenderingsByName,
	['lp', { method: 'loyalty', isRedemption: true }],
];

/** A tender with a name of the studio's choice behind it may hold a comma in that name. */
const named: ReadonlySet<PaymentMethod> = new Set<PaymentMethod>(['package', 'membership', 'custom']);

/**
 * The tenders of a text such as `" Card"`, `"Cash, Gift Card(1234)"`, `"Package - Ten visits, mornings"` or
 * `"Custom - Voucher"`: split on commas outside brackets, recognised by how they begin, each once.
 */
export function tendersOf(value: unknown): readonly NamedTender[] {
	const parts = (textOf(value) ?? '').split(/,(?![^(]*\))/).flatMap((part) => textOf(part) ?? []);
	const tenders: NamedTender[] = [];
	for (const part of parts) {
		const tender = tenderOf(part);
		const last = tenders.at(-1);
		if (tender === null && last !== undefined && named.has(last.method)) {
			tenders[tenders.length - 1] = { ...last, name: `${last.name}, ${part}` };
		} else {
			tenders.push(tender ?? { method: 'custom', isRedemption: null, name: part });
		}
	}
	const byName = new Map(tenders.map((tender) => [`${tender.method} ${tender.name}`, tender]));
	return [...byName.values()];
}

function tenderOf(text: string): NamedTender | null {
	const letters = text.toLowerCase().replace(/[^a-z]/g, '');
	if (letters.startsWith('custom')) {
		const name = text.replace(/^custom\s*[-–:]?\s*/i, '').trim();
		return { method: 'custom', isRedemption: null, name: name === '' ? text : name };
	}
	const known = reportNames.find(([beginning]) => letters.startsWith(beginning))?.[1];
	return known === undefined ? null : { ...known, name: text };
}
