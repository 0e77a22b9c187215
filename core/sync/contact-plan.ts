import { contactFacets, type ContactStatement } from './contact-statements';
import type { ContactField } from './fields';
import type { Group } from './groups';
import { provisionalEmailOf, provisionalKey, systemOfKey } from './keys';
import { isNews } from './news';
import type { SyncSettings } from './settings';
import { isEmpty, settle, type Settled } from './settle';
import type { Change, Held } from './target';

export type ContactGroup = Group<ContactStatement>;

/** What is known of the other side when the plan is made. */
export interface ContactView {
	readonly byKey: ReadonlyMap<string, Held<ContactField>>;
	readonly byEmail: ReadonlyMap<string, Held<ContactField>>;
	/** Keys whose e-mail the CRM has refused as taken although nobody was found with it (a secondary address). */
	readonly withheld: ReadonlySet<string>;
}

export interface ContactPlan {
	readonly group: ContactGroup;
	/** The record it is about; `null` when it has to be created. */
	readonly held: Held<ContactField> | null;
	/** `null` when the record holds everything already. */
	readonly change: Change<ContactField> | null;
	/** Whether the change tells anything of the client. */
	readonly isNews: boolean;
	/** Whether it would if nothing but bookings, sales and memberships had spoken. */
	readonly isNewsBeside: boolean;
	readonly staleItems: ReadonlySet<number>;
	readonly notes: readonly string[];
}

const nothing: Held<ContactField>['values'] = new Map();

/** What a record would have to take, before anybody has asked who else holds the e-mail. */
export function draftContact(
	group: ContactGroup,
	held: Held<ContactField> | null,
	settings: SyncSettings,
	stagesBeforeCustomer: readonly string[],
): Settled<ContactField> {
	const values = held?.values ?? nothing;
	const owned = settings.owned.contact;
	const settled = settle(values, group.statements, { ...contactFacets, owned });
	const { changes } = settled;
	if (settings.leadSource !== null && isEmpty(values, 'leadSource') && !changes.has('leadSource')) {
		changes.set('leadSource', settings.leadSource);
	}
	const owner = settings.ownerId;
	if (
		owner !== null &&
		(isEmpty(values, 'owner') || (!owned.has('owner') && values.get('owner') !== owner))
	) {
		changes.set('owner', owner);
	}
	const isCustomer = group.statements.some((statement) => statement.values.has('lifecycle'));
	if (isCustomer && !owned.has('lifecycle') && stagesBeforeCustomer.includes(values.get('lifecycle') ?? '')) {
		changes.set('lifecycle', 'customer');
	}
	return settled;
}

/**
 * Decides per client: update who is found by key; take over who is found by e-mail and has no key yet; create the
 * rest. An e-mail belongs to one contact: whoever comes second (a family sharing it) is kept without it.
 */
export function planContacts(
	groups: readonly ContactGroup[],
	view: ContactView,
	settings: SyncSettings,
	stagesBeforeCustomer: readonly string[],
): readonly ContactPlan[] {
	const claims = new Map<string, string>();
	return groups.map((group) => {
		const byKey = view.byKey.get(group.key) ?? null;
		const first = draftContact(group, byKey, settings, stagesBeforeCustomer);
		const email = first.changes.get('email') ?? null;
		const holder = email === null ? null : (view.byEmail.get(email) ?? null);
		const isFree = email === null || !claims.has(email);
		if (email !== null && isFree) claims.set(email, group.key);
		const mayTake = byKey === null && holder !== null && isFree && isAdoptable(holder, group.key);
		const held = mayTake ? holder : byKey;
		const settled = mayTake ? draftContact(group, held, settings, stagesBeforeCustomer) : first;
		const isTaken = holder !== null && holder.id !== held?.id;
		const notes: string[] = [];
		if (email !== null && held?.aliases.includes(email) === true) settled.changes.delete('email');
		if (email !== null && (isTaken || !isFree || view.withheld.has(group.key))) {
			settled.changes.delete('email');
			notes.push('Another contact has this e-mail address (a family?), so this one is kept without it.');
		}
		const beside = draftContact(withoutProfile(group), held, settings, stagesBeforeCustomer);
		const change = toChange(group, held, mayTake, settled.changes);
		const hasNews = change !== null && isNews(change.values, held?.values ?? nothing);
		return {
			group,
			held,
			change,
			isNews: hasNews,
			isNewsBeside: hasNews && (held === null || isNews(beside.changes, held.values)),
			staleItems: settled.staleItems,
			notes,
		};
	});
}

/** What a client's own events tell is left out. */
function withoutProfile(group: ContactGroup): ContactGroup {
	const own = new Set(group.statements.flatMap(({ facet, item }) => (facet === 'profile' ? [item] : [])));
	return { ...group, statements: group.statements.filter(({ item }) => !own.has(item)) };
}

/** A contact without a key, with the provisional key of that e-mail, or any contact for a client known by e-mail only. */
function isAdoptable(holder: Held<ContactField>, key: string): boolean {
	const present = holder.values.get('key') ?? '';
	if (present === '' || provisionalEmailOf(key) !== null) return true;
	return present === provisionalKey(systemOfKey(key), holder.values.get('email') ?? '');
}

function toChange(
	group: ContactGroup,
	held: Held<ContactField> | null,
	isTakenOver: boolean,
	changes: Map<ContactField, string>,
): Change<ContactField> | null {
	const keepsItsKey = provisionalEmailOf(group.key) !== null && !isEmpty(held?.values ?? nothing, 'key');
	if (held === null || (isTakenOver && !keepsItsKey)) changes.set('key', group.key);
	if (changes.size === 0) return null;
	if (group.correlationId !== null) changes.set('correlationId', group.correlationId);
	return {
		key: group.key,
		id: isTakenOver ? (held?.id ?? null) : null,
		isNew: held === null,
		values: changes,
	};
}
