import { expect } from 'vitest';
import { run as reconcile } from '../../nodes/StudioReconcile/context';
import type { Books } from './books';
import { expectedContacts, expectedDeals, heldContacts, heldDeals, heldEmails, type Crm } from './crm';
import { knowable, ownBalances } from './own-figures';
import type { Hearing, Week } from './week';

/** What goes to the CRM after the week: the poll's events, or only what the reconciliation calls missing. */
export type Repair = 'all that was polled' | 'what is missing';

export async function expectRepaired(crm: Crm, week: Week, hearing: Hearing, repair: Repair): Promise<void> {
	await crm.write(hearing.events);
	const source = [...hearing.events, ...week.pollEvents];
	const night = await reconcile({ source, other: crm.outcomes });
	const heard = new Set(hearing.events.map(({ id }) => id));
	const unheard = week.pollEvents.filter(({ id }) => !heard.has(id));
	const missing = night.missing.map(({ json }) => json);
	expect(missing.map(({ id }) => String(id)).sort()).toEqual(unheard.map(({ id }) => id).sort());
	expect(night.summary.json.verdict).toBe('incomplete');

	await crm.write(repair === 'what is missing' ? missing : week.pollEvents);
	expect(crm.failures()).toEqual([]);
	const morning = await reconcile({ source, other: crm.outcomes });
	expect(morning.summary.json).toMatchObject({
		verdict: 'complete',
		counts: { missing: 0, different: 0, extra: 0, duplicate: 0, unreadable: 0 },
	});
	expectWhole(crm, week, hearing);

	const writes = crm.writes();
	await crm.write(week.pollEvents);
	expect(crm.writes()).toBe(writes);
}

/** Every client and deal is there once, as the story left it. */
export function expectWhole(crm: Crm, week: Week, hearing: Hearing): void {
	const whole = knowable(week, hearing);
	const [contacts, deals] = [crm.contacts(), crm.deals()];
	expect(heldContacts(contacts, whole)).toEqual(expectedContacts(whole));
	const emails = new Set([...whole.contacts.values()].flatMap(({ email }) => email ?? []));
	expect(heldEmails(contacts)).toEqual([...emails].sort());
	expect(heldDeals(deals)).toEqual(expectedDeals(whole));
	expect(crm.counts()).toEqual({ contacts: whole.contacts.size, deals: whole.deals.size });
}

/** Posted first as far as webhooks told it, then all of it, then all of it again in another order. */
export async function expectBalanced(books: Books, week: Week, hearing: Hearing): Promise<void> {
	const balances = () => withOneClearing(books.balances());
	await books.post(hearing.events);
	const all = [...hearing.events, ...week.pollEvents];
	const corrected = await books.post(all);
	expect(corrected.verdicts).not.toContain('failed');
	expect(balances()).toEqual(ownBalances(week));
	const again = await books.post([...all].reverse());
	expect([...again.verdicts].sort()).toEqual(['skipped', 'unchanged']);
	expect(balances()).toEqual(ownBalances(week));
	expect(books.doubled()).toEqual([]);
}

/** WellnessLiving's webhooks do not tell by which tender a refund went, its report does: both accounts count as one. */
function withOneClearing(balances: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
	const { 'Studio Refund Clearing': untold = 0, ...others } = balances;
	const clearing = (others['Studio Card Clearing'] ?? 0) + untold;
	return clearing === 0 ? others : { ...others, 'Studio Card Clearing': clearing };
}
