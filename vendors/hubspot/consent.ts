import type { Failure } from '../../core/http';
import type { OptOut, StepResult } from '../../core/sync';
import { paths } from './api';
import type { Session } from './session';

/**
 * Opts addresses out of one subscription type, one call each (the batch form needs Marketing Hub Enterprise).
 * Only ever UNSUBSCRIBED: SUBSCRIBED can undo an opt-out the person made in HubSpot (`RESUBSCRIBE_OCCURRED`).
 */
export async function optOut(
	session: Session,
	subscriptionId: number,
	optOuts: readonly OptOut[],
): Promise<StepResult> {
	const failures = new Map<string, Failure>();
	const body = { channel: 'EMAIL', statusState: 'UNSUBSCRIBED', subscriptionId };
	for (const { contactKey, email } of optOuts) {
		if (session.plan !== null) {
			session.plan.countCall();
			const fields = { email, subscriptionId: String(subscriptionId) };
			session.plan.note(contactKey, { type: 'contact', action: 'optOut', id: null, fields });
			continue;
		}
		const result = await session.caller.call({ method: 'POST', path: paths.consent(email), body });
		if (!result.ok) failures.set(contactKey, result.failure);
	}
	return { failures };
}
