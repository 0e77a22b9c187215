import { own, type UnknownRecord } from '../../../core/event';
import {
	contactRules,
	crmReader,
	eventReader,
	eventRules,
	fieldRule,
	ledgerReader,
	matchRules,
	outcomeOf,
	outcomeReader,
	type FieldRules,
	type Match,
	type MatchRule,
	type Reader,
} from '../../../core/reconcile';
import { hubSpotShapes, ledgerShape } from '../shapes';
import { refuse, requiredPath, type ParameterOf, type Read } from './read';
import { namesAmount, readRecords, type ReadingSettings } from './source';

/** How one kind of other side is read and compared. */
export interface OtherSide {
	/** What a studio event of the source is called there. */
	readonly rule: MatchRule;
	/** What stands before a key there. */
	readonly keyPrefix: string;
	readonly read: Reader;
	readonly usual: FieldRules['usual'];
	readonly comparesAmounts: boolean;
	/** It writes refunds without a sign. */
	readonly isUnsigned: boolean;
	readonly tellsAmounts: boolean;
	readonly needsNoVoids: boolean;
	/** A CRM holds more clients than one night tells. */
	readonly extraIsUsual: boolean;
	/** Where it is, in words for people. */
	readonly place: string;
	/** What one key is, where it is no studio event. */
	readonly thing: string | null;
}

export interface OtherSideInput {
	readonly parameterOf: ParameterOf;
	readonly options: UnknownRecord;
	readonly reading: ReadingSettings;
	readonly items: readonly unknown[];
}

type ReadOtherSide = (input: OtherSideInput) => Read<OtherSide>;

/** By value of the parameter `otherSide`. */
const otherSides: ReadonlyMap<unknown, ReadOtherSide> = new Map<unknown, ReadOtherSide>([
	['crmRecords', readCrmRecords],
	['events', readEvents],
	['ledgerDocuments', readLedgerDocuments],
	['outcomes', readOutcomes],
	['records', readOtherRecords],
]);

export function readOtherSide(input: OtherSideInput): Read<OtherSide> {
	const read = otherSides.get(input.parameterOf('otherSide'));
	if (read !== undefined) return read(input);
	return refuse('This kind of other side is not known to this version', 'Choose Other Side Holds again.');
}

const plain: Omit<OtherSide, 'rule' | 'read'> = {
	keyPrefix: '',
	usual: new Map(),
	comparesAmounts: false,
	isUnsigned: false,
	tellsAmounts: false,
	needsNoVoids: false,
	extraIsUsual: false,
	place: 'on the other side',
	thing: null,
};

function readOutcomes({ parameterOf, options, reading, items }: OtherSideInput): Read<OtherSide> {
	const match = matchOf(parameterOf, ['event', 'correlation']);
	if (match === null) return unknownMatch;
	const countSkipped = own(options, 'countSkipped') === true;
	const read = outcomeReader({ match, families: reading.families, countSkipped });
	return { ok: true, value: { ...plain, rule: matchRules[match], read, place: placeOfOutcomes(items) } };
}

const ledgerSystems: ReadonlySet<unknown> = new Set(['quickBooks', 'xero']);

function placeOfOutcomes(items: readonly unknown[]): string {
	const systems = items.map((item) => own(outcomeOf(item), 'system'));
	const system = systems.find((name) => typeof name === 'string');
	if (system === undefined) return plain.place;
	return ledgerSystems.has(system) ? 'in the books' : 'in the CRM';
}

function readEvents({ parameterOf, reading }: OtherSideInput): Read<OtherSide> {
	const rule = readRule(parameterOf, ['event', 'entity', 'correlation', 'saleNumber']);
	if (!rule.ok) return rule;
	const comparesAmounts = parameterOf('sourceHolds') === 'records';
	const read = eventReader({ ...reading, rule: rule.value });
	const usual = eventRules();
	return {
		ok: true,
		value: { ...plain, rule: rule.value, read, usual, comparesAmounts, tellsAmounts: true },
	};
}

function readCrmRecords({ parameterOf }: OtherSideInput): Read<OtherSide> {
	const isDeal = parameterOf('recordType') === 'deal';
	const shape = hubSpotShapes[isDeal ? 'deal' : 'contact'];
	const value: OtherSide = {
		...plain,
		rule: matchRules[isDeal ? 'deal' : 'contact'],
		keyPrefix: isDeal ? 'deal/' : 'client/',
		read: crmReader(shape),
		usual: isDeal ? new Map() : contactRules(shape.fields),
		extraIsUsual: true,
		place: 'in the CRM',
		thing: isDeal ? 'deal' : 'client',
	};
	return { ok: true, value };
}

function readLedgerDocuments({ parameterOf }: OtherSideInput): Read<OtherSide> {
	const match = matchOf(parameterOf, ['dayDocument', 'saleDocument', 'saleNumber']);
	if (match === null) return unknownMatch;
	const value: OtherSide = {
		...plain,
		rule: matchRules[match],
		read: ledgerReader(ledgerShape, match),
		comparesAmounts: true,
		isUnsigned: true,
		tellsAmounts: true,
		needsNoVoids: true,
		place: 'in the books',
		thing: match === 'dayDocument' ? 'studio day' : 'sale',
	};
	return { ok: true, value };
}

function readOtherRecords({ parameterOf, reading }: OtherSideInput): Read<OtherSide> {
	const holdsRecords = parameterOf('sourceHolds') === 'records';
	const rule: Read<MatchRule> = holdsRecords
		? { ok: true, value: matchRules.event }
		: readRule(parameterOf, ['correlation', 'event', 'saleNumber']);
	if (!rule.ok) return rule;
	const read = readRecords(parameterOf, 'other', 'Other Side Key Field', '', reading);
	if (!read.ok) return read;
	const tellsAmounts = namesAmount(parameterOf, 'other');
	return {
		ok: true,
		value: { ...plain, rule: rule.value, read: read.value, comparesAmounts: true, tellsAmounts },
	};
}

const unknownMatch = refuse('This way to match does not fit the other side', 'Choose Match By again.');

function matchOf<Known extends Match>(parameterOf: ParameterOf, known: readonly Known[]): Known | null {
	const value = parameterOf('matchBy');
	return known.find((match) => match === value) ?? null;
}

function readRule(parameterOf: ParameterOf, known: readonly Match[]): Read<MatchRule> {
	if (parameterOf('matchBy') === 'field') {
		const path = requiredPath(parameterOf, 'matchField', 'Event Field');
		return path.ok ? { ok: true, value: fieldRule(path.value) } : path;
	}
	const match = matchOf(parameterOf, known);
	return match === null ? unknownMatch : { ok: true, value: matchRules[match] };
}
