import { currencyOf, own, recordOf, textOf, type UnknownRecord } from '../../../core/event';
import {
	eventReader,
	parsePath,
	recordReader,
	type MatchRule,
	type MatchSettings,
	type Reader,
} from '../../../core/reconcile';
import { requiredPath, type ParameterOf, type Read } from './read';

/** What both sides are read with. */
export interface ReadingSettings extends MatchSettings {
	readonly families: ReadonlySet<string>;
	readonly timeZone: string | null;
	readonly currency: string | null;
}

/** `rule` says what an event is called on the other side; `keyPrefix` what stands before the key of a record. */
export function readSource(
	parameterOf: ParameterOf,
	rule: MatchRule,
	keyPrefix: string,
	reading: ReadingSettings,
): Read<Reader> {
	return parameterOf('sourceHolds') === 'records'
		? readRecords(parameterOf, 'source', 'Source Key Field', keyPrefix, reading)
		: { ok: true, value: eventReader({ ...reading, rule }) };
}

/** Items of any shape, by the fields the user named. */
export function readRecords(
	parameterOf: ParameterOf,
	side: 'source' | 'other',
	label: string,
	keyPrefix: string,
	{ currency }: ReadingSettings,
): Read<Reader> {
	const key = requiredPath(parameterOf, `${side}KeyField`, label);
	if (!key.ok) return key;
	const fields = fieldsOf(parameterOf, side);
	const pathOf = (name: string) => parsePath(own(fields, name));
	const value = recordReader({
		key: key.value,
		keyPrefix,
		id: pathOf('id'),
		amount: pathOf('amount'),
		day: pathOf('day'),
		centre: pathOf('center'),
		currency: pathOf('currency'),
		defaultCurrency: currency,
	});
	return { ok: true, value };
}

export function namesAmount(parameterOf: ParameterOf, side: 'source' | 'other'): boolean {
	return parsePath(own(fieldsOf(parameterOf, side), 'amount')) !== null;
}

function fieldsOf(parameterOf: ParameterOf, side: 'source' | 'other'): UnknownRecord {
	return recordOf(parameterOf(`${side}Fields`));
}

export function currencyFrom(options: UnknownRecord): string | null {
	return currencyOf(textOf(own(options, 'currency')));
}
