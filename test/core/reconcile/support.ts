import { saleBase, codeOfCentre } from '../../../core/books';
import type { Ingestion, Sale, StudioEvent } from '../../../core/event';
import {
	centreCoder,
	contactRules,
	crmReader,
	eventReader,
	eventRules,
	ledgerReader,
	matchRules,
	openWindow,
	outcomeReader,
	pathsOf,
	reconcile,
	type CompareOptions,
	type EventReading,
	type LedgerMatch,
	type LedgerShape,
	type Match,
	type ReconcileSettings,
	type Reconciliation,
} from '../../../core/reconcile';
import { clientRef, sale, studioEvent } from '../../support/studio-events';

export const reading: Omit<EventReading, 'rule'> = {
	codeOf: centreCoder(new Map([['c-north', 'NORTH']])),
	families: new Set<string>(),
	timeZone: null,
	currency: null,
};

/** One sale of centre c1, told once; its event id is made of sale, type and time, as a vendor's would be. */
export function saleEvent(
	id: string,
	gross: number | null,
	changes: Partial<Sale> = {},
	more: Partial<StudioEvent> = {},
): StudioEvent {
	const type = more.type ?? 'studio.sale.closed';
	const time = more.time ?? '2026-11-20T17:00:00.000Z';
	const plain = sale(id, gross, { number: id, client: clientRef('ana'), ...changes });
	const event = studioEvent(type, { sale: plain }, { id: `zenoti:sale:${id}:${type}:${time}`, time });
	return { ...event, correlationid: `zenoti:sale:${id}`, ...more };
}

export const seen = (event: StudioEvent, ingestion: Ingestion): StudioEvent => ({ ...event, ingestion });

export function outcomeOf(event: StudioEvent, changes: Record<string, unknown> = {}) {
	return {
		eventId: event.id,
		correlationId: event.correlationid,
		type: event.type,
		system: 'hubSpot',
		outcome: 'created',
		records: [{ type: 'deal', id: `d-${event.correlationid}`, url: null }],
		attempts: 1,
		lagMs: 800,
		...changes,
	};
}

const compare: CompareOptions = {
	window: openWindow,
	rules: { usual: new Map(), added: [] },
	followsNewest: false,
	isOnePerKey: false,
	comparesAmounts: false,
	otherIsUnsigned: false,
	needsNoVoids: false,
};

const base = {
	otherTellsAmounts: false,
	extraIsFine: false,
	lacks: 'a key',
	words: { thing: null, place: 'in the CRM' },
};

export interface Changes {
	readonly compare?: Partial<CompareOptions>;
	readonly reading?: Partial<Omit<EventReading, 'rule'>>;
	readonly countSkipped?: boolean;
	readonly extraIsFine?: boolean;
}

/** Studio events against the outcomes of an action node. */
export function againstOutcomes(changes: Changes = {}): ReconcileSettings {
	const families = changes.reading?.families ?? reading.families;
	const countSkipped = changes.countSkipped ?? false;
	return {
		...base,
		extraIsFine: changes.extraIsFine ?? false,
		readSource: eventReader({ ...reading, ...changes.reading, rule: matchRules.event }),
		readOther: outcomeReader({ match: 'event', families, countSkipped }),
		compare: { ...compare, ...changes.compare },
	};
}

/** Studio events against studio events. */
export function againstEvents(match: Match, changes: Changes = {}): ReconcileSettings {
	const read = eventReader({ ...reading, ...changes.reading, rule: matchRules[match] });
	return {
		...base,
		otherTellsAmounts: true,
		extraIsFine: changes.extraIsFine ?? false,
		words: { thing: null, place: 'on the other side' },
		readSource: read,
		readOther: read,
		compare: { ...compare, rules: { usual: eventRules(), added: [] }, ...changes.compare },
	};
}

export const contactNames = new Map([
	['firstName', 'firstname'],
	['lastName', 'lastname'],
	['email', 'email'],
	['phone', 'phone'],
]);

/** Studio events against the contacts or deals of a CRM. */
export function againstCrm(recordType: 'contact' | 'deal'): ReconcileSettings {
	const keyName = recordType === 'contact' ? 'studio_client_id' : 'studio_deal_key';
	const shape = { recordType, keyName, emailName: 'email', fields: contactNames, idPaths: pathsOf('id') };
	const usual = recordType === 'contact' ? contactRules(contactNames) : new Map();
	return {
		...base,
		readSource: eventReader({ ...reading, rule: matchRules[recordType] }),
		readOther: crmReader(shape),
		compare: { ...compare, rules: { usual, added: [] } },
	};
}

export const ledgerShape: LedgerShape = {
	id: pathsOf('Id'),
	number: pathsOf('DocNumber'),
	total: pathsOf('TotalAmt'),
	day: pathsOf('TxnDate'),
	currency: pathsOf('CurrencyRef.value'),
	memo: pathsOf('PrivateNote'),
	isVoid: (item) => Object(item).isVoid === true,
};

/** Studio events against documents of a ledger. */
export function againstLedger(match: LedgerMatch, changes: Changes = {}): ReconcileSettings {
	const rule = matchRules[match];
	const { followsNewest, isOnePerKey } = rule;
	return {
		...base,
		otherTellsAmounts: true,
		lacks: rule.lacks,
		words: { thing: null, place: 'in the books' },
		readSource: eventReader({ ...reading, ...changes.reading, rule }),
		readOther: ledgerReader(ledgerShape, match),
		compare: {
			...compare,
			followsNewest,
			isOnePerKey,
			comparesAmounts: true,
			otherIsUnsigned: true,
			needsNoVoids: true,
			...changes.compare,
		},
	};
}

/** Number of a sale's document in the books, for the code made of centre c1. */
export function documentNumberOf(id: string, refundOfId: string | null = null): string {
	const centre = { id: 'c1', code: codeOfCentre('zenoti', 'c1'), name: null };
	return saleBase('zenoti', centre, { id, number: id, refundOfId });
}

/** What left by which output, by key; the order of the input does not show. */
export function keysOf({ matched, missing, different, extra }: Reconciliation) {
	const keys = (list: readonly { readonly finding: { readonly key: string } }[]) =>
		[...new Set(list.map(({ finding }) => finding.key))].sort();
	return {
		matched: matched.map((one) => one.matched.key).sort(),
		missing: keys(missing),
		different: keys(different),
		extra: keys(extra),
	};
}

export { reconcile };
