import type { Failure } from '../http';
import { parseCrmEvent, type CrmEvent, type ParsedEvent } from './event';
import { contactGroupsOf, dealGroupsOf, entriesOf, type Entry } from './groups';
import type { Outcome, OutcomeKind } from './outcome';
import { notAnEvent, outcomeHead } from './outcome-head';
import type { RecordResult, ResultsByKey } from './record-result';
import { roles } from './roles';
import type { SyncSettings } from './settings';
import { syncContacts } from './sync-contacts';
import { syncDeals } from './sync-deals';
import type { CrmTarget } from './target';

/** What an item is before any record has been looked at. */
type Intake =
	| { readonly kind: 'event'; readonly event: CrmEvent }
	| { readonly kind: 'duplicate'; readonly event: CrmEvent; readonly firstItem: number }
	| { readonly kind: 'skipped'; readonly event: CrmEvent; readonly reason: string }
	| { readonly kind: 'refused'; readonly id: string | null; readonly problem: string };

/**
 * Writes a batch of studio events to a CRM: one outcome per item, in order. Safe to repeat after any failure.
 * An event is `stale` when, at its turn, something newer about its record was known: in the CRM or earlier in the
 * same batch. Every other event has the outcome of its record. A dry run calls no event of a record stale that would
 * change: whoever writes what it found has to write all of them, because an older one may tell what a newer one leaves out.
 */
export async function syncEvents(
	items: readonly unknown[],
	target: CrmTarget,
	settings: SyncSettings,
	nowMs: () => number,
): Promise<readonly Outcome[]> {
	const intakes = takeIn(items, settings);
	const events = new Map<number, CrmEvent>();
	for (const [item, intake] of intakes.entries()) if (intake.kind === 'event') events.set(item, intake.event);
	const entries = entriesOf(events, settings);
	const contacts = await syncContacts(target, contactGroupsOf(entries), settings);
	const dealGroups = dealGroupsOf(entries, settings, (key) => contacts.get(key)?.person ?? null);
	const deals = await syncDeals(target, dealGroups, contacts, settings);
	const entryOf = new Map(entries.map((entry) => [entry.item, entry]));
	const finishedMs = nowMs();
	return intakes.map((intake, item) => {
		const source = intake.kind === 'duplicate' ? intake.firstItem : item;
		const results = resultsOf(entryOf.get(source), contacts, deals);
		return {
			...outcomeHead(parsedOf(intake), target.system, finishedMs),
			...verdictOf(intake, source, results, target.planned !== null),
			...planOf(target, entryOf.get(source)),
		};
	});
}

/** One failed outcome per item, for a run that could not even begin: settings or credential at fault. */
export function failAll(
	items: readonly unknown[],
	system: string,
	failure: Failure,
	nowMs: () => number,
): readonly Outcome[] {
	const finishedMs = nowMs();
	return items.map((json): Outcome => {
		const head = outcomeHead(parseCrmEvent(json), system, finishedMs);
		return { ...head, outcome: 'failed', records: [], attempts: 0, error: failure };
	});
}

function takeIn(items: readonly unknown[], settings: SyncSettings): readonly Intake[] {
	const firstItems = new Map<string, number>();
	return items.map((json, item): Intake => {
		const parsed = parseCrmEvent(json);
		if (!parsed.ok) return { kind: 'refused', id: parsed.id, problem: parsed.problem };
		const { event } = parsed;
		const firstItem = firstItems.get(event.id);
		if (firstItem !== undefined) return { kind: 'duplicate', event, firstItem };
		firstItems.set(event.id, item);
		const reason = reasonToSkip(event, settings);
		return reason === null ? { kind: 'event', event } : { kind: 'skipped', event, reason };
	});
}

function reasonToSkip(event: CrmEvent, settings: SyncSettings): string | null {
	const role = roles[event.type];
	if (role.kind === 'none')
		return event.data.reason === null ? role.reason : `${role.reason}: ${event.data.reason}`;
	const [entry] = entriesOf(new Map([[0, event]]), settings);
	if (entry === undefined || entry.contactKey !== null || entry.dealKey !== null) return null;
	return settings.pipeline === null && role.kind !== 'client'
		? 'it names no client, and no pipeline is chosen for deals'
		: 'it names no client by id or e-mail';
}

function resultsOf(
	entry: Entry | undefined,
	contacts: ResultsByKey,
	deals: ResultsByKey,
): readonly RecordResult[] {
	const contact = contacts.get(entry?.contactKey ?? '');
	const deal = deals.get(entry?.dealKey ?? '');
	return [contact, deal].filter((result) => result !== undefined);
}

function parsedOf(intake: Intake): ParsedEvent {
	if (intake.kind === 'refused') return { ok: false, id: intake.id, problem: intake.problem };
	return { ok: true, event: intake.event };
}

function verdictOf(
	intake: Intake,
	item: number,
	results: readonly RecordResult[],
	isDryRun: boolean,
): Pick<Outcome, 'outcome' | 'records' | 'attempts' | 'note' | 'error'> {
	const records = results.filter(({ id }) => id !== '').map(({ type, id, url }) => ({ type, id, url }));
	const attempts = Math.max(0, ...results.map((result) => result.attempts));
	const seen = { records, attempts };
	if (intake.kind === 'refused') return { outcome: 'failed', ...seen, error: notAnEvent(intake.problem) };
	if (intake.kind === 'skipped') return { outcome: 'skipped', ...seen, note: intake.reason };
	if (intake.kind === 'duplicate')
		return { outcome: 'duplicate', ...seen, note: `Same event as item ${intake.firstItem}.` };
	const failure = results.find((result) => result.failure !== null)?.failure ?? null;
	const note = results.flatMap(({ notes }) => notes).join(' ');
	const told = note === '' ? seen : { ...seen, note };
	if (failure === null) return { outcome: kindOf(item, intake.event, results, isDryRun), ...told };
	const { kind, code, message, hint } = failure;
	return { outcome: 'failed', ...told, error: { kind, code, message, hint } };
}

const precedence = ['created', 'updated', 'stale', 'unchanged'] as const;

function kindOf(
	item: number,
	{ type }: CrmEvent,
	results: readonly RecordResult[],
	isDryRun: boolean,
): OutcomeKind {
	const isOwn = roles[type].kind === 'client';
	const kinds = results.flatMap(({ verdict, staleItems, isByProfile }): readonly OutcomeKind[] => {
		const told = isByProfile && !isOwn ? 'unchanged' : verdict;
		const isChange = told === 'created' || told === 'updated';
		if (staleItems.has(item) && !(isDryRun && isChange)) return ['stale'];
		return told === 'absent' || told === 'failed' ? [] : [told];
	});
	return precedence.find((kind) => kinds.includes(kind)) ?? 'skipped';
}

function planOf(target: CrmTarget, entry: Entry | undefined): Pick<Outcome, 'dryRun'> {
	if (target.planned === null) return {};
	const planned = target.planned();
	const keys = [entry?.contactKey ?? '', entry?.dealKey ?? ''];
	return { dryRun: { changes: keys.flatMap((key) => planned.get(key) ?? []), calls: target.calls() } };
}
