import type { StudioEvent } from '../event';
import type { Claim, DedupeWindow } from './dedupe-window';

export type EventClaim =
	| { readonly kind: 'fresh'; readonly events: readonly StudioEvent[]; readonly claim: Claim }
	| { readonly kind: 'duplicate' }
	/** A twin's outcome is still open after the longest wait; the vendor has to come again. */
	| { readonly kind: 'busy' };

/** Resolves after so many milliseconds. */
export type Sleep = (milliseconds: number) => Promise<void>;

/**
 * Claims the facts of one delivery. A fact that a twin has in flight is waited for: accepted by n8n makes this one a
 * duplicate, refused (5xx) makes this one the first. Ids are claimed in sorted order, so two deliveries that share
 * several facts cannot wait for each other in a circle.
 */
export async function claimEvents(
	window: DedupeWindow,
	events: readonly StudioEvent[],
	wait: { readonly sleep: Sleep; readonly longestMs: number },
): Promise<EventClaim> {
	const fresh = new Set<string>();
	const claims: Claim[] = [];
	let patience: Promise<'busy'> | undefined;
	/** One wait for the whole delivery, however many of its facts are in flight; it starts when it is first needed. */
	const outOfPatience = () => (patience ??= wait.sleep(wait.longestMs).then(() => 'busy'));
	for (const id of [...new Set(events.map((event) => event.id))].sort()) {
		const result = await claimOne(window, id, outOfPatience);
		if (result === 'busy') {
			for (const claim of claims) claim.release();
			return { kind: 'busy' };
		}
		if (result === 'duplicate') continue;
		fresh.add(id);
		claims.push(result);
	}
	if (fresh.size === 0) return { kind: 'duplicate' };
	return { kind: 'fresh', events: firstOfEach(events, fresh), claim: joined(claims) };
}

async function claimOne(
	window: DedupeWindow,
	id: string,
	outOfPatience: () => Promise<'busy'>,
): Promise<Claim | 'duplicate' | 'busy'> {
	for (;;) {
		const attempt = window.tryClaim(id);
		if (attempt.kind === 'claimed') return attempt.claim;
		if (attempt.kind === 'duplicate') return 'duplicate';
		if ((await Promise.race([attempt.settled, outOfPatience()])) === 'busy') return 'busy';
	}
}

function firstOfEach(events: readonly StudioEvent[], ids: ReadonlySet<string>): readonly StudioEvent[] {
	const left = new Set(ids);
	return events.filter((event) => left.delete(event.id));
}

function joined(claims: readonly Claim[]): Claim {
	return {
		commit: () => claims.forEach((claim) => claim.commit()),
		release: () => claims.forEach((claim) => claim.release()),
	};
}
