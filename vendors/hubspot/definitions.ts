import type { HubSpotObject } from './api';

/** A property as `POST /crm/properties` takes it. */
export interface PropertyDefinition {
	readonly name: string;
	readonly label: string;
	readonly type: 'string' | 'datetime' | 'enumeration';
	readonly fieldType: 'text' | 'textarea' | 'date' | 'select';
	readonly description: string;
	/** Can be set at creation only (HubSpot's properties guide). */
	readonly hasUniqueValue: boolean;
	readonly options?: ReadonlyArray<{
		readonly label: string;
		readonly value: string;
		readonly displayOrder: number;
		readonly hidden: boolean;
	}>;
}

export const studioGroup = { name: 'studio', label: 'Studio' } as const;

const text = (name: string, label: string, description: string): PropertyDefinition => ({
	name,
	label,
	type: 'string',
	fieldType: 'text',
	description,
	hasUniqueValue: false,
});
const key = (name: string, label: string, description: string): PropertyDefinition => ({
	...text(name, label, description),
	hasUniqueValue: true,
});
const instant = (name: string, label: string, description: string): PropertyDefinition => ({
	...text(name, label, description),
	type: 'datetime',
	fieldType: 'date',
});
const yesOrNo = (name: string, label: string, description: string): PropertyDefinition => ({
	...text(name, label, description),
	type: 'enumeration',
	fieldType: 'select',
	options: [
		{ label: 'Yes', value: 'true', displayOrder: 0, hidden: false },
		{ label: 'No', value: 'false', displayOrder: 1, hidden: false },
	],
});

const correlation = text(
	'studio_correlation_id',
	'Studio correlation ID',
	'Names the booking or sale in the studio system that the last change came from',
);

/** What setup makes; everything else we write is there in every HubSpot account. */
export const studioProperties: Readonly<Record<HubSpotObject, readonly PropertyDefinition[]>> = {
	contacts: [
		key('studio_client_id', 'Studio client ID', 'The client in the studio system; set by the integration'),
		instant(
			'studio_last_event_at',
			'Studio last event',
			'When the profile last changed in the studio system',
		),
		instant(
			'studio_consent_at',
			'Studio consent since',
			'When marketing consent was last told by the studio system',
		),
		instant('studio_membership_at', 'Studio membership since', 'When the membership status last changed'),
		text('studio_lead_source', 'Studio lead source', 'How the client found the studio'),
		text('studio_home_location', 'Studio home location', 'The client’s home location in the studio system'),
		text('studio_membership_status', 'Studio membership status', 'active, frozen, cancelled or expired'),
		text('studio_tags', 'Studio tags', 'Tags of the client in the studio system'),
		yesOrNo('studio_marketing_email', 'Studio marketing e-mail', 'Consent to marketing by e-mail'),
		yesOrNo('studio_marketing_sms', 'Studio marketing SMS', 'Consent to marketing by text message'),
		correlation,
	],
	deals: [
		key(
			'studio_deal_key',
			'Studio deal key',
			'The visit or sale in the studio system; set by the integration',
		),
		instant('studio_last_event_at', 'Studio last event', 'When the booking or sale last changed'),
		instant(
			'studio_sale_at',
			'Studio last sale event',
			'When the sale last changed; from then on the sale sets the stage',
		),
		text(
			'studio_refunds',
			'Studio refunds',
			'Refunds of the sale known so far: ID, amount and time of each, so that refunds in parts add up',
		),
		correlation,
	],
};
