import type { CrmEvent } from './event';
import { contactStatementsOf, type ContactStatement } from './contact-statements';
import { dealStatementsOf, opensDeal, type DealStatement } from './deal-statements';
import { clientKeyOf, dealKeyOf, provisionalEmailOf, systemOfKey } from './keys';
import { roles } from './roles';
import type { SyncSettings } from './settings';
import { withOneVoice } from './visit-voice';

/** One input item that is a studio event a CRM takes. */
export interface Entry {
	/** Index of the input item. */
	readonly item: number;
	readonly event: CrmEvent;
	readonly contactKey: string | null;
	readonly dealKey: string | null;
}

/** Everything one batch says of one record. */
export interface Group<Said> {
	readonly key: string;
	readonly items: readonly number[];
	readonly statements: readonly Said[];
	/** Of the newest event. */
	readonly correlationId: string | null;
}

export interface DealGroup extends Group<DealStatement> {
	/** False when every event only moves a deal that is there (refunds, statuses without a stage). */
	readonly mayOpen: boolean;
	readonly contactKeys: readonly string[];
}

/** Events with the keys of their records; e-mail-only clients join the client of this batch who has that e-mail. */
export function entriesOf(events: ReadonlyMap<number, CrmEvent>, settings: SyncSettings): readonly Entry[] {
	const entries = [...events].map(([item, event]): Entry => {
		const isDeal = roles[event.type].kind === 'booking' || roles[event.type].kind === 'sale';
		const dealKey = settings.pipeline !== null && isDeal ? dealKeyOf(event) : null;
		return { item, event, contactKey: clientKeyOf(event), dealKey };
	});
	const known = clientsByEmail(entries);
	return entries.map((entry) => ({ ...entry, contactKey: realKey(entry.contactKey, known) }));
}

/** `system e-mail` → the client's key; of a family the first by key, so that the order of delivery does not matter. */
function clientsByEmail(entries: readonly Entry[]): ReadonlyMap<string, string> {
	const known = new Map<string, string>();
	for (const { item, event, contactKey } of entries) {
		if (contactKey === null || provisionalEmailOf(contactKey) !== null) continue;
		for (const { values } of contactStatementsOf(event, item)) {
			const email = values.get('email');
			const slot = `${systemOfKey(contactKey)} ${email}`;
			const first = known.get(slot);
			if (email !== undefined && (first === undefined || contactKey < first)) known.set(slot, contactKey);
		}
	}
	return known;
}

function realKey(key: string | null, known: ReadonlyMap<string, string>): string | null {
	const email = key === null ? null : provisionalEmailOf(key);
	return key === null || email === null ? key : (known.get(`${systemOfKey(key)} ${email}`) ?? key);
}

/** Groups by contact, sorted by key: who gets a shared e-mail must not depend on the order of delivery. */
export function contactGroupsOf(entries: readonly Entry[]): ReadonlyArray<Group<ContactStatement>> {
	return [...grouped(entries, ({ contactKey }) => contactKey)].map(([key, members]) => ({
		...groupOf(key, members),
		statements: members.flatMap(({ event, item }) => contactStatementsOf(event, item)),
	}));
}

/** `personOf` tells the name known of a client, for events that tell its id only. */
export function dealGroupsOf(
	entries: readonly Entry[],
	settings: SyncSettings,
	personOf: (contactKey: string) => string | null,
): readonly DealGroup[] {
	const { pipeline } = settings;
	if (pipeline === null) return [];
	return [...grouped(entries, ({ dealKey }) => dealKey)].map(([key, members]) => ({
		...groupOf(key, members),
		statements: withOneVoice(
			members.flatMap(({ event, item, contactKey }) =>
				dealStatementsOf(event, item, pipeline, contactKey === null ? null : personOf(contactKey)),
			),
		),
		mayOpen: members.some(({ event }) => opensDeal(event, pipeline)),
		contactKeys: [...new Set(members.flatMap(({ contactKey }) => contactKey ?? []))],
	}));
}

function groupOf(
	key: string,
	members: readonly Entry[],
): Pick<Group<never>, 'key' | 'items' | 'correlationId'> {
	const newest = members.reduce((one, other) => (other.event.time >= one.event.time ? other : one));
	return { key, items: members.map(({ item }) => item), correlationId: newest.event.correlationId };
}

function grouped(
	entries: readonly Entry[],
	keyOf: (entry: Entry) => string | null,
): ReadonlyMap<string, Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		if (key === null) continue;
		const members = groups.get(key) ?? [];
		members.push(entry);
		groups.set(key, members);
	}
	return new Map([...groups].sort(([one], [other]) => (one < other ? -1 : 1)));
}
