import type { ContactPlan } from './contact-plan';
import type { ContactField } from './fields';
import type { RecordResult } from './record-result';
import type { Change, CrmTarget } from './target';

const consentFields: readonly ContactField[] = ['marketingEmail', 'consentAt'];

/** The address to opt out: consent was withdrawn by this change, and the contact has an e-mail. */
function emailToOptOut(target: CrmTarget, plan: ContactPlan): string | null {
	if (target.optOut === null || plan.change?.values.get('marketingEmail') !== 'false') return null;
	return plan.change.values.get('email') ?? plan.held?.values.get('email') ?? null;
}

/**
 * The change without the withdrawn consent. That is written only after the CRM's consent service has taken the
 * opt-out; otherwise a crash in between would leave a contact that says "no" and still gets mail.
 */
export function withoutOptOut(target: CrmTarget, plan: ContactPlan): Change<ContactField> | null {
	const { change } = plan;
	if (change === null || emailToOptOut(target, plan) === null) return change;
	const values = new Map([...change.values].filter(([field]) => !consentFields.includes(field)));
	return values.size === 0 ? null : { ...change, values };
}

/** Opts out whoever withdrew consent in this batch, then notes it on the contact. */
export async function optOutStep(
	target: CrmTarget,
	plans: readonly ContactPlan[],
	results: Map<string, RecordResult>,
): Promise<void> {
	if (target.optOut === null) return;
	const due = plans.flatMap((plan) => {
		const email = emailToOptOut(target, plan);
		const result = results.get(plan.group.key);
		const isWritten = result !== undefined && result.verdict !== 'failed';
		return email === null || !isWritten ? [] : [{ plan, email, result }];
	});
	if (due.length === 0) return;
	const { failures } = await target.optOut(
		due.map(({ plan, email }) => ({ contactKey: plan.group.key, email })),
	);
	for (const { plan, result } of due) {
		const failure = failures.get(plan.group.key);
		if (failure !== undefined) results.set(plan.group.key, { ...result, verdict: 'failed', failure });
	}
	const noted = due.filter(({ plan }) => !failures.has(plan.group.key));
	const written = await target.writeContacts(noted.map(({ plan, result }) => noteOf(plan, result)));
	for (const { plan, result } of noted) {
		const answer = written.get(plan.group.key);
		if (answer === undefined) continue;
		if (answer.kind !== 'written') {
			results.set(plan.group.key, { ...result, verdict: 'failed', failure: answer.failure });
		} else if (result.verdict === 'unchanged') {
			results.set(plan.group.key, { ...result, verdict: 'updated' });
		}
	}
}

function noteOf(plan: ContactPlan, result: RecordResult): Change<ContactField> {
	const told = plan.change?.values ?? new Map<ContactField, string>();
	const values = new Map([...told].filter(([field]) => consentFields.includes(field)));
	return { key: plan.group.key, id: result.id === '' ? null : result.id, isNew: false, values };
}
