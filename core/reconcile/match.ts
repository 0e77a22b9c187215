import { codeOfCentre, dayBase, saleBase, type Centre } from '../books';
import { dayOf, own, textOf } from '../event';
import { clientKeyOf, dealKeyOf } from '../sync';
import { roles } from '../sync/roles';
import type { EventFacts } from './event-facts';
import { keyTextOf } from './key-text';
import { readPath, type Path } from './path';

/** What an event is called on the other side; its names are values of the node's parameter. */
export const matches = [
	'event',
	'correlation',
	'entity',
	'contact',
	'deal',
	'saleNumber',
	'saleDocument',
	'dayDocument',
] as const;
export type Match = (typeof matches)[number];

export interface MatchSettings {
	/** The code of a centre in document numbers. */
	readonly codeOf: (system: string, centreId: string) => string;
}

/** Codes by centre id as Studio Accounting has them; every other centre has the one made from its id. */
export function centreCoder(codes: ReadonlyMap<string, string>): MatchSettings['codeOf'] {
	const made = new Map<string, string>();
	return (system, centreId) => {
		const place = `${system} ${centreId}`;
		const code = codes.get(centreId) ?? made.get(place) ?? codeOfCentre(system, centreId);
		made.set(place, code);
		return code;
	};
}

export interface MatchRule {
	/** Why an event is no part of this comparison; `null` when it is. */
	readonly leaveOut: (facts: EventFacts) => string | null;
	/** The key; `null` when the event does not tell it. */
	readonly keyOf: (facts: EventFacts, settings: MatchSettings) => string | null;
	/** In plain words, what an event without a key lacks. */
	readonly lacks: string;
	/** Whether all states of a sale go by the key of its newest, so that a sale moved to another day leaves the old one. */
	readonly followsNewest: boolean;
	/** Whether two sales under one key cannot be told apart. */
	readonly isOnePerKey: boolean;
}

const takesAll = (): null => null;
const plain = { leaveOut: takesAll, followsNewest: false, isOnePerKey: false };
const ofSale = { leaveOut: unlessSale, followsNewest: true, isOnePerKey: false };

export const matchRules: Readonly<Record<Match, MatchRule>> = {
	event: { ...plain, keyOf: ({ event }) => event.id, lacks: 'an event ID' },
	correlation: { ...plain, keyOf: ({ event }) => event.correlationId, lacks: 'a correlation ID' },
	entity: { ...plain, keyOf: ({ identity }) => identity, lacks: 'an ID of what it is about' },
	contact: {
		...plain,
		leaveOut: (facts) => unlessForCrm(facts) ?? unlessNamesClient(facts),
		keyOf: ({ event }) => prefixed('client', clientKeyOf(event)),
		lacks: 'a client',
	},
	deal: {
		...plain,
		leaveOut: unlessDeal,
		keyOf: ({ event }) => prefixed('deal', dealKeyOf(event)),
		lacks: 'an ID of the booking or sale',
	},
	saleNumber: { ...ofSale, isOnePerKey: true, keyOf: saleNumberOf, lacks: 'a sale number' },
	saleDocument: { ...ofSale, keyOf: saleDocumentOf, lacks: 'a sale ID and a center' },
	dayDocument: { ...ofSale, keyOf: dayDocumentOf, lacks: 'a center and a business day' },
};

/** The value of a field the user named. */
export function fieldRule(path: Path): MatchRule {
	return { ...plain, keyOf: ({ json }) => keyTextOf(readPath(json, path)), lacks: `"${path.text}"` };
}

function prefixed(family: string, key: string | null): string | null {
	return key === null ? null : `${family}/${key}`;
}

function unlessForCrm({ event: { type } }: EventFacts): string | null {
	return roles[type].kind === 'none' ? 'events that no CRM keeps' : null;
}

function unlessNamesClient({ event }: EventFacts): string | null {
	return clientKeyOf(event) === null ? 'bookings and sales without a client' : null;
}

function unlessDeal(facts: EventFacts): string | null {
	const { kind } = roles[facts.event.type];
	return kind === 'booking' || kind === 'sale' ? null : 'events that are neither a booking nor a sale';
}

function unlessSale({ family }: EventFacts): string | null {
	return family === 'sale' ? null : 'events that are no sale';
}

function saleNumberOf({ entity }: EventFacts): string | null {
	return keyTextOf(own(entity, 'number'));
}

function centreIn({ system, centre }: EventFacts, { codeOf }: MatchSettings): Centre | null {
	return centre === null ? null : { ...centre, code: codeOf(system, centre.id) };
}

/** The number Studio Accounting gives the sale's document, without its revision. */
function saleDocumentOf(facts: EventFacts, settings: MatchSettings): string | null {
	const { entity, system, isPayment } = facts;
	const id = textOf(own(entity, 'id'));
	const centre = centreIn(facts, settings);
	if (isPayment || id === null || centre === null) return null;
	const sale = { id, number: textOf(own(entity, 'number')), refundOfId: textOf(own(entity, 'refundOfId')) };
	return saleBase(system, centre, sale);
}

/** The number Studio Accounting gives the document of the sale's centre and day, without its revision. */
function dayDocumentOf(facts: EventFacts, settings: MatchSettings): string | null {
	const day = dayOf(own(facts.entity, 'businessDay'));
	const centre = centreIn(facts, settings);
	return centre === null || day === null ? null : dayBase(facts.system, centre, day);
}
