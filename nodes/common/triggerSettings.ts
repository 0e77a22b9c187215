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
	};
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
