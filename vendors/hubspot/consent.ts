import type { Failure } from '../../core/http';
import type { StepResult } from '../../core/sync';
import { paths } from './api';
import type { Session } from './session';

/**
 * Opts addresses out of one subscription type, one call each (the batch form needs Marketing Hub Enterprise).
 * Only ever UNSUBSCRIBED: SUBSCRIBED can undo an opt-out the person made in HubSpot (`RESUBSCRIBE_OCCURRED`).
 */
export async function optOut(
	session: Session,
	subscriptionId: number,
	emails: readonly string[],
): Promise<StepResult> {
	const failures = new Map<string, Failure>();
	const body = { channel: 'EMAIL', statusState: 'UNSUBSCRIBED', subscriptionId };
	for (const email of new Set(emails)) {
		if (session.plan !== null) {
			session.plan.countCall();
			continue;
		}
		const result = await session.caller.call({ method: 'POST', path: paths.consent(email), body });
		if (!result.ok) failures.set(email, result.failure);
	}
	return { failures };
}
