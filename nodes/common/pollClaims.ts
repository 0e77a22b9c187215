import type { StudioEvent } from '../../core/event';
import type { Claim, Sleep } from '../../core/intake';
import type { DedupeMemory } from './dedupeMemory';

export interface ClaimWait {
	readonly sleep: Sleep;
	/** For deliveries that n8n is just taking; one wait for all of them. */
	readonly longestMs: number;
}

/**
 * The events of a poll that no webhook trigger of the workflow has started an execution with; from now on its deliveries
 * of them are duplicates. Nor those that say just what a webhook has said last of their entity, where the vendor gives
 * the webhook an id that no poll can know. What a poll has told before is told again: then n8n has not kept that poll, which alone knows
 * what was told.
 */
export async function claimForPoll(
	memory: DedupeMemory,
	workflowId: string,
	events: readonly StudioEvent[],
	wait: ClaimWait,
): Promise<readonly StudioEvent[]> {
	let patience: Promise<'busy'> | undefined;
	const outOfPatience = () => (patience ??= wait.sleep(wait.longestMs).then(() => 'busy'));
	const polled = memory.polledWindow(workflowId);
	const states = memory.statesOf(workflowId);
	const fresh: StudioEvent[] = [];
	for (const event of events) {
		const isToldAgain = polled.has(event.id);
		if (!isToldAgain && states.isKnown(event)) continue;
		if (isToldAgain || (await claimOne(memory, workflowId, event.id, outOfPatience))) fresh.push(event);
	}
	states.note(fresh, 'poll');
	return fresh;
}

async function claimOne(
	memory: DedupeMemory,
	workflowId: string,
	id: string,
	outOfPatience: () => Promise<'busy'>,
): Promise<boolean> {
	const polled = memory.polledWindow(workflowId);
	for (;;) {
		const attempts = memory.webhookWindows(workflowId).map((window) => window.tryClaim(id));
		const claims: readonly Claim[] = attempts.flatMap((one) => (one.kind === 'claimed' ? [one.claim] : []));
		const isSeen = attempts.some(({ kind }) => kind === 'duplicate');
		const twin = attempts.find((one) => one.kind === 'inFlight');
		if (!isSeen && twin === undefined) {
			for (const claim of claims) claim.commit();
			const own = polled.tryClaim(id);
			if (own.kind === 'claimed') own.claim.commit();
			return true;
		}
		for (const claim of claims) claim.release();
		if (isSeen) return false;
		// better told twice than not at all
		if ((await Promise.race([twin?.settled, outOfPatience()])) === 'busy') return true;
	}
}
