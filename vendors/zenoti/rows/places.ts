import { own, textOf, type NamedRef, type UnknownRecord } from '../../../core/event';
import { headingKey, type RowContext } from '../../../core/rows';
import { zenotiIdOf } from '../read-zenoti';

/** The center of a row: its id as told or by the option, its name or, where only that is told, its code. */
export function rowCenter(record: UnknownRecord, { locationIds }: RowContext): NamedRef | null {
	const name = textOf(own(record, 'center_name'));
	const code = textOf(own(record, 'center_code'));
	const called = [name, code].flatMap((text) => (text === null ? [] : [headingKey(text)]));
	const mapped = (called.length === 0 ? [''] : called).map((text) => locationIds.get(text));
	const id = zenotiIdOf(own(record, 'center_id')) ?? zenotiIdOf(mapped.find((each) => each !== undefined));
	const shown = name ?? code;
	return id === null && shown === null ? null : { id, name: shown };
}

/** What an invoice number is unique within. */
export function numberSpace(record: UnknownRecord): string | null {
	return textOf(own(record, 'center_code')) ?? textOf(own(record, 'center_name'));
}
