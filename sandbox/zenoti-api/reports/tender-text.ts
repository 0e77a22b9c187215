import type { Tender } from '../store/rows';

/** Cash, card, check, and the custom kinds: what Zenoti counts as collected. The rest is stored value or points. */
const moneyModes: readonly number[] = [0, 1, 2, 3, 11];

export function isMoney({ mode }: Tender): boolean {
	return moneyModes.includes(mode);
}

const textByMode: Readonly<Record<number, (tender: Tender) => string>> = {
	0: () => 'Cash',
	// with the space that reports were seen to have
	1: () => ' Card',
	2: () => 'Check',
	5: ({ name }) => prefixed('Membership', name),
	6: ({ name }) => prefixed('Membership', name),
	7: ({ name }) => prefixed('Package', name),
	8: ({ cardNumber }) => `Gift Card(${cardNumber})`,
	9: ({ cardNumber }) => `Prepaid Card(${cardNumber})`,
	10: () => 'Loyalty Points',
	16: () => 'Cashback',
};

/** The tender as reports write it. */
export function tenderText(tender: Tender): string {
	const write = Object.hasOwn(textByMode, tender.mode) ? textByMode[tender.mode] : undefined;
	return write?.(tender) ?? prefixed('Custom', tender.name);
}

function prefixed(kind: string, name: string): string {
	return name.startsWith(`${kind} - `) ? name : `${kind} - ${name}`;
}

/** Several tenders stand in one text. */
export function tendersText(tenders: readonly Tender[]): string {
	return [...new Set(tenders.map(tenderText))].join(', ');
}
