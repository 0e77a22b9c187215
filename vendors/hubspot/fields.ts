import type { ContactField, DealField } from '../../core/sync';

/** Where our words for a client are kept in HubSpot. */
export const contactProperties: Readonly<Record<ContactField, string>> = {
	key: 'studio_client_id',
	email: 'email',
	firstName: 'firstname',
	lastName: 'lastname',
	phone: 'phone',
	addressLine: 'address',
	city: 'city',
	region: 'state',
	postalCode: 'zip',
	country: 'country',
	homeLocation: 'studio_home_location',
	tags: 'studio_tags',
	leadSource: 'studio_lead_source',
	membershipStatus: 'studio_membership_status',
	marketingEmail: 'studio_marketing_email',
	marketingSms: 'studio_marketing_sms',
	owner: 'hubspot_owner_id',
	lifecycle: 'lifecyclestage',
	profileAt: 'studio_last_event_at',
	consentAt: 'studio_consent_at',
	membershipAt: 'studio_membership_at',
	correlationId: 'studio_correlation_id',
};

/** Where our words for a visit or sale are kept in HubSpot. */
export const dealProperties: Readonly<Record<DealField, string>> = {
	key: 'studio_deal_key',
	name: 'dealname',
	pipeline: 'pipeline',
	stage: 'dealstage',
	amount: 'amount',
	closedAt: 'closedate',
	owner: 'hubspot_owner_id',
	lastEventAt: 'studio_last_event_at',
	saleAt: 'studio_sale_at',
	refunds: 'studio_refunds',
	correlationId: 'studio_correlation_id',
};

/** Lifecycle moves forward only (HubSpot's contacts guide); these come before `customer`, custom stages do not. */
export const stagesBeforeCustomer = [
	'subscriber',
	'lead',
	'marketingqualifiedlead',
	'salesqualifiedlead',
	'opportunity',
] as const;

/** Properties a salesperson is in charge of unless the studio decides otherwise. */
export const defaultOwnedProperties = [
	'dealname',
	'hs_lead_status',
	'hubspot_owner_id',
	'lifecyclestage',
	'studio_lead_source',
] as const;

/** What a user may hand over to the CRM, with words for the menu; bookkeeping properties are not on offer. */
export const ownableProperties: ReadonlyArray<{ readonly name: string; readonly value: string }> = [
	{ name: 'Amount (Deal)', value: 'amount' },
	{ name: 'City', value: 'city' },
	{ name: 'Close Date (Deal)', value: 'closedate' },
	{ name: 'Country', value: 'country' },
	{ name: 'Deal Name', value: 'dealname' },
	{ name: 'Deal Stage', value: 'dealstage' },
	{ name: 'Email', value: 'email' },
	{ name: 'First Name', value: 'firstname' },
	{ name: 'Home Location', value: 'studio_home_location' },
	{ name: 'Last Name', value: 'lastname' },
	{ name: 'Lead Source', value: 'studio_lead_source' },
	{ name: 'Lead Status', value: 'hs_lead_status' },
	{ name: 'Lifecycle Stage', value: 'lifecyclestage' },
	{ name: 'Membership Status', value: 'studio_membership_status' },
	{ name: 'Owner', value: 'hubspot_owner_id' },
	{ name: 'Phone', value: 'phone' },
	{ name: 'Postal Code', value: 'zip' },
	{ name: 'State or Region', value: 'state' },
	{ name: 'Street Address', value: 'address' },
	{ name: 'Tags', value: 'studio_tags' },
];
