import type { INode } from 'n8n-workflow';
import { currencyOf, isRecord, isTimeZone, listOf, numberOf, own, recordOf, textOf } from '../../core/event';
import type { EventFilter } from '../../core/intake';

export interface TriggerSettings {
	readonly isVerified: boolean;
	readonly filter: EventFilter;
	readonly includeRaw: boolean;
	readonly dedupeWindowMs: number;
	readonly timeZone: string | null;
	readonly currency: string | null;
	/** What was typed and cannot be read; the trigger refuses to activate with it. */
	readonly problems: readonly SettingProblem[];
}

export interface SettingProblem {
	readonly message: string;
	readonly description: string;
}

const defaultWindowHours = 168;

/**
 * The parameters of a trigger node as n8n has stored them, completed by the defaults. Read from the node itself,
 * because `getNodeParameter` evaluates expressions for every delivery; these parameters allow none.
 */
export function readTriggerSettings(node: INode): TriggerSettings {
	const parameters = recordOf(node.parameters);
	const options = recordOf(own(parameters, 'options'));
	const hours = numberOf(own(options, 'dedupeWindowHours')) ?? defaultWindowHours;
	const events = listOf(own(parameters, 'events')).flatMap((entry) => textOf(entry) ?? []);
	return {
		isVerified: own(parameters, 'authentication') !== 'acceptUnverified',
		filter: { types: events, locationIds: idList(own(options, 'locationIds')) },
		includeRaw: own(options, 'includeRaw') === true,
		dedupeWindowMs: Math.max(0, hours) * 3_600_000,
		timeZone: zoneOf(own(options, 'timeZone')),
		currency: currencyOf(own(options, 'currency')),
		problems: problemsOf(textOf(own(options, 'timeZone')), textOf(own(options, 'currency'))),
	};
}

/** A time zone or currency that was given and does not exist, in words for the studio. */
export function problemsOf(timeZone: string | null, currency: string | null): readonly SettingProblem[] {
	const problems: SettingProblem[] = [];
	if (timeZone !== null && !isTimeZone(timeZone)) {
		problems.push({
			message: `“${timeZone}” is no time zone`,
			description: 'Use a name such as America/New_York or Europe/London.',
		});
	}
	if (currency !== null && currencyOf(currency) === null) {
		problems.push({
			message: `“${currency}” is no currency`,
			description: 'Use the three-letter code, such as USD or GBP.',
		});
	}
	return problems;
}

function zoneOf(value: unknown): string | null {
	const name = textOf(value);
	return name !== null && isTimeZone(name) ? name : null;
}

/** Ids from a list, or from text with commas between them. */
function idList(value: unknown): readonly string[] {
	const entries = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
	return entries.flatMap((entry) => textOf(isRecord(entry) ? own(entry, 'id') : entry) ?? []);
}
