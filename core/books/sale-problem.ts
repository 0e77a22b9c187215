import { amountText } from './amount-text';
import { saleLabel, type BookSale } from './book-sale';
import type { Gap } from './journal';

/** What to do next, by the code of a gap that journal building can find. */
const hints = {
	OUT_OF_BALANCE: 'Compare this sale with the studio system and correct it there; nothing is made up to fit.',
	UNREADABLE_SALE:
		'Pass the events on as they came from the trigger or from Studio Event → Normalize; if they are, please report it.',
	ROUNDING:
		'If the studio system rounds its sales by more than a coin, set "Largest Rounding". Otherwise correct the sale there.',
	NO_CURRENCY: 'Set Currency in the options of the trigger or of Studio Event, then send the sales again.',
	NO_BUSINESS_DAY:
		'Set Time Zone in the options of the trigger or of Studio Event, then send the sales again.',
	NO_CENTRE: 'The event names neither a location nor a business; please report it, with the event.',
	CENTRE_CODE: 'Give the centre a code of 1 to 8 letters and digits.',
	CENTRE_CODE_TWICE: 'Give each centre a code of its own.',
	MIXED_CURRENCIES: 'A centre has one currency. Correct Currency where the events are made.',
} as const;
export type JournalGapCode = keyof typeof hints;

export function gapOf(code: JournalGapCode, subject: string, message: string): Gap {
	return { code, subject, message, hint: hints[code] };
}

/** What is wrong with one sale, before its name is put to it. */
export interface SaleProblem {
	readonly code: JournalGapCode;
	/** Goes on after `Sale 7448`. */
	readonly text: string;
}

export function saleGap(sale: BookSale, { code, text }: SaleProblem): Gap {
	return gapOf(code, sale.number ?? sale.id, `${saleLabel(sale)} ${text}.`);
}

interface Side {
	readonly name: string;
	readonly units: number;
}

/** `items 165.89, paid 165.88: 0.01 is missing`. */
export function imbalance({ digits }: BookSale, expected: Side, found: Side): SaleProblem {
	const difference = Math.abs(expected.units - found.units);
	const isShort = Math.abs(found.units) < Math.abs(expected.units);
	const sides = [expected, found].map(({ name, units }) => `${name} ${amountText(units, digits)}`).join(', ');
	const verdict = isShort ? 'is missing' : 'is too much';
	return {
		code: 'OUT_OF_BALANCE',
		text: `does not balance: ${sides}: ${amountText(difference, digits)} ${verdict}`,
	};
}

const mostTold = 3;

export function unreadable(problems: readonly string[]): SaleProblem {
	const more = problems.length - mostTold;
	const told = problems.slice(0, mostTold).join(', ');
	return {
		code: 'UNREADABLE_SALE',
		text: `cannot be read: ${told}${more > 0 ? ` and ${more} more` : ''}`,
	};
}
