import { createCaller, defaultRetryPolicy, type Outside } from '../../core/http';
import { numberOf, own, recordOf, textOf, idOf } from '../../core/event/read';
import type { Caller } from '../../core/http';
import type { CrmTarget, TargetOptions } from '../../core/sync';
import { mostPerBatch, paths, type HubSpotObject } from './api';
import { optOut } from './consent';
import { stagesBeforeCustomer } from './fields';
import { linkDeals } from './link';
import { findRecords } from './read';
import { hubSpotRetryProfile } from './retry-profile';
import { contactKind, createPlan, dealKind, type Session } from './session';
import { writeRecords } from './write';

export function createHubSpotCaller(outside: Outside, maxAttempts: number): Caller {
	return createCaller(outside, hubSpotRetryProfile, {
		...defaultRetryPolicy,
		maxAttempts: Math.max(1, Math.floor(maxAttempts)),
	});
}

/** HubSpot as the sync sees it. */
export function createHubSpotTarget(outside: Outside, options: TargetOptions): CrmTarget {
	const caller = createHubSpotCaller(outside, options.maxAttempts);
	const plan = options.dryRun ? createPlan() : null;
	const session: Session = {
		caller,
		plan,
		batchSize: Math.min(mostPerBatch, Math.max(1, Math.floor(options.batchSize))),
		recordUrl: options.recordLinks ? recordUrls(caller) : () => Promise.resolve(null),
	};
	const subscriptionId = numberOf(options.subscriptionId);
	return {
		system: 'hubSpot',
		stagesBeforeCustomer,
		findContacts: (by, values) =>
			findRecords(session, contactKind, by === 'key' ? contactKind.keyProperty : 'email', values),
		writeContacts: (changes) => writeRecords(session, contactKind, changes),
		findDeals: (keys) => findRecords(session, dealKind, dealKind.keyProperty, keys),
		writeDeals: (changes) => writeRecords(session, dealKind, changes),
		link: (links) => linkDeals(session, links),
		optOut: subscriptionId === null ? null : (optOuts) => optOut(session, subscriptionId, optOuts),
		calls: () => caller.sent() + (plan?.calls() ?? 0),
		planned: plan === null ? null : plan.changes,
	};
}

const objectTypeIds: Readonly<Record<HubSpotObject, string>> = { contacts: '0-1', deals: '0-3' };

/** Pages of records; the account's id and host are asked for once. */
function recordUrls(caller: Caller): Session['recordUrl'] {
	let base: Promise<string | null> | null = null;
	const fetchBase = async (): Promise<string | null> => {
		const result = await caller.call({ method: 'GET', path: paths.account });
		const body = recordOf(result.ok ? result.response.body : null);
		const portalId = idOf(own(body, 'portalId'));
		const host = textOf(own(body, 'uiDomain')) ?? 'app.hubspot.com';
		return portalId === null ? null : `https://${host}/contacts/${portalId}/record`;
	};
	return async (object, id) => {
		base ??= fetchBase();
		const url = await base;
		return url === null ? null : `${url}/${objectTypeIds[object]}/${id}`;
	};
}
