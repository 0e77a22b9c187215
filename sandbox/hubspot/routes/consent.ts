import type { Answer, Call } from '../../http/route';
import { consentBody, parseBody } from '../bodies';
import { invalid, problemAnswer } from '../problem';
import { subscriptionTypes, type SubscriptionType } from '../seed/account';
import type { HubSpotState } from '../state';
import type { ConsentEntry, ConsentState } from '../store/consent';
import type { HubSpotRoute } from './record-parts';

const openedAt = '2026-01-05T08:00:00.000Z';

function definitionBody(type: SubscriptionType) {
	return {
		...type,
		communicationMethod: 'Email',
		isActive: true,
		isDefault: false,
		isInternal: false,
		createdAt: openedAt,
		updatedAt: openedAt,
	};
}

function envelope(state: HubSpotState, results: readonly unknown[]): Answer {
	const at = new Date(state.now()).toISOString();
	return { status: 200, body: { status: 'COMPLETE', results, startedAt: at, completedAt: at } };
}

function statusBody(email: string, type: SubscriptionType, entry: ConsentEntry, reason: string | null) {
	return {
		channel: 'EMAIL',
		subscriberIdString: email,
		subscriptionId: Number(type.id),
		subscriptionName: type.name,
		status: entry.state,
		source: entry.at === 0 ? null : 'Public Status API',
		timestamp: entry.at === 0 ? null : new Date(entry.at).toISOString(),
		legalBasis: entry.legalBasis,
		legalBasisExplanation: entry.legalBasisExplanation,
		setStatusSuccessReason: reason,
	};
}

const unspecified: ConsentEntry = {
	state: 'NOT_SPECIFIED',
	at: 0,
	legalBasis: null,
	legalBasisExplanation: null,
};

/** An opt-out of everything counts for each subscription. */
function entryOf(state: HubSpotState, email: string, type: SubscriptionType): ConsentEntry {
	const wideAt = state.store.consent.optedOutOfAllAt(email);
	if (wideAt !== null) return { ...unspecified, state: 'UNSUBSCRIBED', at: wideAt };
	return state.store.consent.get(email, type.id) ?? unspecified;
}

function channelProblem(call: Call): Answer | null {
	return call.query.channel === 'EMAIL'
		? null
		: problemAnswer(invalid('Query parameter channel must be EMAIL'));
}

function readStatuses(state: HubSpotState, call: Call): Answer {
	const problem = channelProblem(call);
	if (problem !== null) return problem;
	const email = call.params.email ?? '';
	state.store.consent.noteRead(email);
	return envelope(
		state,
		subscriptionTypes.map((type) => statusBody(email, type, entryOf(state, email, type), null)),
	);
}

function readWide(state: HubSpotState, call: Call): Answer {
	const problem = channelProblem(call);
	if (problem !== null) return problem;
	const subscriberIdString = call.params.email ?? '';
	const at = state.store.consent.optedOutOfAllAt(subscriberIdString);
	const status = at === null ? 'NOT_SPECIFIED' : 'UNSUBSCRIBED';
	const timestamp = at === null ? null : new Date(at).toISOString();
	return envelope(state, [
		{ subscriberIdString, channel: 'EMAIL', wideStatusType: 'PORTAL_WIDE', status, timestamp },
	]);
}

function setStatus(state: HubSpotState, call: Call): Answer {
	const body = parseBody(consentBody, call.body);
	if (!body.ok) return problemAnswer(body.problem);
	const { statusState, legalBasis, legalBasisExplanation, subscriptionId } = body.value;
	const type = subscriptionTypes.find((candidate) => candidate.id === String(subscriptionId));
	if (type === undefined) return problemAnswer(invalid(`Subscription ${subscriptionId} does not exist`));
	if (statusState === 'SUBSCRIBED' && (legalBasis === undefined || legalBasisExplanation === undefined)) {
		return problemAnswer(invalid('A legal basis and its explanation are required to subscribe'));
	}
	const email = call.params.email ?? '';
	const before = entryOf(state, email, type).state;
	if (statusState === 'SUBSCRIBED') watchSubscribe(state, email, before);
	const entry: ConsentEntry = {
		state: statusState,
		at: state.now(),
		legalBasis: legalBasis ?? null,
		legalBasisExplanation: legalBasisExplanation ?? null,
	};
	state.store.consent.set(email, type.id, entry);
	return envelope(state, [statusBody(email, type, entry, reasonOf(before, statusState))]);
}

/** HubSpot lets both happen; a careful client does neither. */
function watchSubscribe(state: HubSpotState, email: string, before: ConsentState): void {
	if (before === 'UNSUBSCRIBED') {
		state.journal.reportViolation('RESUBSCRIBE_OCCURRED', `${email} had opted out and was subscribed again`);
		state.store.consent.clearOptOutOfAll(email);
	}
	if (!state.store.consent.wasRead(email)) {
		state.journal.reportViolation(
			'SUBSCRIBED_UNREAD',
			`${email} was subscribed without a look at its status`,
		);
	}
}

function reasonOf(before: ConsentState, after: ConsentState): string {
	if (before === after) return 'NO_STATUS_CHANGE';
	return before === 'UNSUBSCRIBED' && after === 'SUBSCRIBED'
		? 'RESUBSCRIBE_OCCURRED'
		: 'REQUESTED_CHANGE_OCCURRED';
}

const base = '/communication-preferences/:version';
const needsRead: HubSpotRoute['scopes'] = () => ['communication_preferences.read'];
const needsWrite: HubSpotRoute['scopes'] = () => ['communication_preferences.write'];

export const consentRoutes: readonly HubSpotRoute[] = [
	{
		method: 'GET',
		path: `${base}/definitions`,
		scopes: needsRead,
		answer: (state) => envelope(state, subscriptionTypes.map(definitionBody)),
	},
	{ method: 'GET', path: `${base}/statuses/:email`, scopes: needsRead, answer: readStatuses },
	{ method: 'POST', path: `${base}/statuses/:email`, scopes: needsWrite, answer: setStatus },
	{ method: 'GET', path: `${base}/statuses/:email/unsubscribe-all`, scopes: needsRead, answer: readWide },
];
