import axios from 'axios';
import type { SourceProfile } from '../../../core/intake/profile';
import type { Story } from '../../../sandbox/studio';
import { startWellnessLivingApi } from '../../../sandbox/wellnessliving-api';
import { startZenotiApi } from '../../../sandbox/zenoti-api';
import {
	createWellnessLivingCaller,
	createWellnessLivingPollProfile,
} from '../../../vendors/wellnessliving/api';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { createZenotiCaller, createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import { outsideOf, Poller, type Clock } from './poller';

/** A studio's system: what happens there shows in its API at once, and is told by webhook when somebody listens. */
export interface StudioSystem {
	readonly profile: SourceProfile;
	readonly poller: Poller;
	readonly happen: (payload: unknown) => void;
	/** Calls that break the vendor's published rules. */
	readonly violations: () => readonly unknown[];
	readonly close: () => Promise<void>;
}

export async function openZenoti({ studio }: Story, clock: Clock): Promise<StudioSystem> {
	const api = await startZenotiApi({ studio: { ...studio, clients: [] }, now: () => clock.ms });
	const outside = outsideOf(api.url, clock, async () => `apikey ${api.apiKey}`);
	const pollProfile = createZenotiPollProfile({ invoices: 'whenUnclear' });
	return {
		profile: zenotiProfile,
		poller: new Poller(pollProfile, () => createZenotiCaller(outside, 3), clock),
		happen: (payload) => mustApply(api.applyFact(payload)),
		violations: () => api.journal.violations(),
		close: api.close,
	};
}

export async function openWellnessLiving({ studio }: Story, clock: Clock): Promise<StudioSystem> {
	const api = await startWellnessLivingApi({ studio: { ...studio, clients: [] }, now: () => clock.ms });
	const { region, businessId, clientId, clientSecret } = api;
	let token: string | null = null;
	const outside = outsideOf(api.url, clock, async (isRefused) => {
		if (token === null || isRefused) {
			const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
			const answer = await axios.post<{ access_token: string }>(api.tokenUrl, new URLSearchParams(grant));
			token = answer.data.access_token;
		}
		return `Bearer ${token}`;
	});
	return {
		profile: wellnessLivingProfile,
		poller: new Poller(
			createWellnessLivingPollProfile(),
			() => createWellnessLivingCaller(outside, 3, { region, businessId }),
			clock,
		),
		happen: (payload) => mustApply(api.applyFact(payload)),
		violations: () => api.journal.violations(),
		close: api.close,
	};
}

function mustApply(outcome: { readonly applied: boolean; readonly reason?: string }): void {
	if (!outcome.applied) throw new Error(`the stand-in ignored a fact: ${outcome.reason ?? ''}`);
}
