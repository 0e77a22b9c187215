import { dayOf, emailOf, flagOf, isTimeZone, numberOf, own, recordOf, textOf } from '../../../core/event';
import type { Failure } from '../../../core/http';

/** Reads one parameter of one item by name; what the panel hides is `null`. */
export type ParameterOf = (name: string) => unknown;

/**
 * The parameters of one item. What cannot be used is noted, not thrown: a value stands in for it, and the operation is
 * not carried out (`problem`).
 */
export class Input {
	constructor(
		private readonly parameterOf: ParameterOf,
		private readonly problems: Failure[] = [],
	) {}

	/** The first thing a person has to correct; `null` when all is usable. */
	problem(): Failure | null {
		return this.problems[0] ?? null;
	}

	/** Text from a field, a number of an expression included; `null` for blank. */
	text(name: string): string | null {
		const value = this.value(name);
		return typeof value === 'number' ? String(value) : textOf(value);
	}

	/** An id, by hand or from a list. */
	requiredId(name: string, label: string): string {
		const id = this.text(name);
		if (id === null) this.refuse(`${label} is empty.`, `Choose or enter ${label}.`);
		return id ?? '';
	}

	/** Ids of a menu in which several can be chosen, or a comma-separated text of an expression. */
	ids(name: string): readonly string[] {
		const value = this.value(name);
		const list: readonly unknown[] = Array.isArray(value) ? value : (textOf(value)?.split(',') ?? []);
		return [...new Set(list.map((id) => (typeof id === 'number' ? String(id) : textOf(id))))].filter(
			(id) => id !== null,
		);
	}

	flag(name: string): boolean {
		return flagOf(this.value(name)) === true;
	}

	/** A choice that may be left open: `null` then. */
	choice(name: string): boolean | null {
		return flagOf(this.value(name));
	}

	wholeNumber(name: string, label: string, least = 1): number | null {
		const value = this.value(name);
		if (value === null || value === '') return null;
		const number = numberOf(value);
		if (number !== null && Number.isInteger(number) && number >= least) return number;
		this.refuse(`${label} is no whole number of at least ${least}.`, `Correct ${label}.`);
		return null;
	}

	/** `YYYY-MM-DD` as written: a day is the studio's, so no zone is applied to it. `null` for blank. */
	day(name: string, label: string): string | null {
		const value = writtenMoment(this.value(name));
		if (textOf(value) === null) return null;
		const day = dayOf(value);
		if (day === null) {
			this.refuse(`${label} “${String(value).slice(0, 40)}” is no day.`, `Write it as 2026-11-20.`);
		}
		return day;
	}

	/** First and last day, both inclusive; the last is the first where it is left open. */
	days(): { readonly from: string; readonly to: string } {
		const from = this.day('from', 'From');
		const to = this.day('to', 'To') ?? from;
		if (from === null || to === null) {
			if (this.problems.length === 0) this.refuse('From is empty.', 'Choose the first day to read.');
			return { from: '', to: '' };
		}
		if (to < from) this.refuse(`To (${to}) is before From (${from}).`, 'Swap the two days.');
		return { from, to };
	}

	email(name: string, label: string): string | null {
		const text = this.text(name);
		const email = emailOf(text);
		if (text !== null && email === null) {
			this.refuse(`${label} “${text.slice(0, 60)}” is no e-mail address.`, 'Correct it, or leave it empty.');
		}
		return email;
	}

	timeZone(name: string, label: string): string | null {
		const text = this.text(name);
		if (text === null || isTimeZone(text)) return text;
		this.refuse(`${label} “${text.slice(0, 60)}” is no time zone.`, 'Write it as America/New_York.');
		return null;
	}

	currency(name: string, label: string): string | null {
		const text = this.text(name)?.toUpperCase() ?? null;
		if (text === null || /^[A-Z]{3}$/.test(text)) return text;
		this.refuse(`${label} “${text.slice(0, 20)}” is no currency code.`, 'Write it as USD.');
		return null;
	}

	/** How many to give; `null` for all. */
	limit(): number | null {
		return this.flag('returnAll') ? null : (this.wholeNumber('limit', 'Limit') ?? usualLimit);
	}

	/** The fields inside a collection; what is wrong there is wrong here. */
	within(name: string): Input {
		const values = recordOf(this.parameterOf(name));
		return new Input((field) => own(values, field), this.problems);
	}

	refuse(message: string, hint: string): void {
		this.problems.push({ kind: 'permanent', code: 'INVALID_PARAMETER', message, hint });
	}

	/** A resource locator is its value; what the panel hides is `null`. */
	private value(name: string): unknown {
		const value = this.parameterOf(name) ?? null;
		const record = recordOf(value);
		return own(record, '__rl') === true ? (own(record, 'value') ?? null) : value;
	}
}

/** As the field *Limit* has it. */
const usualLimit = 50;

/** An expression may give a date object, n8n's own or JavaScript's: both write themselves as ISO 8601 text. */
function writtenMoment(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const json: unknown = JSON.parse(JSON.stringify(value));
	return json;
}
