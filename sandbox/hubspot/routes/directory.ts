import type { Call } from '../../http/route';
import { notFound, problemAnswer } from '../problem';
import { owners, pipelines, portalId, type Owner, type Pipeline } from '../seed/account';
import type { HubSpotRoute } from './record-parts';

/** A fixed day in the past, for what was there before the test began. */
const openedAt = '2026-01-05T08:00:00.000Z';

function pipelineBody(pipeline: Pipeline, displayOrder: number) {
	return {
		id: pipeline.id,
		label: pipeline.label,
		displayOrder,
		createdAt: openedAt,
		updatedAt: openedAt,
		archived: false,
		stages: pipeline.stages.map((stage, order) => ({
			id: stage.id,
			label: stage.label,
			displayOrder: order,
			metadata: { isClosed: String(stage.isClosed), probability: stage.probability.toFixed(1) },
			createdAt: openedAt,
			updatedAt: openedAt,
			archived: false,
			writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
		})),
	};
}

function ownerBody(owner: Owner) {
	return {
		...owner,
		type: 'PERSON',
		userIdIncludingInactive: owner.userId,
		createdAt: openedAt,
		updatedAt: openedAt,
		archived: false,
	};
}

function ownersOf(call: Call): readonly Owner[] {
	const email = call.query.email?.toLowerCase();
	const found = owners.filter((owner) => email === undefined || owner.email === email);
	return found.slice(0, Number(call.query.limit ?? '100'));
}

const needsOwners: HubSpotRoute['scopes'] = () => ['crm.objects.owners.read'];
const needsDeals: HubSpotRoute['scopes'] = () => ['crm.objects.deals.read'];

export const directoryRoutes: readonly HubSpotRoute[] = [
	{
		method: 'GET',
		path: '/crm/pipelines/:version/deals',
		scopes: needsDeals,
		answer: () => ({ status: 200, body: { results: pipelines.map(pipelineBody) } }),
	},
	{
		method: 'GET',
		path: '/crm/pipelines/:version/deals/:id',
		scopes: needsDeals,
		answer: (_state, call) => {
			const index = pipelines.findIndex((pipeline) => pipeline.id === call.params.id);
			const pipeline = pipelines[index];
			return pipeline === undefined
				? problemAnswer(notFound)
				: { status: 200, body: pipelineBody(pipeline, index) };
		},
	},
	{
		method: 'GET',
		path: '/crm/owners/:version',
		scopes: needsOwners,
		answer: (_state, call) => ({ status: 200, body: { results: ownersOf(call).map(ownerBody) } }),
	},
	{
		method: 'GET',
		path: '/account-info/:version/details',
		scopes: () => [],
		answer: () => ({
			status: 200,
			body: {
				portalId,
				accountType: 'STANDARD',
				timeZone: 'US/Eastern',
				companyCurrency: 'USD',
				additionalCurrencies: [],
				utcOffset: '-05:00',
				utcOffsetMilliseconds: -18_000_000,
				uiDomain: 'app.hubspot.com',
				dataHostingLocation: 'na1',
			},
		}),
	},
];
