import { planContacts, draftContact, type ContactGroup, type ContactPlan } from './contact-plan';
import { optOutStep, withoutOptOut } from './opt-out';
import { failedResult, type RecordResult, type ResultsByKey } from './record-result';
import type { SyncSettings } from './settings';
import type { CrmTarget, Found, Written } from './target';
import type { ContactField } from './fields';

/** Looks and writes at most this often: a race with another run is settled by looking again, not for ever. */
const mostRounds = 3;

/**
 * Brings every client of the batch up to date: read by key, read by e-mail where an e-mail is about to be written,
 * decide, write. Records that met a conflict go round again with fresh eyes.
 */
export async function syncContacts(
	target: CrmTarget,
	groups: readonly ContactGroup[],
	settings: SyncSettings,
): Promise<ResultsByKey> {
	const results = new Map<string, RecordResult>();
	const withheld = new Set<string>();
	let pending = groups;
	for (let round = 1; pending.length > 0; round += 1) {
		const plans = await lookAndPlan(target, pending, settings, withheld, results);
		const written = await target.writeContacts(plans.flatMap((plan) => withoutOptOut(target, plan) ?? []));
		const again: ContactGroup[] = [];
		for (const plan of plans) {
			const answer = written.get(plan.group.key);
			if (answer?.kind === 'conflict' && round < mostRounds) {
				again.push(plan.group);
				if (round > 1) withheld.add(plan.group.key);
			} else {
				results.set(plan.group.key, toResult(plan, answer, results.get(plan.group.key)?.attempts ?? 0));
			}
		}
		await optOutStep(
			target,
			plans.filter(({ group }) => !again.includes(group)),
			results,
		);
		pending = again;
	}
	return results;
}

async function lookAndPlan(
	target: CrmTarget,
	groups: readonly ContactGroup[],
	settings: SyncSettings,
	withheld: ReadonlySet<string>,
	results: Map<string, RecordResult>,
): Promise<readonly ContactPlan[]> {
	const found = await target.findContacts(
		'key',
		groups.map(({ key }) => key),
	);
	const readable = groups.filter(({ key }) => !failLookUp(results, key, found, key));
	const emails = new Map<string, string>();
	for (const group of readable) {
		const held = found.records.get(group.key) ?? null;
		const email = draftContact(group, held, settings, target.stagesBeforeCustomer).changes.get('email');
		if (email !== undefined) emails.set(group.key, email);
	}
	const byEmail = await target.findContacts('email', [...new Set(emails.values())]);
	const decidable = readable.filter(({ key }) => !failLookUp(results, key, byEmail, emails.get(key) ?? ''));
	const view = { byKey: found.records, byEmail: byEmail.records, withheld };
	return planContacts(decidable, view, settings, target.stagesBeforeCustomer);
}

/** Notes the tries of a look-up; true when it failed, so that nothing is written without having looked. */
function failLookUp(
	results: Map<string, RecordResult>,
	key: string,
	found: Found<ContactField>,
	value: string,
): boolean {
	const failure = found.failures.get(value);
	const attempts = Math.max(found.attempts.get(value) ?? 0, results.get(key)?.attempts ?? 0);
	if (failure !== undefined) results.set(key, failedResult('contact', failure, attempts));
	else results.set(key, { ...unwritten, attempts });
	return failure !== undefined;
}

const unwritten: RecordResult = {
	type: 'contact',
	verdict: 'unchanged',
	id: '',
	url: null,
	person: null,
	attempts: 0,
	failure: null,
	staleItems: new Set(),
	isByProfile: false,
	notes: [],
};

/** `Ana Diaz`, as the contact has it once the change is written. */
function personIn({ change, held }: ContactPlan): string | null {
	const valueOf = (field: ContactField): string => change?.values.get(field) ?? held?.values.get(field) ?? '';
	const name = [valueOf('firstName'), valueOf('lastName')].filter((part) => part !== '').join(' ');
	return name === '' ? null : name;
}

function toResult(plan: ContactPlan, answer: Written | undefined, readAttempts: number): RecordResult {
	const { staleItems, notes } = plan;
	const { id = '', url = null } = plan.held ?? {};
	const base = { ...unwritten, id, url, person: personIn(plan), staleItems, notes };
	if (answer === undefined) return { ...base, attempts: readAttempts };
	const attempts = Math.max(readAttempts, answer.attempts);
	if (answer.kind !== 'written') return { ...failedResult('contact', answer.failure, attempts), staleItems };
	const verdict = answer.isNew ? 'created' : plan.isNews ? 'updated' : 'unchanged';
	const isByProfile = verdict === 'updated' && !plan.isNewsBeside;
	return { ...base, verdict, isByProfile, id: answer.id, url: answer.url ?? base.url, attempts };
}
