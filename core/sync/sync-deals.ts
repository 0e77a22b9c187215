import { planDeal, type DealPlan } from './deal-plan';
import type { DealGroup } from './groups';
import { failedResult, type RecordResult, type ResultsByKey } from './record-result';
import type { SyncSettings } from './settings';
import type { CrmTarget, Link, Written } from './target';

/** Two tries: a deal opened by another run between our look and our write is looked at again. */
const mostRounds = 2;

/** Opens and moves the deals of the batch and links them to their clients. */
export async function syncDeals(
	target: CrmTarget,
	groups: readonly DealGroup[],
	contacts: ResultsByKey,
	settings: SyncSettings,
): Promise<ResultsByKey> {
	const results = new Map<string, RecordResult>();
	const { pipeline } = settings;
	if (pipeline === null) return results;
	let pending = groups;
	for (let round = 1; pending.length > 0; round += 1) {
		const found = await target.findDeals(pending.map(({ key }) => key));
		const plans: DealPlan[] = [];
		for (const group of pending) {
			const failure = found.failures.get(group.key);
			const attempts = found.attempts.get(group.key) ?? 0;
			if (failure !== undefined) results.set(group.key, failedResult('deal', failure, attempts));
			else plans.push(planDeal(group, found.records.get(group.key) ?? null, pipeline, settings));
		}
		const written = await target.writeDeals(plans.flatMap(({ change }) => change ?? []));
		const again: DealGroup[] = [];
		for (const plan of plans) {
			const { key } = plan.group;
			const answer = written.get(key);
			if (answer?.kind === 'conflict' && round < mostRounds) again.push(plan.group);
			else results.set(key, toResult(plan, answer, found.attempts.get(key) ?? 0));
		}
		pending = again;
	}
	await linkDeals(target, groups, contacts, results);
	return results;
}

function toResult(plan: DealPlan, answer: Written | undefined, readAttempts: number): RecordResult {
	const { staleItems, notes } = plan;
	const attempts = Math.max(readAttempts, answer?.attempts ?? 0);
	if (answer !== undefined && answer.kind !== 'written')
		return failedResult('deal', answer.failure, attempts);
	const verdict = answer?.isNew === true ? 'created' : plan.isNews ? 'updated' : 'unchanged';
	const id = answer?.id ?? plan.held?.id ?? '';
	const url = answer?.url ?? plan.held?.url ?? null;
	const outcome = { verdict: plan.exists ? verdict : 'absent', id, url, attempts } as const;
	return { type: 'deal', ...outcome, person: null, failure: null, isByProfile: false, staleItems, notes };
}

/**
 * Links are repeated for every event that names a client, also when nothing else changed: after a crash between
 * deal and link the retry has to make up for it, and repeating a link is harmless.
 */
async function linkDeals(
	target: CrmTarget,
	groups: readonly DealGroup[],
	contacts: ResultsByKey,
	results: Map<string, RecordResult>,
): Promise<void> {
	const links = groups.flatMap(({ key, contactKeys }): readonly Link[] => {
		const deal = results.get(key);
		if (deal === undefined || deal.verdict === 'failed' || deal.verdict === 'absent') return [];
		return contactKeys.flatMap((contactKey) => {
			const contact = contacts.get(contactKey);
			if (contact === undefined || contact.verdict === 'failed') return [];
			const isNewDeal = deal.verdict === 'created';
			return [{ dealKey: key, dealId: deal.id, contactId: contact.id, isNewDeal }];
		});
	});
	if (links.length === 0) return;
	const { failures } = await target.link(links);
	for (const [key, failure] of failures) {
		const deal = results.get(key);
		if (deal !== undefined) results.set(key, { ...deal, verdict: 'failed', failure });
	}
}
