import { businessDayOf, dayOf, localOf, own, recordOf, textOf, utcOf, type UnknownRecord } from '../event';
import { clientKeyOf, sameId, systemOf, type CrmEvent } from '../sync';
import { listOf } from '../event/read';
import type { Place } from './row';

/** What a studio event is about, however the sides are matched. */
export interface EventFacts {
	/** The input item. */
	readonly json: unknown;
	readonly event: CrmEvent;
	/** Second part of the type; payments belong to the family of their sale. */
	readonly family: string;
	readonly isPayment: boolean;
	/** `zenoti`. */
	readonly system: string;
	/** `data.sale`, `data.booking` …; empty when the event has none. */
	readonly entity: UnknownRecord;
	/** `sale/zenoti:7e4e1a62…`; `null` when it names none. */
	readonly identity: string | null;
	readonly day: string | null;
	readonly centre: Place | null;
}

export function eventFactsOf(json: unknown, event: CrmEvent, timeZone: string | null): EventFacts {
	const record = recordOf(json);
	const data = recordOf(own(record, 'data'));
	const [, named = ''] = event.type.split('.');
	const isPayment = named === 'payment';
	const family = isPayment ? 'sale' : named;
	const entity = recordOf(own(data, family));
	const system = systemOf(event.source);
	const id = isPayment ? paidSaleOf(data) : (textOf(own(entity, 'id')) ?? subjectIdOf(record, family));
	const key = family === 'client' ? clientKeyOf(event) : id === null ? null : `${system}:${sameId(id)}`;
	return {
		json,
		event,
		family,
		isPayment,
		system,
		entity,
		identity: key === null ? null : `${family}/${key}`,
		day: ownDay(entity, timeZone) ?? businessDayOf(event.time, timeZone),
		centre: centreOf(entity, event.source),
	};
}

function paidSaleOf(data: UnknownRecord): string | null {
	const ids = listOf(own(data, 'payments')).map((payment) => textOf(own(recordOf(payment), 'saleId')));
	return ids.find((id) => id !== null) ?? null;
}

function subjectIdOf(record: UnknownRecord, family: string): string | null {
	const subject = textOf(own(record, 'subject')) ?? '';
	return subject.startsWith(`${family}/`) ? textOf(subject.slice(family.length + 1)) : null;
}

/** The day in the words of the entity itself: a sale's business day, the day a visit begins at the studio. */
function ownDay(entity: UnknownRecord, timeZone: string | null): string | null {
	const told = dayOf(own(entity, 'businessDay')) ?? localOf(own(entity, 'startLocal'));
	if (told !== null) return told.slice(0, 10);
	const zone = textOf(own(entity, 'timeZone')) ?? timeZone;
	return businessDayOf(utcOf(own(entity, 'startAt')), zone);
}

/** The entity's own location, else what the source ends with: `5528ee09` of `zenoti/centers/5528ee09`. */
function centreOf(entity: UnknownRecord, source: string): Place | null {
	const location = recordOf(own(entity, 'location'));
	const segments = source.split('/').flatMap((segment) => textOf(segment) ?? []);
	const id = textOf(own(location, 'id')) ?? (segments.length > 1 ? (segments.at(-1) ?? null) : null);
	return id === null ? null : { id, name: textOf(own(location, 'name')) };
}
