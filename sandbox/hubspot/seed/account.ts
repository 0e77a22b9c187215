/** Stages of a deal pipeline; the ids are what `dealstage` takes. */
export interface Stage {
	readonly id: string;
	readonly label: string;
	readonly isClosed: boolean;
	/** 0 to 1. */
	readonly probability: number;
}

export interface Pipeline {
	readonly id: string;
	readonly label: string;
	readonly stages: readonly Stage[];
}

const stage = (id: string, label: string, probability: number, isClosed = false): Stage => ({
	id,
	label,
	isClosed,
	probability,
});

/** HubSpot's own sales pipeline, and one a studio would make; custom stages have numeric ids there. */
export const pipelines: readonly Pipeline[] = [
	{
		id: 'default',
		label: 'Sales Pipeline',
		stages: [
			stage('appointmentscheduled', 'Appointment Scheduled', 0.2),
			stage('qualifiedtobuy', 'Qualified To Buy', 0.4),
			stage('presentationscheduled', 'Presentation Scheduled', 0.6),
			stage('decisionmakerboughtin', 'Decision Maker Bought-In', 0.8),
			stage('contractsent', 'Contract Sent', 0.9),
			stage('closedwon', 'Closed Won', 1, true),
			stage('closedlost', 'Closed Lost', 0, true),
		],
	},
	{
		id: '75200100',
		label: 'Studio bookings',
		stages: [
			stage('75200101', 'Booked', 0.3),
			stage('75200102', 'Confirmed', 0.5),
			stage('75200103', 'Visited', 0.8),
			stage('75200104', 'Won (paid)', 1, true),
			stage('75200105', 'Lost (cancelled)', 0, true),
			stage('75200106', 'Lost (no-show)', 0, true),
		],
	},
];

export interface Owner {
	readonly id: string;
	readonly userId: number;
	readonly email: string;
	readonly firstName: string;
	readonly lastName: string;
}

export const owners: readonly Owner[] = [
	{
		id: '81240011',
		userId: 5511,
		email: 'mara.lindqvist@studio.test',
		firstName: 'Mara',
		lastName: 'Lindqvist',
	},
	{ id: '81240012', userId: 5512, email: 'theo.okafor@studio.test', firstName: 'Theo', lastName: 'Okafor' },
];

export interface SubscriptionType {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly purpose: string;
}

export const subscriptionTypes: readonly SubscriptionType[] = [
	{ id: '310201', name: 'Studio news', description: 'New classes and offers', purpose: 'Marketing' },
	{ id: '310202', name: 'Class reminders', description: 'Before each visit', purpose: 'Service' },
];

/** Everything the nodes ask for; a test takes away what it wants to see missing. */
export const allScopes = [
	'crm.objects.contacts.read',
	'crm.objects.contacts.write',
	'crm.objects.deals.read',
	'crm.objects.deals.write',
	'crm.objects.owners.read',
	'crm.schemas.contacts.read',
	'crm.schemas.contacts.write',
	'crm.schemas.deals.read',
	'crm.schemas.deals.write',
	'communication_preferences.read',
	'communication_preferences.write',
] as const;

export const sandboxToken = 'pat-sandbox-1f0c2c5e-6f8e-4f0f-9d5b-3b1c0a7e2d44';
export const portalId = 48213907;
