import { stageIdOf, studioPipelineId } from './workflows.mts';

/** A node of the gallery: one operation of one node, filled in as a user has it before the first run. */
export interface Exhibit {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: object;
	readonly credential: string | null;
}

const exhibit = (
	name: string,
	type: string,
	credential: string | null,
	parameters: object = {},
	typeVersion = 1,
): Exhibit => ({ name, type, typeVersion, parameters, credential });

const triggers: readonly Exhibit[] = [
	exhibit('Zenoti Trigger', 'zenotiTrigger', 'zenotiWebhookApi', {}, 1.1),
	exhibit('WellnessLiving Trigger', 'wellnessLivingTrigger', 'wellnessLivingWebhookApi', {}, 1.1),
	exhibit(
		'Zenoti Polling Trigger',
		'zenotiPollingTrigger',
		'zenotiApi',
		{ options: { firstRun: 'lookBack', lookbackDays: 7, locationIds: '', skipSeenByWebhook: true } },
		1.1,
	),
	exhibit('WellnessLiving Polling Trigger', 'wellnessLivingPollingTrigger', 'wellnessLivingApi', {}, 1.1),
];

const reads: readonly Exhibit[] = [
	exhibit('Save a guest', 'zenoti', 'zenotiApi', {
		resource: 'guest',
		operation: 'upsert',
		additionalFields: { birthDate: '', code: '', phoneCountryId: 225, tags: '' },
	}),
	exhibit('Appointments', 'zenoti', 'zenotiApi', {
		resource: 'appointment',
		operation: 'getAll',
		options: { currency: '', employeeId: { __rl: true, mode: 'list', value: '' }, timeZone: '' },
	}),
	exhibit('Sales report', 'zenoti', 'zenotiApi', { resource: 'report', operation: 'salesAccrual' }),
	exhibit('Class bookings', 'wellnessLiving', 'wellnessLivingApi', {
		resource: 'attendance',
		operation: 'getAll',
		options: { locationIds: [], timeZone: '', sessionId: '' },
	}),
	exhibit('All sales', 'wellnessLiving', 'wellnessLivingApi', { resource: 'report', operation: 'sales' }),
];

const hubSpot = 'studioHubSpotApi';

const crm: readonly Exhibit[] = [
	exhibit('Studio CRM', 'studioCrm', hubSpot, {
		pipelineId: studioPipelineId,
		stages: { values: [{ status: 'booked', stageId: stageIdOf('booked') }] },
		options: { dryRun: true },
	}),
	exhibit('Set up', 'studioCrm', hubSpot, { operation: 'setup' }),
];

const quickBooks = 'studioQuickBooksOAuth2Api';
const xero = 'studioXeroOAuth2Api';

const books: readonly Exhibit[] = [
	exhibit('Post a day', 'studioAccounting', quickBooks, {
		centers: { values: [{ locationId: 'center-1', code: 'NORTH', name: 'North', unit: '', classId: '' }] },
		accounts: { values: [{ key: 'tips', account: '', locationId: '' }] },
		options: { closedPeriod: 'firstOpenDay' },
	}),
	exhibit('Preview', 'studioAccounting', xero, { system: 'xero', operation: 'previewDay' }),
	exhibit('Post each sale', 'studioAccounting', quickBooks, {
		operation: 'postSales',
		options: { defaultLocationId: '', linkPrefix: '', largestRounding: 0.05 },
	}),
	exhibit('Set up accounts', 'studioAccounting', quickBooks, {
		operation: 'setup',
		options: { dryRun: true, customerId: '' },
	}),
	exhibit('Set up Xero', 'studioAccounting', xero, { system: 'xero', operation: 'setup' }),
];

const others: readonly Exhibit[] = [
	exhibit('Studio Reconcile', 'studioReconcile', null),
	exhibit('Compare with books', 'studioReconcile', null, {
		otherSide: 'ledgerDocuments',
		matchBy: 'dayDocument',
		options: {
			centers: { values: [{ locationId: 'center-1', code: 'NORTH' }] },
			kinds: ['sale'],
			timeZone: '',
		},
	}),
	exhibit('Compare with a sheet', 'studioReconcile', null, {
		otherSide: 'records',
		matchBy: 'saleNumber',
		otherFields: { amount: '', day: '' },
		fieldPairs: { values: [{ source: '', other: '', kind: 'amount' }] },
	}),
	exhibit('Normalize', 'studioEvent', null),
	exhibit('Sign', 'studioEvent', 'wellnessLivingWebhookApi', {
		operation: 'sign',
		system: 'wellnessLiving',
	}),
	exhibit('From rows', 'studioEvent', null, {
		operation: 'fromRows',
		options: {
			currency: '',
			dateOrder: 'recognize',
			decimalMark: 'point',
			exportedAt: '',
			locations: { values: [{ locationId: '', name: '' }] },
			timeZone: '',
		},
	}),
];

export const exhibits: readonly Exhibit[] = [...triggers, ...reads, ...crm, ...books, ...others];
