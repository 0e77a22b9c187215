import {
	amountDigits,
	asOf,
	currencyOf,
	ingestions,
	minorUnitsOf,
	own,
	recordOf,
	textOf,
	utcOf,
	type UnknownRecord,
} from '../event';
import { parseCrmEvent, provisionalEmailOf, provisionalKey, type CrmEvent } from '../sync';
import { eventFactsOf, type EventFacts } from './event-facts';
import type { MatchRule, MatchSettings } from './match';
import { leftOut, rowOf, unreadable, type Reader, type Row } from './row';

export interface EventReading extends MatchSettings {
	readonly rule: MatchRule;
	/** Families to compare, `sale`; empty for all. */
	readonly families: ReadonlySet<string>;
	/** IANA: gives a day to events that tell only an instant; `null` leaves them without. */
	readonly timeZone: string | null;
	/** Where a sale names none. */
	readonly currency: string | null;
}

/** Reads studio events, of either side. */
export function eventReader(reading: EventReading): Reader {
	const { rule } = reading;
	return (item, index) => {
		const parsed = parseCrmEvent(item);
		if (!parsed.ok) return unreadable(`it is no studio event: ${parsed.problem}`);
		const { event } = parsed;
		if (event.type === 'studio.unrecognized') return unreadable(unrecognizedText(event));
		const facts = eventFactsOf(item, event, reading.timeZone);
		if (reading.families.size > 0 && !reading.families.has(facts.family))
			return leftOut('events of other kinds');
		const reason = rule.leaveOut(facts);
		if (reason !== null) return leftOut(reason);
		const key = rule.keyOf(facts, reading);
		const mayFollow = rule.followsNewest && facts.identity !== null;
		if (key === null && !mayFollow) return unreadable(`it does not tell ${rule.lacks}`);
		return { kind: 'row', row: toRow(item, index, facts, key, reading.currency) };
	};
}

function unrecognizedText({ data: { reason } }: CrmEvent): string {
	return `the trigger could not understand the delivery${reason === null ? '' : `: ${reason}`}`;
}

function toRow(
	item: unknown,
	index: number,
	facts: EventFacts,
	key: string | null,
	fallback: string | null,
): Row {
	const { event, entity } = facts;
	const record = recordOf(item);
	const isState = facts.family === 'sale' && !facts.isPayment;
	const currency = isState ? (currencyOf(own(entity, 'currency')) ?? fallback) : null;
	const isVoid =
		isState && (event.type === 'studio.sale.voided' || textOf(own(entity, 'status')) === 'voided');
	const ingestion = own(record, 'ingestion');
	return rowOf(item, index, {
		key,
		family: facts.family,
		identity: facts.identity,
		type: event.type,
		factId: event.id,
		correlationId: event.correlationId,
		time: isState ? asOf(item, event.time) : event.time,
		day: facts.day,
		centre: facts.centre,
		currency,
		amount: isState ? (isVoid ? 0 : grossOf(entity, currency)) : null,
		isVoid,
		isNothing: isVoid || (isState && isNothingSold(entity)),
		isWhole: !facts.isPayment,
		ingestion: ingestions.find((known) => known === ingestion) ?? null,
		lagMs: lagOf(record, event.time),
		alias: key === null ? null : aliasOf(facts, key),
	});
}

/** Everything a sale can move, tips without a sale included, is known to be zero or not told; the total is known. */
function isNothingSold(sale: UnknownRecord): boolean {
	const totals = recordOf(own(sale, 'totals'));
	const amounts = ['tip', 'serviceCharge', 'fees', 'paid', 'redeemed'].map((name) => own(totals, name) ?? 0);
	return [own(totals, 'gross'), ...amounts].every((amount) => minorUnitsOf(amount, 4) === 0n);
}

function grossOf(sale: UnknownRecord, currency: string | null): number | null {
	return minorUnits(own(recordOf(own(sale, 'totals')), 'gross'), currency);
}

/** Whole minor units as a number; `null` when it is no amount, or too large to be exact. */
export function minorUnits(value: unknown, currency: string | null): number | null {
	const units = Number(minorUnitsOf(value, amountDigits(currency)) ?? Number.NaN);
	return Number.isSafeInteger(units) ? units : null;
}

/** From the event at its source to its receipt. */
function lagOf(record: UnknownRecord, time: string): number | null {
	const received = utcOf(own(record, 'receivedtime'));
	return received === null ? null : Math.max(0, Date.parse(received) - Date.parse(time));
}

/** A client known by id answers to the e-mail too, because other events may know no more of them. */
function aliasOf({ event, system }: EventFacts, key: string): string | null {
	const { client, booking, sale, membership } = event.data;
	const person = client ?? booking?.client ?? sale?.client ?? membership?.client ?? null;
	const email = person?.email ?? null;
	return email === null ? null : clientAlias(key, system, email);
}

/** The provisional key of a client whose real one is `key`; `null` for other keys and for provisional ones. */
export function clientAlias(key: string, system: string, email: string): string | null {
	if (!key.startsWith('client/') || provisionalEmailOf(key) !== null) return null;
	return `client/${provisionalKey(system, email)}`;
}
